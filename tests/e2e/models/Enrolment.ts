import type { Locator, Page } from 'playwright-core'

/** Setting up the second factor, as a screen of its own or in the Account modal. */
export class Enrolment {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  get qrCode(): Locator {
    return this.page.getByRole('img', { name: 'QR code for your authenticator app' })
  }

  get codes(): Locator {
    return this.page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem')
  }

  /** The key a person would type into the app. */
  async readSecret(): Promise<string> {
    await this.qrCode.waitFor()
    return this.page.locator('code').innerText()
  }

  /** The sixth digit sends it. */
  async confirm(code: string): Promise<void> {
    await this.page.getByLabel('Code the app shows').fill(code)
  }

  /** Reads the ten codes that are shown once, and says that they are kept. */
  async keepCodes(): Promise<string[]> {
    await this.codes.first().waitFor()
    const codes = await this.codes.allInnerTexts()
    await this.page.getByRole('checkbox', { name: 'I have kept them' }).check()
    await this.page.getByRole('button', { name: 'Done', exact: true }).click()
    await this.codes.first().waitFor({ state: 'hidden' })
    return codes
  }
}
