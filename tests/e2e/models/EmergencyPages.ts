import type { Locator, Page } from 'playwright-core'
import { pressByKeyboard, typeByKeyboard } from './keyboard.ts'

/** Emergency access: the form that asks for it and the view behind it, by keyboard alone. */
export class EmergencyPages {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  get door(): Locator {
    return this.page.getByRole('button', { name: 'Emergency access', exact: true })
  }

  get openButton(): Locator {
    return this.page.getByRole('button', { name: 'Open emergency access' })
  }

  get closeButton(): Locator {
    return this.page.getByRole('button', { name: 'Close emergency access' })
  }

  get results(): Locator {
    return this.page.getByRole('list', { name: 'Clients found' }).getByRole('button')
  }

  get card(): Locator {
    return this.page.getByRole('article')
  }

  async goToForm(): Promise<void> {
    await pressByKeyboard(this.page, this.door)
    await this.page.getByRole('heading', { name: 'Emergency access' }).waitFor()
  }

  /** Fills the form and sends it with Enter, as a scanner does after the key. */
  async fill(name: string, reason: string, recoveryKey: string): Promise<void> {
    await typeByKeyboard(this.page, this.page.getByLabel('Your name'), name)
    await typeByKeyboard(this.page, this.page.getByLabel('What happened'), reason)
    await typeByKeyboard(this.page, this.page.getByRole('textbox', { name: 'Recovery key' }), recoveryKey)
    await this.page.keyboard.press('Enter')
  }

  async open(name: string, reason: string, recoveryKey: string): Promise<void> {
    await this.goToForm()
    await this.fill(name, reason, recoveryKey)
    await this.closeButton.waitFor()
  }

  async search(text: string): Promise<void> {
    await typeByKeyboard(this.page, this.page.getByLabel('Client’s name'), text)
    await this.page.keyboard.press('Enter')
  }

  async close(): Promise<void> {
    await pressByKeyboard(this.page, this.closeButton)
    await this.closeButton.waitFor({ state: 'hidden' })
  }
}
