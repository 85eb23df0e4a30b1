import type { Locator, Page } from 'playwright-core'

/** The import of people, opened from Clinic Users. */
export class ImportDialog {
  readonly page: Page
  readonly dialog: Locator

  constructor(page: Page) {
    this.page = page
    this.dialog = page.getByRole('dialog', { name: 'Import people' })
  }

  async open(): Promise<void> {
    await this.page.getByRole('button', { name: 'Import', exact: true }).click()
    await this.dialog.getByRole('button', { name: 'Choose a file' }).waitFor()
  }

  async choose(name: string, text: string): Promise<void> {
    const another = this.dialog.getByRole('button', { name: 'Choose another file' })
    if (await another.isVisible()) await another.click()
    await this.dialog
      .locator('input[type="file"]')
      .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
    await another.waitFor()
  }

  async run(): Promise<void> {
    await this.dialog.getByRole('button', { name: /^Import \d/ }).click()
    await this.dialog.getByText(/imported$/).waitFor({ timeout: 60_000 })
  }

  async close(): Promise<void> {
    await this.page.keyboard.press('Escape')
    await this.dialog.waitFor({ state: 'hidden' })
  }
}
