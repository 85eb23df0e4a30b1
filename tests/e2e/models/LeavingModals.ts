import type { Locator, Page } from 'playwright-core'

/** "Leaving", "Reactivate as they were" and "Upgrade", over an open Account modal. */
export class LeavingModals {
  readonly page: Page
  readonly leaving: Locator
  readonly returning: Locator
  readonly upgrade: Locator
  readonly left: Locator

  constructor(page: Page) {
    this.page = page
    this.leaving = page.getByRole('dialog', { name: /^Leaving:/ })
    this.returning = page.getByRole('dialog', { name: /^Reactivate .* as they were$/ })
    this.upgrade = page.getByRole('dialog', { name: /^Upgrade/ })
    this.left = page.getByRole('alert').filter({ hasText: /has left/ })
  }

  async openLeaving(): Promise<void> {
    await this.page.getByRole('button', { name: 'Leaving', exact: true }).click()
    await this.leaving.getByRole('heading', { name: 'What happens' }).waitFor()
  }

  /** Chooses who takes all clients over, by typing a part of the name. */
  async handAllTo(name: string): Promise<void> {
    await this.choose(this.leaving.getByRole('combobox', { name: 'Who takes over' }).first(), name)
  }

  /** Gives one client another person than all the others. */
  async handOneTo(client: string, name: string): Promise<void> {
    await this.leaving.getByRole('button', { name: `Choose another for ${client}` }).click()
    await this.choose(this.leaving.getByRole('combobox', { name: 'Who takes over' }).nth(1), name)
    await this.leaving.getByRole('button', { name: 'Done' }).click()
  }

  async choose(field: Locator, name: string): Promise<void> {
    await field.click()
    await field.fill(name)
    await this.page.getByRole('option', { name: new RegExp(name) }).click()
  }

  async confirmLeaving(): Promise<void> {
    await this.leaving.getByRole('button', { name: /^End the access of/ }).click()
    await this.leaving.waitFor({ state: 'hidden' })
  }

  async openReturn(): Promise<void> {
    await this.page.getByRole('button', { name: 'Reactivate as they were' }).click()
    await this.returning.getByRole('heading', { name: 'Does not come back' }).waitFor()
  }

  async confirmReturn(): Promise<void> {
    await this.returning.getByRole('button', { name: 'Reactivate', exact: true }).click()
    await this.returning.waitFor({ state: 'hidden' })
  }
}
