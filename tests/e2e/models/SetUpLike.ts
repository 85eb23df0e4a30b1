import type { Locator, Page } from 'playwright-core'

/** "Set up like …" over an open Account modal, and the notice after it. */
export class SetUpLike {
  readonly page: Page
  readonly dialog: Locator
  readonly confirm: Locator
  readonly done: Locator

  constructor(page: Page) {
    this.page = page
    this.dialog = page.getByRole('dialog', { name: /^Set up .* like a colleague$/ })
    this.confirm = this.dialog.getByRole('button', { name: 'Set up', exact: true })
    this.done = page.getByRole('alert').filter({ hasText: /is set up like/ })
  }

  /** Chooses the colleague by typing a part of the name, and waits for the comparison. */
  async choose(name: string): Promise<void> {
    const field = this.dialog.getByRole('combobox', { name: 'Colleague' })
    await field.click()
    await field.fill(name)
    await this.page.getByRole('option', { name: new RegExp(name) }).click()
    await this.dialog.getByRole('columnheader', { name: 'Then' }).waitFor()
  }

  /** What stands beside a part: now and then. */
  async part(name: string): Promise<string[]> {
    return this.dialog.getByRole('row').filter({ hasText: name }).getByRole('cell').allInnerTexts()
  }

  async run(): Promise<void> {
    await this.confirm.click()
    await this.dialog.waitFor({ state: 'hidden' })
  }
}
