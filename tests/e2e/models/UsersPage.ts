import type { Locator, Page } from 'playwright-core'

export type NewStaff = {
  readonly firstName: string
  readonly lastName: string
  readonly email: string
  readonly roles: readonly string[]
}

/** Clinic Users: tabs, search, list, and the modals under "New Staff". */
export class UsersPage {
  readonly page: Page
  readonly search: Locator

  constructor(page: Page) {
    this.page = page
    this.search = page.getByPlaceholder('Name, e-mail, phone, ID')
  }

  tab(name: 'Active' | 'Inactive'): Locator {
    return this.page.getByRole('tab', { name: new RegExp(`^${name}`) })
  }

  /** The count that a tab bears. */
  async countOf(name: 'Active' | 'Inactive'): Promise<number> {
    const text = await this.tab(name).innerText()
    return Number(text.replace(/\D/g, ''))
  }

  row(name: string): Locator {
    return this.page.getByRole('row').filter({ hasText: name })
  }

  /** The people in the list as far as it is drawn, without the header row and rows whose person is on the way. */
  rows(): Locator {
    return this.page.locator('[role="row"][aria-rowindex]:not([aria-rowindex="1"]):has(input)')
  }

  async find(text: string): Promise<void> {
    await this.search.fill(text)
  }

  async openPerson(name: string): Promise<void> {
    await this.row(name).first().click()
  }

  async startNew(kind: 'Staff' | 'Student Practitioner' | 'Parent/Guardian' | 'Contact'): Promise<Locator> {
    await this.page.getByRole('button', { name: 'New Staff' }).click()
    await this.page.getByRole('menuitem', { name: kind, exact: true }).click()
    return this.page.getByRole('dialog', { name: kind === 'Staff' ? 'Practitioner' : kind })
  }

  async fillStaff(dialog: Locator, staff: NewStaff): Promise<void> {
    await dialog.getByLabel('First name').fill(staff.firstName)
    await dialog.getByLabel('Last name').fill(staff.lastName)
    await dialog.getByLabel('Primary e-mail').fill(staff.email)
    for (const role of staff.roles) await dialog.getByRole('checkbox', { name: role, exact: true }).check()
  }
}
