import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type DeskHost, oathCode, startDesk } from '#tests/support/startDesk.ts'
import { dataOf, OWNER_PASSWORD, startClinic } from '#tests/support/testApp.ts'
import { AccountModal } from '../models/AccountModal.ts'
import { violationsInBothSchemes } from '../models/axe.ts'
import { type Desk, launchChromium, openDesk } from '../models/browser.ts'
import { DeskFrame } from '../models/DeskFrame.ts'
import { Enrolment } from '../models/Enrolment.ts'
import { resetFactor } from '../models/MfaReset.ts'
import { SignInPages } from '../models/SignInPages.ts'
import { UsersPage } from '../models/UsersPage.ts'

const OWNER = 'olive@maple.example'
const ANA = 'ana@maple.example'
const TEMPORARY = 'sunny river bend 7'
const PASSWORD = 'another quiet walk'
const STEP_MS = 30_000

let browser: Browser
let host: DeskHost
const desks: Desk[] = []

const open = async (): Promise<Desk> => {
  const desk = await openDesk(browser, host.url())
  desks.push(desk)
  return desk
}
const codeNow = (secret: string): string => oathCode(secret, host.test.clock.now)
/** Codes work once: the next sign-in takes the next one. */
const nextCode = (secret: string): string => {
  host.test.clock.advance(STEP_MS)
  return codeNow(secret)
}

beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())
beforeEach(async () => {
  host = await startDesk({ start: () => startClinic() })
  const clinic = dataOf(await host.test.ask('clinic.get', {}))
  dataOf(await host.test.ask('clinic.save', { ...clinic, idleLockMinutes: 15 }))
  const { userId } = dataOf(
    await host.test.ask('users.add', {
      as: 'staff',
      firstName: 'Ana',
      lastName: 'Silva',
      title: '',
      email: ANA,
      roles: ['officeAdmin'],
      disciplineId: null,
      compensationTierId: null,
    }),
  )
  dataOf(await host.test.ask('users.setTemporaryPassword', { userId, password: TEMPORARY }))
})
afterEach(async () => {
  for (const desk of desks.splice(0)) await desk.context.close()
  await host.stop()
})

/** Settings > Security as an owner uses it. */
async function requireMfa(owner: Desk, of: 'Nobody' | 'Everybody who signs in'): Promise<void> {
  await new DeskFrame(owner.page).open('Settings')
  await owner.page.getByRole('button', { name: 'Security' }).click()
  await owner.page.getByRole('checkbox', { name: 'Offer MFA' }).check()
  await owner.page.getByRole('radio', { name: of }).check()
  expect(await violationsInBothSchemes(owner.page)).toEqual([])
  const save = owner.page.getByRole('button', { name: 'Save', exact: true })
  await save.click()
  await owner.page.getByText('Saved.').waitFor()
}

describe('the second factor', () => {
  it('leads from a temporary password to a factor, a recovery code, a reset and a factor again (product 32, 33, 35)', async () => {
    const owner = await open()
    await new DeskFrame(owner.page).signIn(OWNER, OWNER_PASSWORD)
    await requireMfa(owner, 'Everybody who signs in')

    const ana = await open()
    const signIn = new SignInPages(ana.page)
    const enrolment = new Enrolment(ana.page)
    const frame = new DeskFrame(ana.page)
    await signIn.enterPassword(ANA, TEMPORARY)
    await signIn.choosePassword(TEMPORARY, PASSWORD)
    const secret = await enrolment.readSecret()
    expect(secret.replaceAll(' ', '')).toMatch(/^[A-Z2-7]{32}$/)
    expect(await violationsInBothSchemes(ana.page)).toEqual([])
    await enrolment.confirm('000000')
    await ana.page.getByText('This code is wrong').waitFor()
    await enrolment.confirm(codeNow(secret))
    await enrolment.codes.first().waitFor()
    expect(await violationsInBothSchemes(ana.page)).toEqual([])
    const recoveryCodes = await enrolment.keepCodes()
    expect(new Set(recoveryCodes).size).toBe(10)
    await frame.navigation.waitFor()
    await frame.signOut()

    await signIn.enterPassword(ANA, PASSWORD)
    await signIn.code.waitFor()
    expect(await ana.page.title()).toBe('Anteroom')
    expect(await violationsInBothSchemes(ana.page)).toEqual([])
    // The code of the enrolment is spent; the next one, pasted with a space, goes in by itself.
    await signIn.code.fill(codeNow(secret))
    await ana.page.getByText('This code is wrong').waitFor()
    await signIn.code.fill(nextCode(secret).replace(/^(...)/, '$1 '))
    await frame.navigation.waitFor()
    await frame.signOut()

    await signIn.enterPassword(ANA, PASSWORD)
    await signIn.useRecoveryCode((recoveryCodes[0] ?? '').toLowerCase())
    await frame.navigation.waitFor()
    await ana.page.getByText('9 recovery codes are left').waitFor()
    await frame.signOut()
    await signIn.enterPassword(ANA, PASSWORD)
    await signIn.useRecoveryCode(recoveryCodes[0] ?? '')
    await ana.page.getByText('or it was used already').waitFor()
    expect(await violationsInBothSchemes(ana.page)).toEqual([])
    await signIn.startAgain()
    await signIn.enterPassword(ANA, PASSWORD)
    await signIn.code.fill(nextCode(secret))
    await frame.navigation.waitFor()

    await resetByOwner(owner)
    await signIn.email.waitFor()
    await signIn.enterPassword(ANA, PASSWORD)
    const secondSecret = await enrolment.readSecret()
    expect(secondSecret).not.toBe(secret)
    await enrolment.confirm(codeNow(secondSecret))
    await enrolment.keepCodes()
    await frame.navigation.waitFor()
    expect([...owner.complaints, ...ana.complaints]).toEqual([])
  })

  it('asks anew who is there where the enrolment was left standing (A12)', async () => {
    const clinic = dataOf(await host.test.ask('clinic.get', {}))
    dataOf(await host.test.ask('clinic.save', { ...clinic, isMfaOffered: true, isMfaRequired: true }))
    const ana = await open()
    const signIn = new SignInPages(ana.page)
    const enrolment = new Enrolment(ana.page)
    await signIn.enterPassword(ANA, TEMPORARY)
    await signIn.choosePassword(TEMPORARY, PASSWORD)
    await enrolment.qrCode.waitFor()
    host.test.clock.advance(6 * 60_000)
    await ana.page.reload()
    const question = ana.page.getByRole('dialog', { name: 'Confirm it’s you' })
    await question.getByRole('textbox', { name: 'Password' }).fill('wrong')
    await question.getByRole('button', { name: 'Confirm' }).click()
    await question.getByText('The password is wrong.').waitFor()
    expect(await enrolment.qrCode.count()).toBe(0)
    await question.getByRole('textbox', { name: 'Password' }).fill(PASSWORD)
    await question.getByRole('button', { name: 'Confirm' }).click()
    await enrolment.qrCode.waitFor()
    expect(await question.count()).toBe(0)
  })

  it('is nowhere to be seen where the clinic does not offer it (product 16)', async () => {
    const owner = await open()
    const frame = new DeskFrame(owner.page)
    await frame.signIn(OWNER, OWNER_PASSWORD)
    await frame.open('Clinic Users')
    const users = new UsersPage(owner.page)
    for (const name of ['Ana Silva', 'Olive Owens']) {
      await users.openPerson(name)
      const account = new AccountModal(owner.page, name)
      await account.openTab('Account')
      await account.dialog.getByText('Staff ID').first().waitFor()
      expect(await account.dialog.getByText(/MFA|Multi-Factor/).count()).toBe(0)
      await account.close()
    }
  })

  it('is set up, given new codes and removed by its person in Account Settings (product 35)', async () => {
    const owner = await open()
    const frame = new DeskFrame(owner.page)
    await frame.signIn(OWNER, OWNER_PASSWORD)
    await requireMfa(owner, 'Nobody')
    await openOwnAccount(owner)
    const account = new AccountModal(owner.page, 'Olive Owens')
    const { dialog } = account
    await dialog.getByRole('group', { name: 'Multi-Factor Authentication (MFA)' }).getByText('Off').waitFor()
    await dialog.getByRole('button', { name: 'Set up' }).click()
    const enrolment = new Enrolment(owner.page)
    const secret = await enrolment.readSecret()
    expect(await violationsInBothSchemes(owner.page)).toEqual([])
    await owner.page.keyboard.press('Escape')
    await enrolment.qrCode.waitFor({ state: 'hidden' })
    expect(await dialog.isVisible()).toBe(true)
    await dialog.getByRole('button', { name: 'Set up' }).click()
    const shown = await enrolment.readSecret()
    expect(shown).not.toBe(secret)
    await enrolment.confirm(codeNow(shown))
    await enrolment.codes.first().waitFor()
    await owner.page.keyboard.press('Escape')
    const first = await enrolment.keepCodes()
    await dialog.getByText('10 of 10 recovery codes left').waitFor()
    expect(await violationsInBothSchemes(owner.page)).toEqual([])

    host.test.clock.advance(6 * 60_000)
    await dialog.getByRole('button', { name: 'New recovery codes' }).click()
    await owner.page.getByRole('button', { name: 'Make new codes' }).click()
    const question = owner.page.getByRole('dialog', { name: 'Confirm it’s you' })
    await question.getByLabel('Code of your authenticator app').waitFor()
    expect(await violationsInBothSchemes(owner.page)).toEqual([])
    await owner.page.keyboard.press('Escape')
    await question.waitFor({ state: 'hidden' })
    await owner.page.getByText('it was not confirmed that it’s you').waitFor()
    await owner.page.getByRole('button', { name: 'Make new codes' }).click()
    await question.getByRole('textbox', { name: 'Password' }).fill(OWNER_PASSWORD)
    await question.getByLabel('Code of your authenticator app').fill(codeNow(shown))
    const second = await enrolment.keepCodes()
    expect(second.filter((code) => first.includes(code))).toEqual([])

    await dialog.getByRole('button', { name: 'Remove MFA' }).click()
    const removal = owner.page.getByRole('dialog', { name: 'Remove MFA' })
    expect(await violationsInBothSchemes(owner.page)).toEqual([])
    await removal.getByRole('textbox', { name: 'Password' }).fill(OWNER_PASSWORD)
    await removal.getByLabel('Code of your authenticator app').fill('12345')
    await removal.getByLabel('Code of your authenticator app').fill('123456')
    await removal.getByText('This code is wrong').waitFor()
    await removal.getByLabel('Code of your authenticator app').fill(nextCode(shown))
    await removal.waitFor({ state: 'hidden' })
    await dialog.getByRole('button', { name: 'Set up' }).waitFor()
    expect(owner.complaints).toEqual([])
  })
})

async function openOwnAccount(desk: Desk): Promise<void> {
  await desk.page.getByRole('button', { name: /account and sign-out/ }).click()
  await desk.page.getByRole('menuitem', { name: 'Account Settings' }).click()
}

/** A lost phone: the owner takes the factor away, and is asked for the password exactly once. */
async function resetByOwner(owner: Desk): Promise<void> {
  host.test.clock.advance(6 * 60_000)
  const { dialog } = await resetFactor(owner, { name: 'Ana Silva', given: 'Ana' }, OWNER_PASSWORD)
  const field = dialog.getByRole('group', { name: 'Multi-Factor Authentication (MFA)' })
  await field.getByText('Off. Set-up follows at the next sign-in.').waitFor()
}
