import type { Locator, Page } from 'playwright-core'

/** Selecting rows of Clinic Users, the bar under the list, and the modal of a bulk change. */
export class BulkChange {
  readonly page: Page
  readonly bar: Locator
  readonly dialog: Locator
  readonly table: Locator

  constructor(page: Page) {
    this.page = page
    this.bar = page.getByRole('region', { name: 'Selected people' })
    this.dialog = page.getByRole('dialog', { name: / of .* (?:person|people)$/ })
    this.table = this.dialog.getByRole('table', { name: 'What would happen' })
  }

  /** Waits until the bar says so many are selected. */
  async isSelected(text: string): Promise<void> {
    await this.bar.getByRole('status').getByText(text, { exact: true }).waitFor()
  }

  /** Opens the modal of a part by the keyboard alone. */
  async openByKeys(part: string): Promise<void> {
    await this.bar.getByRole('button', { name: 'Change', exact: true }).focus()
    await this.page.keyboard.press('Enter')
    const item = this.page.getByRole('menuitem', { name: `${part} …` })
    await item.waitFor()
    for (let step = 0; step < 8; step += 1) {
      await this.page.keyboard.press('ArrowDown')
      if (await item.evaluate((node) => node === document.activeElement)) break
    }
    await this.page.keyboard.press('Enter')
    await this.dialog.waitFor()
  }

  /** Chooses in a list by the keyboard: opens it, goes down until the option is the chosen one, takes it. */
  async chooseByKeys(label: string, option: string): Promise<void> {
    const field = this.dialog.getByRole('combobox', { name: label })
    await field.focus()
    const wanted = this.page.getByRole('option', { name: option, exact: true })
    if (!(await wanted.isVisible())) await this.page.keyboard.press('ArrowDown')
    await wanted.waitFor()
    for (let step = 0; step < 12; step += 1) {
      if ((await wanted.getAttribute('data-combobox-selected')) === 'true') break
      await this.page.keyboard.press('ArrowDown')
    }
    await this.page.keyboard.press('Enter')
    await this.table.waitFor()
  }

  /** A row of the dry run as the words of its cells. */
  async rowOf(name: string): Promise<string[]> {
    const row = this.table.getByRole('row').filter({ hasText: name })
    await row.waitFor()
    return row.getByRole('cell').allInnerTexts()
  }
}
