import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { must } from '#shared/lib/must.ts'
import { addSignedIn, codeNow, enrol, offerMfa } from '#tests/support/secondFactor.ts'
import { type DeskHost, startDesk } from '#tests/support/startDesk.ts'
import { dataOf, OWNER_EMAIL, OWNER_PASSWORD, startClinic } from '#tests/support/testApp.ts'
import { AccountModal } from '../models/AccountModal.ts'
import { violationsInBothSchemes } from '../models/axe.ts'
import { type Desk, launchChromium, openDesk } from '../models/browser.ts'
import { DeskFrame } from '../models/DeskFrame.ts'
import { SignInPages } from '../models/SignInPages.ts'
import { UsersPage } from '../models/UsersPage.ts'

const MINUTE = 60_000

let browser: Browser
let host: DeskHost
let desk: Desk
let frame: DeskFrame
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())
beforeEach(async () => {
  host = await startDesk({ start: () => startClinic() })
  await offerMfa(host.test)
  desk = await openDesk(browser, host.url())
  frame = new DeskFrame(desk.page)
})
afterEach(async () => {
  await desk.context.close()
  await host.stop()
})

/** Switches MFA off for the clinic, which people may have on. */
async function offerNoLonger(): Promise<void> {
  const clinic = dataOf(await host.test.ask('clinic.get', {}))
  dataOf(await host.test.ask('clinic.save', { ...clinic, isMfaOffered: false }))
}

describe('ways out for who has a second factor', () => {
  it('opens a locked desk with a recovery code, and says how many are left (product 35)', async () => {
    const { page } = desk
    const { secret, recoveryCodes } = await enrol(host.test, 'desk')
    const signIn = new SignInPages(page)
    await signIn.enterPassword(OWNER_EMAIL, OWNER_PASSWORD)
    host.test.clock.advance(MINUTE)
    await signIn.code.fill(codeNow(host.test, secret))
    await frame.navigation.waitFor()
    host.test.clock.advance(31 * MINUTE)
    await page.keyboard.press('Control+l')
    await page.getByRole('button', { name: 'Use a recovery code' }).click()
    await page.getByRole('textbox', { name: 'Password' }).fill(OWNER_PASSWORD)
    const field = page.getByLabel('Recovery code')
    await field.fill('AAAAA-AAAAA')
    await page.keyboard.press('Enter')
    await page.getByText('or it was used already').waitFor()
    expect(await violationsInBothSchemes(page)).toEqual([])
    await field.fill(must(recoveryCodes[0], 'a recovery code').toLowerCase())
    await page.keyboard.press('Enter')
    await frame.navigation.waitFor()
    await page.getByText('9 recovery codes are left').waitFor()
    expect(desk.complaints).toEqual([])
  })

  it('still lets MFA be removed, and reset, where the clinic no longer offers it (product 16, 35)', async () => {
    const { page } = desk
    const ana = await addSignedIn(host.test, 'ana')
    await enrol(host.test, 'ana')
    await offerNoLonger()
    await frame.signIn(OWNER_EMAIL, OWNER_PASSWORD)
    await frame.open('Clinic Users')
    const users = new UsersPage(page)
    await users.find(ana.email)
    await users.openPerson('ana')
    const account = new AccountModal(page, 'ana')
    await account.openTab('Account')
    const field = account.dialog.getByRole('group', { name: 'Multi-Factor Authentication (MFA)' })
    await field.getByText('The clinic no longer offers MFA.').waitFor()
    await field.getByRole('button', { name: 'Reset MFA' }).click()
    const modal = page.getByRole('dialog', { name: 'Reset MFA of ana?' })
    await modal.getByRole('textbox', { name: 'Your own password' }).fill(OWNER_PASSWORD)
    await modal.getByRole('button', { name: 'Reset MFA' }).click()
    await modal.getByText('Fill this in.').waitFor()
    await modal.getByLabel('Reason').fill('phone lost')
    await modal.getByRole('button', { name: 'Reset MFA' }).click()
    await modal.waitFor({ state: 'hidden' })
    await field.waitFor({ state: 'hidden' })
    expect(desk.complaints).toEqual([])
  })
})

describe('choosing the first own password', () => {
  it('ties each refusal to its field, for who hears the screen', async () => {
    const { page } = desk
    const { userId, email } = await addSignedIn(host.test, 'ana')
    const temporary = 'sunny river bend 7'
    dataOf(await host.test.ask('users.setTemporaryPassword', { userId, password: temporary }))
    const signIn = new SignInPages(page)
    await signIn.enterPassword(email, temporary)
    await page.getByLabel('Temporary password').fill('not it at all')
    await page.getByLabel('New password').fill('short')
    await page.getByRole('button', { name: 'Save the password' }).click()
    const field = page.getByRole('textbox', { name: 'New password' })
    await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true')
    expect(await describedBy('New password')).toContain('Use at least 15 characters')
    await field.fill('a brand new quiet walk')
    await page.getByRole('button', { name: 'Save the password' }).click()
    const current = page.getByRole('textbox', { name: 'Temporary password' })
    await expect.poll(() => current.getAttribute('aria-invalid')).toBe('true')
    expect(await describedBy('Temporary password')).toContain('The password is wrong.')
  })

  /** What a screen reader says of a field besides its name. */
  async function describedBy(label: string): Promise<string> {
    const field = desk.page.getByRole('textbox', { name: label })
    return field.evaluate((it) =>
      (it.getAttribute('aria-describedby') ?? '')
        .split(' ')
        .map((id) => document.getElementById(id)?.textContent ?? '')
        .join(' '),
    )
  }
})
