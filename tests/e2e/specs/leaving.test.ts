import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Host } from '#tests/support/startHost.ts'
import { startSampleHost } from '#tests/support/startSampleHost.ts'
import { violationsOn } from '../models/axe.ts'
import { AccountModal } from '../models/AccountModal.ts'
import { type Desk, launchChromium, openDesk } from '../models/browser.ts'
import { DeskFrame } from '../models/DeskFrame.ts'
import { focused, focusOn } from '../models/focus.ts'
import { LeavingModals } from '../models/LeavingModals.ts'
import { SessionsPage } from '../models/SessionsPage.ts'
import { UsersPage } from '../models/UsersPage.ts'

const PASSWORD = 'look around freely'

let browser: Browser
let host: Host
let desk: Desk
let users: UsersPage
let modals: LeavingModals
beforeAll(async () => {
  browser = await launchChromium()
  host = await startSampleHost()
  desk = await openDesk(browser, host.url)
  users = new UsersPage(desk.page)
  modals = new LeavingModals(desk.page)
  await signIn('owner@sample.example.org')
})
afterAll(async () => {
  await browser.close()
  await host.stop()
})

async function signIn(email: string): Promise<void> {
  const frame = new DeskFrame(desk.page)
  await frame.signIn(email, PASSWORD)
  await frame.open('Clinic Users')
  await users.rows().first().waitFor()
}

/** Opens the tab "Account" of the one person whom a search finds. */
async function openAccount(search: string, name: string): Promise<AccountModal> {
  await users.find(search)
  await users.row(name).first().waitFor()
  await users.openPerson(name)
  const account = new AccountModal(desk.page, name)
  await account.openTab('Account')
  return account
}

const violations = (): Promise<string[]> => violationsOn(desk.page)

describe('leaving and return (product 38)', () => {
  it('suggests Leaving where somebody with clients is made inactive, and says when access ends', async () => {
    const account = await openAccount('lindgren', 'Zoë Lindgren')
    await account.dialog.getByRole('radio', { name: 'Inactive' }).check()
    await account.dialog.getByText('on other PCs at their next sync').waitFor()
    await account.dialog.getByText('hands the clients over as well').waitFor()
  })

  it('asks before choices go away, then hands over, voids and says so', async () => {
    const { page } = desk
    await modals.openLeaving()
    // It opens on what it comes to, and not on “Close”.
    await expect.poll(() => focused(desk.page)).toMatch(/^What happens/)
    await modals.leaving.getByText(/clients have nobody for now/).waitFor()
    expect(await violations()).toEqual([])
    await modals.handAllTo('Núñez')
    // What whoever takes over does not offer is named before it is done, by service and client.
    await modals.leaving
      .getByText(/Núñez doesn’t offer .*: \d+ sessions? of/)
      .first()
      .waitFor()
    await modals.leaving.getByText(/sessions stay unheld/).waitFor()
    await modals.handOneTo('Daniel Anderson', 'Hakimi')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Keep editing' }).click()
    await modals.leaving.getByText(/15 clients get somebody else, \d+ sessions go along/).waitFor()
    expect(await violations()).toEqual([])
    await modals.confirmLeaving()
    await modals.left.waitFor()
    const account = new AccountModal(page, 'Zoë Lindgren')
    await account.dialog.getByText(/^Left on/).waitFor()
    await expect.poll(() => account.save.isDisabled()).toBe(true)
    await account.openTab('My Clinic')
    await account.dialog.getByText('No clients yet').waitFor()
    await account.openTab('Account')
    await account.dialog.getByText('No role. Without one, nobody can sign in.').waitFor()
    expect(await violations()).toEqual([])
  })

  it('is undone from its notice', async () => {
    await modals.left.getByRole('button', { name: 'Undo' }).click()
    await desk.page.getByText('Zoë is back. For a sign-in, set a temporary password.').waitFor()
    const account = new AccountModal(desk.page, 'Zoë Lindgren')
    const active = account.dialog.getByRole('radio', { name: 'Active', exact: true })
    await expect.poll(() => active.isChecked()).toBe(true)
    await account.openTab('My Clinic')
    await expect.poll(() => account.dialog.getByRole('row').count()).toBe(16)
    await account.openTab('Account')
  })

  it('comes back as they were with the clients that are ticked, and without password', async () => {
    await modals.openLeaving()
    await modals.handAllTo('Núñez')
    await modals.confirmLeaving()
    await modals.openReturn()
    await modals.returning.getByText('Roles: Practitioner').waitFor()
    await modals.returning.getByText(/^Password and MFA/).waitFor()
    await modals.returning.getByRole('checkbox', { name: 'Daniel Anderson' }).check()
    expect(await violations()).toEqual([])
    await modals.confirmReturn()
    const account = new AccountModal(desk.page, 'Zoë Lindgren')
    await account.openTab('My Clinic')
    await expect.poll(() => account.dialog.getByRole('row').count()).toBe(2)
    await account.close()
    expect(desk.complaints).toEqual([])
  })
})

describe('"Upgrade" and placements (product 39)', () => {
  it('keeps a day that was typed wrong, says so, and saves the right one with the focus on the tab', async () => {
    const { page } = desk
    const account = await openAccount('student@sample', 'Ravi Sandhu')
    const day = page.getByRole('textbox', { name: 'Placement ends on' })
    await day.fill('31 Feb 2027')
    await account.save.click()
    await page.getByText('No such day. Type it like May 3, 2027.').waitFor()
    await expect.poll(() => day.inputValue()).toBe('31 Feb 2027')
    await expect.poll(() => day.evaluate((field) => field === document.activeElement)).toBe(true)
    await day.fill('May 3, 2040')
    await account.save.click()
    await page.getByText('Saved', { exact: true }).waitFor()
    await expect.poll(() => day.inputValue()).toBe('May 3, 2040')
    await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'tab', undefined, {
      timeout: 2_000,
    })
    expect(await violations()).toEqual([])
  })

  it('chooses a day in the calendar by keyboard, and Esc closes the calendar alone', async () => {
    const { page } = desk
    const day = page.getByRole('textbox', { name: 'Placement ends on' })
    await day.focus()
    await page.keyboard.press('ArrowDown')
    const calendar = page.getByRole('dialog', { name: 'Calendar for “Placement ends on”' })
    await calendar.waitFor()
    await page.keyboard.press('Escape')
    await calendar.waitFor({ state: 'hidden' })
    await day.focus()
    await page.keyboard.press('ArrowDown')
    await calendar.getByRole('button', { name: '20 May 2040' }).click()
    await expect.poll(() => day.inputValue()).toBe('May 20, 2040')
    // Not saved: the upgrade takes the placement away, and what was typed about it.
  })

  it('makes the student a practitioner with a licence number', async () => {
    const { page } = desk
    await page.getByRole('button', { name: 'Upgrade', exact: true }).click()
    await modals.upgrade.getByLabel('Registration or License #').fill('4562')
    expect(await violations()).toEqual([])
    await modals.upgrade.getByRole('button', { name: 'Upgrade to Practitioner' }).click()
    await modals.upgrade.waitFor({ state: 'hidden' })
    await page.getByText(/Printed as/).waitFor()
    await page.getByText(/Reg\. #4562/).waitFor()
    await expect.poll(() => page.getByRole('group', { name: 'Placement' }).count()).toBe(0)
    await page
      .getByRole('group', { name: 'Application Role' })
      .getByText('Practitioner', { exact: true })
      .waitFor()
    await page.keyboard.press('Escape')
    expect(desk.complaints).toEqual([])
  })
})

describe('the limits of an Office Admin', () => {
  it('shows no Leaving for owners, no Upgrade, and brings somebody back without roles', async () => {
    const { page } = desk
    await new DeskFrame(page).signOut()
    await signIn('admin@sample.example.org')
    const owner = await openAccount('owner@sample', 'Margaret Ashworth')
    await owner.dialog.getByText('Only a clinic owner can change the status of an owner.').waitFor()
    expect(await owner.dialog.getByRole('button', { name: 'Leaving', exact: true }).count()).toBe(0)
    await page.keyboard.press('Escape')
    const account = await openAccount('lindgren', 'Zoë Lindgren')
    await modals.openLeaving()
    await modals.confirmLeaving()
    await modals.openReturn()
    await modals.returning.getByText(/Only a clinic owner gives them/).waitFor()
    await modals.confirmReturn()
    await page.getByText(/is back without roles/).waitFor()
    await account.dialog.getByText('No role. Without one, nobody can sign in.').waitFor()
    expect(await violations()).toEqual([])
    await account.close()
    expect(desk.complaints).toEqual([])
  })

  it('gives a session that stayed with nobody to somebody else, on the page Sessions', async () => {
    const { page } = desk
    await new DeskFrame(page).open('Home')
    await page.getByText(/^Zoë Lindgren is gone: \d+ sessions ahead need somebody/).waitFor()
    expect(await violations()).toEqual([])
    await page.getByRole('button', { name: 'Open Sessions of Zoë Lindgren' }).click()
    const sessions = new SessionsPage(page)
    await sessions.week.first().waitFor()
    // The week of the first session ahead: its last one is ahead, whatever day and hour it is.
    const held = sessions.box(/Speech Session.*Scheduled/)
    await held.last().waitFor()
    const before = await held.count()
    await held.last().click()
    const dialog = page.getByRole('dialog', { name: /^Session with/ })
    await dialog.getByText('Zoë Lindgren is gone. Choose who holds this session now.').waitFor()
    await focusOn(dialog.getByRole('combobox', { name: 'Practitioner' }))
    expect(await violations()).toEqual([])
    await modals.choose(dialog.getByRole('combobox', { name: 'Practitioner' }), 'Hakimi')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await expect.poll(() => held.count()).toBe(before - 1)
    expect(desk.complaints).toEqual([])
  })
})
