import type { Locator, Page } from 'playwright-core'

/** Settings > Backups, and the first run that begins from one. */
export class BackupsSection {
  readonly page: Page
  readonly list: Locator

  constructor(page: Page) {
    this.page = page
    this.list = page.getByRole('table', { name: 'Backups on this PC' })
  }

  async open(): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Sections of Settings' }).getByText('Backups').click()
    await this.page.getByRole('heading', { name: 'Backups', exact: true }).waitFor()
  }

  get make(): Locator {
    return this.page.getByRole('button', { name: 'Back up now' })
  }

  /** One line per backup that lies in the folder. */
  rows(): Locator {
    return this.list.locator('tbody tr')
  }

  folder(): Locator {
    return this.page.getByRole('textbox', { name: 'Path of the folder' })
  }
}
