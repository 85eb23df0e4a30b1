import type { Locator, Page } from 'playwright-core'

/** The pages of the navigation, by the names that people read. */
export type PageName =
  | 'Home'
  | 'Clients'
  | 'Sessions'
  | 'Clinic Users'
  | 'Crews'
  | 'Timesheets'
  | 'Reports'
  | 'To review'
  | 'Settings'
  | 'Services'
  | 'Logs'

/** The frame around every page: navigation, lock, person, and the screens before it. */
export class DeskFrame {
  readonly page: Page
  readonly navigation: Locator

  constructor(page: Page) {
    this.page = page
    // The first of the page: Settings has one of its own within it.
    this.navigation = page.getByRole('navigation').first()
  }

  async signIn(email: string, password: string): Promise<void> {
    await this.page.getByLabel('E-mail').fill(email)
    await this.page.getByRole('textbox', { name: 'Password' }).fill(password)
    await this.page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await this.navigation.waitFor()
  }

  entry(name: PageName): Locator {
    return this.navigation.getByRole('link', { name }).or(this.navigation.getByRole('button', { name }))
  }

  async open(name: PageName): Promise<void> {
    await this.entry(name).click()
  }

  async lock(): Promise<void> {
    await this.page.keyboard.press('Control+l')
    await this.page.getByRole('button', { name: 'Unlock' }).waitFor()
  }

  async unlock(password: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Password' }).fill(password)
    await this.page.getByRole('button', { name: 'Unlock' }).click()
    await this.navigation.waitFor()
  }

  async signOut(): Promise<void> {
    await this.page.getByRole('button', { name: /account and sign-out/ }).click()
    await this.page.getByRole('menuitem', { name: 'Sign out' }).click()
    await this.page.getByRole('button', { name: 'Sign in', exact: true }).waitFor()
  }
}
