import type { Locator, Page } from 'playwright-core'

/** The Clients page, its form of a new client, and the chart over it. */
export class ClientsPage {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  rows(): Locator {
    return this.page.getByRole('grid', { name: 'Clients' }).locator('[data-index]')
  }

  row(name: string): Locator {
    return this.rows().filter({ hasText: name })
  }

  async find(text: string): Promise<void> {
    await this.page.getByRole('searchbox', { name: 'Search clients' }).fill(text)
  }

  tab(name: string): Locator {
    return this.page.getByRole('tab', { name: new RegExp(`^${name}`) })
  }

  async startNew(): Promise<Locator> {
    await this.page.getByRole('button', { name: 'New client' }).first().click()
    const dialog = this.page.getByRole('dialog', { name: 'New client' })
    await dialog.waitFor()
    return dialog
  }

  chart(name: string): Locator {
    return this.page.getByRole('dialog', { name })
  }
}
