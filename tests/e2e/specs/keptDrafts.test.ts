import type { Browser, Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Host } from '#tests/support/startHost.ts'
import { startSampleHost } from '#tests/support/startSampleHost.ts'
import { AccountModal } from '../models/AccountModal.ts'
import { violationsInBothSchemes } from '../models/axe.ts'
import { type Desk, launchChromium, openDesk } from '../models/browser.ts'
import { DeskFrame } from '../models/DeskFrame.ts'
import { LeavingModals } from '../models/LeavingModals.ts'
import { UsersPage } from '../models/UsersPage.ts'

const PASSWORD = 'look around freely'
const KEPT = 'What you typed is kept.'

let browser: Browser
let host: Host
let desk: Desk
let frame: DeskFrame
beforeAll(async () => {
  browser = await launchChromium()
  host = await startSampleHost()
  desk = await openDesk(browser, host.url)
  frame = new DeskFrame(desk.page)
  await frame.signIn('owner@sample.example.org', PASSWORD)
  await frame.open('Settings')
})
afterAll(async () => {
  await browser.close()
  await host.stop()
})

const openSection = (name: string): Promise<void> =>
  desk.page.getByRole('main').getByRole('button', { name, exact: true }).click()
const field = (name: string): Locator => desk.page.getByRole('textbox', { name, exact: true })

/** Locks, reads what is said about the typing, and unlocks. */
async function lockOver(said: string): Promise<void> {
  await frame.lock()
  await desk.page.getByText(said).waitFor()
  await frame.unlock(PASSWORD)
}

/** Drops what came back, so that the next test begins with nothing typed. */
async function discard(): Promise<void> {
  const line = desk.page.getByRole('status').filter({ hasText: 'are back' })
  await line.getByRole('button').click()
  await line.waitFor({ state: 'hidden' })
}

describe('what was typed survives a lock (product 23)', () => {
  it('in Settings > Mail, but for the password, whose loss is said', async () => {
    const { page } = desk
    await openSection('Mail')
    await field('Server').fill('smtp.maple.example')
    await field('User').fill('desk')
    await lockOver(KEPT)
    await expect.poll(() => field('Server').inputValue()).toBe('smtp.maple.example')
    // Whoever was typing goes on where they were.
    await expect.poll(() => field('User').evaluate((one) => one === document.activeElement)).toBe(true)
    await page.keyboard.type('1')
    await expect.poll(() => field('User').inputValue()).toBe('desk1')
    await field('User').fill('desk')
    await page.getByLabel('Password', { exact: true }).fill('mail secret 77')
    await lockOver('What you typed is kept, but for passwords and choices not saved')
    await expect.poll(() => field('Server').inputValue()).toBe('smtp.maple.example')
    await expect.poll(() => field('User').inputValue()).toBe('desk')
    expect(await page.getByLabel('Password', { exact: true }).inputValue()).toBe('')
    expect(await violationsInBothSchemes(page)).toEqual([])
    await discard()
  })

  it('in the lists of names: a new one, and one that is being changed', async () => {
    const { page } = desk
    await openSection('Disciplines')
    await field('New discipline').fill('Music Therapy')
    await lockOver(KEPT)
    await expect.poll(() => field('New discipline').inputValue()).toBe('Music Therapy')
    await discard()
    await page.getByRole('button', { name: 'Rename Speech Therapy', exact: true }).click()
    await field('New name of Speech Therapy').fill('Speech and Language')
    await lockOver(KEPT)
    await expect.poll(() => field('New name of Speech Therapy').inputValue()).toBe('Speech and Language')
    expect(await violationsInBothSchemes(page)).toEqual([])
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.getByRole('button', { name: 'Rename Speech Therapy', exact: true }).waitFor()
  })

  it('in what the team page shows', async () => {
    const { page } = desk
    await openSection('Team page')
    await page.getByRole('switch', { name: 'The clinic has a public team page' }).check()
    await page.getByRole('button', { name: 'Save' }).first().click()
    const intro = page.getByRole('region', { name: 'What the page shows' }).getByRole('textbox')
    await intro.fill('We are here for you.')
    await lockOver(KEPT)
    await expect.poll(() => intro.inputValue()).toBe('We are here for you.')
    await discard()
    expect(desk.complaints).toEqual([])
  })

  it('in the choices of Settings: plan, security, timesheets', async () => {
    const { page } = desk
    await openSection('Plan')
    await page.getByRole('radio', { name: 'Solo+' }).check()
    await lockOver(KEPT)
    await expect.poll(() => page.getByRole('radio', { name: 'Solo+' }).isChecked()).toBe(true)
    await discard()
    expect(await page.getByRole('radio', { name: 'Teams' }).isChecked()).toBe(true)

    await openSection('Security')
    const idleLock = page.getByLabel('Lock the desk after')
    await idleLock.fill('12')
    await page.getByRole('checkbox', { name: 'Offer MFA' }).check()
    await page.getByRole('radio', { name: 'These roles' }).check()
    await page.getByRole('checkbox', { name: 'Manager', exact: true }).check()
    await lockOver(KEPT)
    await expect.poll(() => idleLock.inputValue()).toContain('12')
    await expect.poll(() => page.getByRole('radio', { name: 'These roles' }).isChecked()).toBe(true)
    expect(await page.getByRole('checkbox', { name: 'Manager', exact: true }).isChecked()).toBe(true)
    expect(await violationsInBothSchemes(page)).toEqual([])
    await discard()
    await expect.poll(() => idleLock.inputValue()).not.toContain('12')

    await openSection('Timesheets')
    const timesheets = page.getByRole('main').getByRole('switch')
    const was = await timesheets.isChecked()
    await timesheets.setChecked(!was)
    await lockOver(KEPT)
    await expect.poll(() => timesheets.isChecked()).toBe(!was)
    await discard()
    expect(await timesheets.isChecked()).toBe(was)
  })

  it('in "Leaving", with the names of those who take over, and not once it is done or discarded', async () => {
    const { page } = desk
    await frame.open('Clinic Users')
    const users = new UsersPage(page)
    await users.find('lindgren')
    await users.openPerson('Zoë Lindgren')
    const account = new AccountModal(page, 'Zoë Lindgren')
    await account.openTab('Account')
    const { leaving } = new LeavingModals(page)
    await page.getByRole('button', { name: 'Leaving', exact: true }).click()
    const taker = leaving.getByRole('combobox', { name: 'Who takes over' }).first()
    await taker.click()
    const option = page.getByRole('option').nth(1)
    const name = await option.innerText()
    await option.click()
    await lockOver(KEPT)
    await expect.poll(() => taker.inputValue()).toBe(name)
    expect(await violationsInBothSchemes(page)).toEqual([])
    await discard()
    await expect.poll(() => taker.inputValue()).not.toBe(name)
    await page.keyboard.press('Escape')
    await leaving.waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: 'Leaving', exact: true }).click()
    await expect.poll(() => taker.inputValue()).not.toBe(name)
    await page.keyboard.press('Escape')
    await leaving.waitFor({ state: 'hidden' })
    await account.close()
  })

  it('in a timesheet that is being generated, with its days', async () => {
    const { page } = desk
    await frame.signOut()
    await frame.signIn('practitioner@sample.example.org', PASSWORD)
    await page.getByRole('button', { name: /account and sign-out/ }).click()
    await page.getByRole('menuitem', { name: 'Account Settings' }).click()
    const account = new AccountModal(page, 'Zoë Lindgren')
    await account.dialog.getByRole('tab', { name: 'Sessions' }).click()
    const from = account.dialog.getByRole('textbox', { name: 'From' })
    const before = await from.inputValue()
    await from.fill('1 Oct 2026')
    await from.press('Enter')
    await account.dialog.getByRole('button', { name: 'Generate timesheet' }).click()
    const dialog = page.getByRole('dialog', { name: 'Generate timesheet' })
    await dialog.getByRole('checkbox').first().check()
    await dialog.getByRole('combobox', { name: 'Reviewer' }).click()
    await page.getByRole('option', { name: 'Kofi Mensah' }).click()
    await lockOver(KEPT)
    await expect.poll(() => dialog.getByRole('checkbox').first().isChecked()).toBe(true)
    await expect
      .poll(() => dialog.getByRole('combobox', { name: 'Reviewer' }).inputValue())
      .toBe('Kofi Mensah')
    expect(await from.inputValue()).not.toBe(before)
    expect(await violationsInBothSchemes(page)).toEqual([])
    expect(desk.complaints).toEqual([])
  })
})
