import type { Locator, Page } from 'playwright-core'

/** Settings > Mail: the form, the test mail, and what is on its way. */
export class MailSettings {
  readonly page: Page
  readonly testButton: Locator
  readonly queue: Locator

  constructor(page: Page) {
    this.page = page
    this.testButton = page.getByRole('button', { name: 'Send a test mail to yourself' })
    this.queue = page.getByRole('region', { name: 'Mail on its way' })
  }

  async open(): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Sections of Settings' }).getByText('Mail').click()
    await this.page.getByLabel('Server', { exact: false }).first().waitFor()
  }

  field(name: string): Locator {
    return this.page.getByRole('textbox', { name })
  }

  async choose(security: string): Promise<void> {
    await this.page.getByRole('combobox', { name: 'Connection' }).click()
    await this.page.getByRole('option', { name: security }).click()
  }

  async enter(server: { host: string; port: number; user: string; password: string }): Promise<void> {
    await this.field('Server').fill(server.host)
    await this.field('Port').fill(String(server.port))
    await this.field('User').fill(server.user)
    await this.field('Password').fill(server.password)
    await this.field('Address of the sender').fill('desk@maple.example')
  }

  async save(): Promise<void> {
    await this.page.getByRole('button', { name: 'Save', exact: true }).click()
    await this.page.getByText('Saved.').waitFor()
  }
}
