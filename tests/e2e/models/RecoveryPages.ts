import type { Locator, Page } from 'playwright-core'
import { violationsInBothSchemes } from './axe.ts'
import { pressByKeyboard, tabTo } from './keyboard.ts'

/** The recovery screens and what follows them, by keyboard alone. */
export class RecoveryPages {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  get keyField(): Locator {
    return this.page.getByRole('textbox', { name: 'Recovery key' })
  }

  get restoreButton(): Locator {
    return this.page.getByRole('button', { name: 'Restore the backup' })
  }

  /** The line above the screen that says how the clinic was opened. */
  get banner(): Locator {
    return this.page.locator('output').filter({ hasText: /^(?:Opened with|Restored from)/ })
  }

  /** Waits for a screen by its title. @returns what axe finds on it */
  async see(title: string): Promise<string[]> {
    await this.page.getByRole('heading', { name: title, exact: true, level: 1 }).waitFor({ timeout: 20_000 })
    return violationsInBothSchemes(this.page)
  }

  async retry(): Promise<void> {
    await pressByKeyboard(this.page, this.page.getByRole('button', { name: 'Try again' }))
  }

  /** As a hand scanner does it: the whole key at once, then Enter. */
  async scan(recoveryKey: string): Promise<void> {
    await tabTo(this.page, this.keyField)
    await this.page.keyboard.press('Control+a')
    await this.page.keyboard.insertText(recoveryKey)
    await this.page.keyboard.press('Enter')
  }

  /** Letter by letter, in groups of four with blanks, without the Shift key. */
  async type(recoveryKey: string): Promise<void> {
    await tabTo(this.page, this.keyField)
    await this.page.keyboard.press('Control+a')
    await this.page.keyboard.type(recoveryKey.toLowerCase().replaceAll('-', ' '))
    await this.page.keyboard.press('Enter')
  }

  async restore(): Promise<void> {
    await pressByKeyboard(this.page, this.restoreButton)
    const question = this.page.getByRole('dialog')
    await question.waitFor()
    await pressByKeyboard(this.page, question.getByRole('button', { name: 'Restore the backup' }))
    await question.waitFor({ state: 'hidden' })
  }
}
