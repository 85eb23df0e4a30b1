import type { Locator, Page } from 'playwright-core'

/** The page Crews, and one crew over it: its name, Manager and members. */
export class CrewsPage {
  readonly page: Page
  readonly table: Locator

  constructor(page: Page) {
    this.page = page
    this.table = page.getByRole('table', { name: 'Crews' })
  }

  open(name: string): Locator {
    return this.table.getByRole('button', { name: `Open ${name}`, exact: true })
  }

  row(name: string): Locator {
    return this.table.getByRole('row').filter({ hasText: name })
  }

  get add(): Locator {
    return this.page.getByRole('button', { name: 'New crew' })
  }

  dialog(name: string): Locator {
    return this.page.getByRole('dialog', { name })
  }

  members(dialog: Locator): Locator {
    return dialog.getByRole('list', { name: /^Members/ }).getByRole('listitem')
  }
}
