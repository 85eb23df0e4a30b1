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

  async choose(name: string, text: string | Buffer): Promise<void> {
    const another = this.dialog.getByRole('button', { name: 'Choose another file' })
    if (await another.isVisible()) await another.click()
    await this.dialog
      .locator('input[type="file"]')
      .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
    await another.waitFor()
  }

  /** What a column of the chosen file holds. */
  column(header: string): Locator {
    return this.dialog.getByLabel(`What “${header}” holds`)
  }

  async assign(header: string, field: string): Promise<void> {
    await this.column(header).selectOption(field)
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
