import type { Locator, Page } from 'playwright-core'

/** A new password with what is said under it while it is typed. */
export class NewPasswordField {
  readonly input: Locator
  readonly reason: Locator
  readonly meter: Locator
  readonly #field: Locator

  constructor(within: Page | Locator, name: string) {
    this.input = within.getByRole('textbox', { name, exact: true })
    this.#field = this.input.locator('xpath=ancestor::div[contains(@class, "PasswordInput-root")]')
    this.reason = this.#field.getByRole('status')
    this.meter = this.#field.getByText(/^Strength: /)
  }

  /** Types as a person does, letter by letter. */
  async type(text: string): Promise<void> {
    await this.input.fill('')
    await this.input.pressSequentially(text, { delay: 5 })
  }

  /** Waits for a reason that holds this text. */
  async says(text: string): Promise<void> {
    await this.reason.filter({ hasText: text }).waitFor()
  }

  async show(): Promise<void> {
    await this.#field.getByRole('button', { name: 'Show what is typed' }).press('Enter')
  }
}
