import type { Locator, Page } from 'playwright-core'

/** The owners in Settings > Clinic. */
export class OwnersPanel {
  readonly page: Page
  readonly panel: Locator

  constructor(page: Page) {
    this.page = page
    this.panel = page.getByRole('region', { name: 'Owners' })
  }

  row(name: string): Locator {
    return this.panel.getByRole('listitem').filter({ hasText: name })
  }

  /** Opens "Make an owner", and finds somebody in it. */
  async findStaff(typed: string): Promise<Locator> {
    await this.panel.getByRole('button', { name: 'Make an owner' }).click()
    await this.page.getByRole('searchbox', { name: 'Search staff' }).fill(typed)
    return this.page.getByRole('list', { name: 'Staff found' })
  }

  async make(name: string): Promise<void> {
    const found = await this.findStaff(name)
    await found.getByRole('button', { name }).click()
    const question = this.page.getByRole('dialog', { name: `Make ${name} an owner?` })
    await question.getByRole('button', { name: 'Make an owner' }).click()
    await this.row(name).waitFor()
  }

  /** Asks to take ownership away. @returns the question */
  async askToTake(name: string): Promise<Locator> {
    await this.row(name)
      .getByRole('button', { name: `Take ownership away from ${name}` })
      .click()
    return this.page.getByRole('dialog', { name: `Take ownership away from ${name}?` })
  }
}
