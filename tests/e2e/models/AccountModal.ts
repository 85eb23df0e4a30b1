import type { Locator, Page } from 'playwright-core'

/** The Account modal of one person, and Update Profile over it. */
export class AccountModal {
  readonly page: Page
  readonly dialog: Locator
  readonly profile: Locator
  readonly save: Locator

  constructor(page: Page, name: string) {
    this.page = page
    this.dialog = page.getByRole('dialog', { name: new RegExp(name) })
    this.profile = page.getByRole('dialog', { name: 'Update Profile' })
    this.save = this.dialog.getByRole('button', { name: 'Save', exact: true })
  }

  async openTab(name: 'My Clinic' | 'Account'): Promise<void> {
    await this.dialog.getByRole('tab', { name: new RegExp(`^${name}`) }).click()
  }

  async setStatus(status: 'Active' | 'Inactive'): Promise<void> {
    await this.openTab('Account')
    await this.dialog.getByRole('radio', { name: status, exact: true }).check()
    await this.save.click()
  }

  async openProfile(): Promise<void> {
    await this.dialog
      .getByRole('button', { name: /^Edit(, unsaved changes)?$/ })
      .first()
      .click()
    await this.profile.waitFor()
  }

  async saveProfile(): Promise<void> {
    await this.profile.getByRole('button', { name: 'Save', exact: true }).click()
    await this.profile.waitFor({ state: 'hidden' })
  }

  async close(): Promise<void> {
    await this.page.keyboard.press('Escape')
    await this.dialog.waitFor({ state: 'hidden' })
    // The focus goes back to where the modal was opened from.
    await this.page.waitForFunction(() => document.activeElement !== document.body)
  }
}
