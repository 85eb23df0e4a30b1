import type { Locator, Page } from 'playwright-core'

/** The screens between an empty desk and an open one: sign-in, code, own password, enrolment, lock. */
export class SignInPages {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  get email(): Locator {
    return this.page.getByLabel('E-mail')
  }

  get password(): Locator {
    return this.page.getByRole('textbox', { name: 'Password', exact: true })
  }

  get signInButton(): Locator {
    return this.page.getByRole('button', { name: 'Sign in', exact: true })
  }

  /** The six digits of the second step. */
  get code(): Locator {
    return this.page.getByLabel('Code', { exact: true })
  }

  /** E-mail and password, without waiting for what comes next. */
  async enterPassword(email: string, password: string): Promise<void> {
    await this.email.fill(email)
    await this.password.fill(password)
    await this.signInButton.click()
  }

  /** One try that ends in a refusal. @returns the sentence of it */
  async tryWrongly(email: string, password: string): Promise<string> {
    await this.enterPassword(email, password)
    await this.page.waitForFunction(() => {
      const busy = document.querySelector('button[data-loading="true"]')
      return busy === null && document.querySelector('[role="alert"]')?.textContent !== ''
    })
    return this.page.getByRole('alert').first().innerText()
  }

  async choosePassword(temporary: string, own: string): Promise<void> {
    await this.page.getByLabel('Temporary password').fill(temporary)
    await this.page.getByLabel('New password').fill(own)
    await this.page.getByRole('button', { name: 'Save the password' }).click()
  }

  async useRecoveryCode(code: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Use a recovery code' }).click()
    await this.page.getByLabel('Recovery code').fill(code)
    await this.signInButton.click()
  }

  async startAgain(): Promise<void> {
    await this.page.getByRole('button', { name: 'Start again' }).click()
    await this.email.waitFor()
  }
}
