import type { Page } from 'playwright-core'

export type NewClinic = {
  readonly name: string
  readonly plan: 'Solo' | 'Solo+' | 'Teams'
  readonly firstName: string
  readonly lastName: string
  readonly email: string
  readonly password: string
}

/** The first screen of a PC without a clinic, and the recovery sheet that follows it. */
export class FirstRunPage {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async lookAround(): Promise<void> {
    await this.page.getByRole('button', { name: /Look around with a sample clinic/ }).click()
    await this.page.getByRole('heading', { name: /Sign in to/ }).waitFor({ timeout: 30_000 })
  }

  async setUpClinic(clinic: NewClinic): Promise<void> {
    await this.page.getByRole('button', { name: /Set up a new clinic/ }).click()
    await this.page.getByLabel('Clinic name').fill(clinic.name)
    await this.page.getByRole('combobox', { name: 'Plan' }).click()
    await this.page.getByRole('option', { name: clinic.plan, exact: true }).click()
    await this.page.getByLabel('First name').fill(clinic.firstName)
    await this.page.getByLabel('Last name').fill(clinic.lastName)
    await this.page.getByLabel('E-mail').fill(clinic.email)
    await this.page.getByLabel('Password', { exact: false }).first().fill(clinic.password)
    await this.page.getByRole('button', { name: 'Set up the clinic' }).click()
    await this.page.getByRole('heading', { name: 'Your recovery sheet' }).waitFor({ timeout: 30_000 })
  }

  /** The groups of the recovery key, as they stand on the sheet. */
  private async groups(): Promise<string[]> {
    const list = this.page.getByRole('list', { name: 'Recovery key' })
    const texts = await list.getByRole('listitem').allInnerTexts()
    return texts.map((text) => text.trim().slice(-4))
  }

  /** The recovery key as a person would type it from the sheet. */
  async recoveryKey(): Promise<string> {
    return (await this.groups()).join(' ')
  }

  /** Reads the sheet as a person would, and types the groups that are asked for back. */
  async confirmSheet(): Promise<void> {
    const confirm = this.page.getByRole('button', { name: 'Confirm the sheet' })
    // Which groups are asked for comes a moment after the sheet.
    await confirm.waitFor()
    for (const [index, group] of (await this.groups()).entries()) {
      const input = this.page.getByLabel(`Group ${index + 1}`, { exact: true })
      if ((await input.count()) > 0) await input.fill(group)
    }
    await confirm.click()
  }

  async postponeSheet(): Promise<void> {
    await this.page.getByRole('button', { name: 'Later' }).click()
  }
}
