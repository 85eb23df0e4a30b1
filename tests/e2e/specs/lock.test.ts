import type { Browser, Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { enrol, offerMfa } from '#tests/support/secondFactor.ts'
import { type DeskHost, oathCode, startDesk } from '#tests/support/startDesk.ts'
import { dataOf, OWNER_PASSWORD, startClinic } from '#tests/support/testApp.ts'
import { AccountModal } from '../models/AccountModal.ts'
import { violationsInBothSchemes } from '../models/axe.ts'
import { type Desk, launchChromium, openDesk } from '../models/browser.ts'
import { CrewsPage } from '../models/CrewsPage.ts'
import { DeskFrame } from '../models/DeskFrame.ts'
import { ServicesPage } from '../models/ServicesPage.ts'
import { SignInPages } from '../models/SignInPages.ts'
import { UsersPage } from '../models/UsersPage.ts'

const OWNER = 'olive@maple.example'
const MINUTE = 60_000
const ROUNDS = process.env['ANTEROOM_LONG'] === '1' ? 200 : 6

let browser: Browser
let host: DeskHost
let desk: Desk
let frame: DeskFrame
let pages: SignInPages

beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())
beforeEach(async () => {
  host = await startDesk({ start: () => startClinic() })
  const clinic = dataOf(await host.test.ask('clinic.get', {}))
  dataOf(await host.test.ask('clinic.save', { ...clinic, idleLockMinutes: 15 }))
  desk = await openDesk(browser, host.url())
  await desk.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  frame = new DeskFrame(desk.page)
  pages = new SignInPages(desk.page)
})
afterEach(async () => {
  await desk.context.close()
  await host.stop()
})

async function addAna(): Promise<void> {
  dataOf(
    await host.test.ask('users.add', {
      as: 'staff',
      firstName: 'CanaryAna',
      lastName: 'CanarySilva',
      title: 'CanaryTitle',
      email: 'canary@maple.example',
      roles: ['officeAdmin'],
      disciplineId: null,
      compensationTierId: null,
    }),
  )
}

/** Everything a person at the locked screen could read out of the page, as one text. */
async function everythingReadable(): Promise<string> {
  const inPage = await desk.page.evaluate(async () => {
    const fields = [...document.querySelectorAll('input, textarea')].map((field) =>
      field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field.value : '',
    )
    const databases = await indexedDB.databases()
    const caches = await window.caches.keys()
    return JSON.stringify([
      document.documentElement.outerHTML,
      document.title,
      document.cookie,
      location.href,
      history.state,
      fields,
      { ...localStorage },
      { ...sessionStorage },
      databases,
      caches,
      await navigator.clipboard.readText(),
    ])
  })
  return inPage
}

describe('the lock', () => {
  it(`holds nothing of the desk and loses nothing that was typed, ${ROUNDS} times (A9)`, async () => {
    await addAna()
    await frame.signIn(OWNER, OWNER_PASSWORD)
    await frame.open('Clinic Users')
    await new UsersPage(desk.page).openPerson('CanaryAna')
    const account = new AccountModal(desk.page, 'CanaryAna')
    await account.openTab('Account')
    await account.dialog.getByRole('button', { name: 'Generate' }).click()
    const field = account.dialog.getByLabel('Temporary password')
    await expect.poll(() => field.inputValue()).not.toBe('')
    const password = await field.inputValue()
    await account.dialog.getByRole('button', { name: 'Set temporary password' }).click()
    await account.dialog.getByRole('button', { name: 'Copy', exact: true }).click()
    await account.dialog.getByRole('button', { name: 'Copied' }).waitFor()
    expect(await desk.page.evaluate(() => navigator.clipboard.readText())).toBe(password)
    await account.openProfile()
    let hits = 0
    let drafts = 0
    for (let round = 1; round <= ROUNDS; round += 1) {
      const typed = `CanaryBio ${round}`
      await account.profile.getByLabel('Bio').fill(typed)
      await frame.lock()
      const readable = await everythingReadable()
      if (/canary/i.test(readable) || readable.includes(password) || readable.includes(OWNER)) hits += 1
      if (round === 1) {
        expect(await desk.page.title()).toBe('Anteroom')
        expect(readable).toContain('Olive Owens')
        expect(await violationsInBothSchemes(desk.page)).toEqual([])
      }
      await frame.unlock(OWNER_PASSWORD)
      await account.profile.waitFor()
      const bio = account.profile.getByLabel('Bio')
      await expect.poll(() => bio.inputValue()).not.toBe('')
      if ((await bio.inputValue()) === typed) drafts += 1
    }
    console.log(`lock: ${ROUNDS} rounds, ${hits} with something of the desk, ${drafts} drafts back`)
    expect([hits, drafts]).toEqual([0, ROUNDS])
    expect(desk.complaints).toEqual([])
  }, 600_000)

  it('keeps what was typed into a crew, a service and the clinic’s own facts, up to the last letter', async () => {
    const { page } = desk
    await frame.signIn(OWNER, OWNER_PASSWORD)
    const cross = async (): Promise<void> => {
      await frame.lock()
      await page.getByText('What you typed is kept.').waitFor()
      await frame.unlock(OWNER_PASSWORD)
    }
    const isBack = async (field: Locator, typed: string): Promise<void> => {
      await expect.poll(() => field.inputValue()).toBe(typed)
      await page.getByText(/Your unsaved changes from .* are back/).waitFor()
    }
    await frame.open('Crews')
    const crews = new CrewsPage(page)
    const crewName = crews.dialog('New crew').getByRole('textbox', { name: 'Name' })
    await crews.add.first().click()
    await crewName.fill('Tuesday crew')
    await cross()
    await crews.add.first().click()
    await isBack(crewName, 'Tuesday crew')
    await page.getByRole('button', { name: 'Discard them' }).click()
    await expect.poll(() => crewName.inputValue()).toBe('')
    await page.keyboard.press('Escape')

    await frame.open('Services')
    const services = new ServicesPage(page)
    const serviceName = services.dialog('New service').getByRole('textbox', { name: 'Name' })
    await services.add.first().click()
    await serviceName.fill('Intake')
    await cross()
    await services.add.first().click()
    await isBack(serviceName, 'Intake')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Discard', exact: true }).click()

    await frame.open('Settings')
    const address = page.getByRole('textbox', { name: 'Address' })
    await address.fill('12 Maple Street')
    await cross()
    await isBack(address, '12 Maple Street')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved.', { exact: true }).waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Save')
    await frame.lock()
    expect(await page.getByText('What you typed is kept.').count()).toBe(0)
    await frame.unlock(OWNER_PASSWORD)
    await expect.poll(() => address.inputValue()).toBe('12 Maple Street')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('page')
    expect(desk.complaints).toEqual([])
  })

  it('takes an open question with it: after it the question is not there (A9)', async () => {
    await addAna()
    await frame.signIn(OWNER, OWNER_PASSWORD)
    await frame.open('Clinic Users')
    await new UsersPage(desk.page).openPerson('CanaryAna')
    const account = new AccountModal(desk.page, 'CanaryAna')
    await account.openProfile()
    await account.profile.getByLabel('Bio').fill('half a sentence')
    await desk.page.keyboard.press('Escape')
    await desk.page.getByRole('button', { name: 'Keep editing' }).waitFor()
    await frame.lock()
    await frame.unlock(OWNER_PASSWORD)
    await account.profile.waitFor()
    expect(await desk.page.getByRole('button', { name: 'Keep editing' }).count()).toBe(0)
    await expect.poll(() => account.profile.getByLabel('Bio').inputValue()).toBe('half a sentence')
    expect(await account.profile.evaluate((dialog) => dialog.contains(document.activeElement))).toBe(true)
  })

  it('takes "Confirm it’s you" with it, and what asked for it is told so (A12)', async () => {
    await offerMfa(host.test)
    await frame.signIn(OWNER, OWNER_PASSWORD)
    await desk.page.getByRole('button', { name: /account and sign-out/ }).click()
    await desk.page.getByRole('menuitem', { name: 'Account Settings' }).click()
    const account = new AccountModal(desk.page, 'Olive Owens')
    host.test.clock.advance(6 * MINUTE)
    await account.dialog.getByRole('button', { name: 'Set up' }).click()
    const question = desk.page.getByRole('dialog', { name: 'Confirm it’s you' })
    await question.waitFor()
    await desk.page.keyboard.press('Control+l')
    await desk.page.getByRole('button', { name: 'Unlock' }).waitFor()
    expect(await question.count()).toBe(0)
    await frame.unlock(OWNER_PASSWORD)
    expect(await question.count()).toBe(0)
  })

  it('asks for a code too, half an hour after the last full sign-in (security.md 6)', async () => {
    await offerMfa(host.test)
    const { secret } = await enrol(host.test, 'desk')
    host.test.clock.advance(MINUTE)
    await pages.enterPassword(OWNER, OWNER_PASSWORD)
    await pages.code.fill(oathCode(secret, host.test.clock.now))
    await frame.navigation.waitFor()
    await frame.lock()
    await frame.unlock(OWNER_PASSWORD)
    await frame.lock()
    host.test.clock.advance(31 * MINUTE)
    await desk.page.reload()
    const code = desk.page.getByLabel('Code of your authenticator app')
    await code.waitFor()
    expect(await violationsInBothSchemes(desk.page)).toEqual([])
    await pages.password.fill(OWNER_PASSWORD)
    await code.fill('111111')
    await desk.page.getByText('This code is wrong').waitFor()
    await code.fill(oathCode(secret, host.test.clock.now))
    await frame.navigation.waitFor()
  })
})

describe('"Switch person"', () => {
  it('ends the session in one step, keeps what was typed, and shows the next person nothing of it (product 37)', async () => {
    await addAna()
    await frame.signIn(OWNER, OWNER_PASSWORD)
    await frame.open('Clinic Users')
    const users = new UsersPage(desk.page)
    await users.find('canary')
    await users.openPerson('CanaryAna')
    const account = new AccountModal(desk.page, 'CanaryAna')
    await account.openTab('Account')
    await account.dialog.getByRole('textbox', { name: 'Number' }).fill('CanaryNumber')
    await frame.lock()
    await desk.page.getByRole('button', { name: 'Switch person' }).click()
    await pages.email.waitFor()
    expect(await everythingReadable()).not.toMatch(/canary|olive/i)
    await frame.signIn(OWNER, OWNER_PASSWORD)
    expect(await desk.page.getByRole('dialog').count()).toBe(0)
    await frame.open('Clinic Users')
    await expect.poll(() => users.search.inputValue()).toBe('')
    await users.openPerson('CanaryAna')
    await account.openTab('Account')
    await expect
      .poll(() => account.dialog.getByRole('textbox', { name: 'Number' }).inputValue())
      .toBe('CanaryNumber')
  })

  it('leaves no open modal to the next person (product 37)', async () => {
    await frame.signIn(OWNER, OWNER_PASSWORD)
    await frame.open('Clinic Users')
    const dialog = await new UsersPage(desk.page).startNew('Contact')
    await dialog.getByLabel('First name').fill('CanaryContact')
    await frame.lock()
    await desk.page.getByRole('button', { name: 'Switch person' }).click()
    await pages.email.waitFor()
    await frame.signIn(OWNER, OWNER_PASSWORD)
    await frame.open('Clinic Users')
    expect(await desk.page.getByRole('dialog').count()).toBe(0)
    expect(await everythingReadable()).not.toContain('CanaryContact')
  })

  it('is in the person menu, with drafts of an open form kept (product 37)', async () => {
    await frame.signIn(OWNER, OWNER_PASSWORD)
    await frame.open('Clinic Users')
    const menu = desk.page.getByRole('button', { name: /account and sign-out/ })
    await menu.click()
    expect(await desk.page.getByRole('menuitem').allInnerTexts()).toEqual([
      'Account Settings',
      'Switch person',
      'Français',
      'Sign out',
    ])
    expect(await violationsInBothSchemes(desk.page)).toEqual([])
    await desk.page.getByRole('menuitem', { name: 'Switch person' }).click()
    await pages.email.waitFor()
    expect(await desk.page.title()).toBe('Anteroom')
    const session = dataOf(await host.test.ask('session.get', {}))
    expect(session.state).toBe('active')
  })
})
