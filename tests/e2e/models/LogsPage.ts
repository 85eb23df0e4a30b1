import type { Locator, Page } from 'playwright-core'

/** The page Logs and what opens over it. */
export class LogsPage {
  readonly page: Page
  readonly lines: Locator

  constructor(page: Page) {
    this.page = page
    this.lines = page.getByRole('list', { name: 'What happened' }).getByRole('listitem')
  }

  async open(): Promise<void> {
    await this.page.getByRole('navigation').getByRole('button', { name: 'Logs' }).click()
    await this.lines.first().waitFor()
  }

  /** The line of the newest act whose sentence has this in it. */
  line(sentence: string): Locator {
    return this.lines.filter({ hasText: sentence }).first()
  }

  async filterKind(kind: string): Promise<void> {
    const choice = this.page.getByRole('combobox', { name: 'Kind' })
    await choice.focus()
    await choice.press('ArrowDown')
    await this.page.getByRole('option', { name: kind }).click()
    await this.page.keyboard.press('Escape')
  }

  async whoSaw(client: string): Promise<Locator> {
    await this.page.getByRole('button', { name: 'Who saw …' }).click()
    const modal = this.page.getByRole('dialog', { name: 'Who saw a client' })
    await modal.getByRole('combobox', { name: 'Client' }).fill(client.slice(0, 5))
    await this.page.getByRole('option', { name: client }).click()
    return modal
  }
}
