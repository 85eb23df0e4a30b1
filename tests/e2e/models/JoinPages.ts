import type { Locator, Page } from 'playwright-core'
import { pressByKeyboard, typeByKeyboard } from './keyboard.ts'

/** "Join a clinic" on a new PC: the form, the sheet, the wait. */
export class JoinPages {
  readonly page: Page
  readonly code: Locator
  readonly pcName: Locator
  readonly joinButton: Locator

  constructor(page: Page) {
    this.page = page
    this.code = page.getByRole('textbox', { name: 'Code' })
    this.pcName = page.getByRole('textbox', { name: 'Name of this PC' })
    this.joinButton = page.getByRole('button', { name: 'Join the clinic' })
  }

  async open(): Promise<void> {
    await pressByKeyboard(this.page, this.page.getByRole('button', { name: /^Join a clinic/ }))
    await this.page.getByRole('heading', { name: 'Join a clinic' }).waitFor()
  }

  /** By keyboard alone. */
  async fill(code: string, pcName: string): Promise<void> {
    await typeByKeyboard(this.page, this.code, code)
    await typeByKeyboard(this.page, this.pcName, pcName)
  }

  async goOn(): Promise<void> {
    await this.page.getByRole('heading', { name: 'Your recovery sheet' }).waitFor({ timeout: 20_000 })
    await pressByKeyboard(this.page, this.page.getByRole('button', { name: 'Go on' }))
  }
}
