import type { Locator, Page } from 'playwright-core'

/** Settings > Sync, and the sync state in the header. */
export class SyncSection {
  readonly page: Page
  readonly list: Locator
  readonly state: Locator

  constructor(page: Page) {
    this.page = page
    this.list = page.getByRole('region', { name: 'PCs of the clinic' })
    this.state = page
      .getByRole('banner')
      .getByRole('button', { name: /sync|Waiting for the network|Getting the clinic’s data/i })
  }

  async open(): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Sections of Settings' }).getByText('Sync').click()
    await this.page.getByRole('heading', { name: 'Sync', exact: true }).waitFor()
  }

  async connect(address: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Address of the hub' }).fill(address)
    await this.page.getByRole('button', { name: 'Connect to this hub' }).click()
    await this.list.waitFor()
  }

  /** Waits until the header says so. */
  async waitFor(words: string): Promise<void> {
    await this.state.filter({ hasText: words }).waitFor({ timeout: 20_000 })
  }

  /** Opens "Add a PC" and reads the code. */
  async addPc(): Promise<string> {
    await this.page.getByRole('button', { name: 'Add a PC' }).click()
    const code = this.page
      .getByRole('dialog', { name: 'Add a PC' })
      .locator('p[aria-label="Code for the new PC"]')
    await code.waitFor({ timeout: 20_000 })
    return code.innerText()
  }

  row(name: string): Locator {
    return this.list.getByRole('listitem').filter({ hasText: name })
  }
}
