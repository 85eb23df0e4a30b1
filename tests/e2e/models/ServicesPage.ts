import type { Locator, Page } from 'playwright-core'

/** The page Services: what is offered or ended, and the form of one. */
export class ServicesPage {
  readonly page: Page
  readonly table: Locator

  constructor(page: Page) {
    this.page = page
    this.table = page.getByRole('table', { name: 'Services' })
  }

  row(name: string): Locator {
    return this.table.getByRole('row').filter({ hasText: name })
  }

  edit(name: string): Locator {
    return this.table.getByRole('button', { name: `Edit ${name}`, exact: true })
  }

  dialog(name: string): Locator {
    return this.page.getByRole('dialog', { name, exact: true })
  }

  get add(): Locator {
    return this.page.getByRole('button', { name: 'New service' })
  }

  async find(text: string): Promise<void> {
    await this.page.getByRole('searchbox', { name: 'Search services' }).fill(text)
  }

  async show(which: 'Offered' | 'Ended'): Promise<void> {
    await this.page.getByText(new RegExp(`^${which} \\d`)).click()
  }
}
