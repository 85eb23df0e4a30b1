import type { Locator, Page } from 'playwright-core'

/** The page "Sessions": a week of somebody, and the form over it. */
export class SessionsPage {
  readonly page: Page
  /** The days of the week, each a region with its sessions. */
  readonly week: Locator

  constructor(page: Page) {
    this.page = page
    this.week = page.getByRole('main').getByRole('region')
  }

  /** Sessions by what a reader hears of them: time, client, service, state. */
  box(name: RegExp): Locator {
    return this.page.getByRole('main').getByRole('listitem').getByRole('button', { name })
  }

  dialog(name: string): Locator {
    return this.page.getByRole('dialog', { name })
  }

  /** Chooses one of the offered by its place. */
  async choose(dialog: Locator, field: string, place: number): Promise<void> {
    await dialog.getByRole('combobox', { name: field }).click()
    await this.page.getByRole('option').nth(place).click()
  }
}
