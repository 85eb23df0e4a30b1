import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import type { Browser, Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { makeId } from '#shared/lib/ids.ts'
import { type Host, startHost } from '#tests/support/startHost.ts'
import { dataOf, startTestApp } from '#tests/support/testApp.ts'
import { violationsOn } from '../models/axe.ts'
import { AccountModal } from '../models/AccountModal.ts'
import { type Desk, launchChromium, openDesk } from '../models/browser.ts'
import { DeskFrame } from '../models/DeskFrame.ts'
import { OwnersPanel } from '../models/OwnersPanel.ts'
import { UsersPage } from '../models/UsersPage.ts'

const PASSWORD = 'look around freely'

let browser: Browser
let host: Host
let desk: Desk
let frame: DeskFrame
let users: UsersPage

/** A sample clinic on the disk, in which a practitioner read in bulk an hour ago. */
async function makeClinic(): Promise<string> {
  const clock = { now: Date.now() - 3_600_000, monotonic: 0, advance: () => undefined }
  const sample = await startTestApp({ clock })
  dataOf(await sample.ask('setup.createSample', { keepKeyInFile: true }))
  const email = 'practitioner@sample.example.org'
  dataOf(await sample.ask('identity.signIn', { email, password: PASSWORD }))
  for (let opened = 0; opened < 61; opened += 1)
    await sample.raw('users.get', { userId: makeId(clock.now, randomBytes) })
  await sample.app.stop()
  return sample.folder
}

let folder: string
beforeAll(async () => {
  folder = await makeClinic()
  browser = await launchChromium()
  host = await startHost({ dataDir: folder })
})
afterAll(async () => {
  await browser.close()
  await host.stop()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  desk = await openDesk(browser, await host.freshUrl())
  frame = new DeskFrame(desk.page)
  users = new UsersPage(desk.page)
})
afterEach(() => desk.context.close())

const violations = (): Promise<string[]> => violationsOn(desk.page)

async function openAccount(name: string): Promise<AccountModal> {
  await frame.open('Clinic Users')
  await users.find(name)
  await users.openPerson(name)
  const account = new AccountModal(desk.page, name)
  await account.openTab('Account')
  return account
}

const lineOf = (preview: Locator, text: string): Locator =>
  preview.getByRole('listitem').filter({ hasText: text })

describe('"What will this person see?" (product 18)', () => {
  it('shows, as roles are ticked, what is gained and what goes away, and closes after Save', async () => {
    await frame.signIn('owner@sample.example.org', PASSWORD)
    const account = await openAccount('Ravi Sandhu')
    await account.dialog.getByRole('button', { name: 'Edit application roles' }).click()
    const preview = account.dialog.getByRole('region', { name: 'What will this person see?' })
    await preview.getByText('As it is now').waitFor()
    await expect
      .poll(() => lineOf(preview, 'See clients').innerText())
      .toMatch(/their own.*Student Practitioner/s)

    await account.dialog.getByRole('checkbox', { name: 'Office Admin' }).check()
    await expect
      .poll(() => lineOf(preview, 'See everybody in Clinic Users').innerText())
      .toMatch(/^New:.*Office Admin$/s)
    await expect
      .poll(() => lineOf(preview, 'See clients').innerText())
      .toMatch(/^More:.*all, was their own.*Office Admin$/s)
    await lineOf(preview, 'New: Clinic Users').waitFor()
    expect(await violations()).toEqual([])

    await account.dialog.getByRole('checkbox', { name: 'Office Admin' }).uncheck()
    await account.dialog.getByRole('checkbox', { name: 'Finance' }).check()
    await account.dialog.getByRole('checkbox', { name: 'Student Practitioner' }).uncheck()
    await expect
      .poll(() => lineOf(preview, 'See clients').innerText())
      .toMatch(/^Goes away:.*from Student Practitioner$/s)
    await lineOf(preview, 'Goes away: Clients').waitFor()
    await preview.getByText('2 go away').waitFor()
    expect(await violations()).toEqual([])

    // The whole of it by keyboard: Done gives the focus back to Edit, and the ticks stay.
    await account.dialog.getByRole('button', { name: 'Done' }).press('Enter')
    const edit = account.dialog.getByRole('button', { name: 'Edit application roles' })
    expect(await edit.evaluate((button) => button === document.activeElement)).toBe(true)
    await edit.press('Enter')
    await account.save.click()
    await account.dialog.getByText('Saved', { exact: true }).waitFor()
    await preview.waitFor({ state: 'hidden' })
    await account.dialog.getByText('Finance', { exact: true }).waitFor()
    expect(desk.complaints).toEqual([])
  })

  it('lets nobody change their own roles', async () => {
    await frame.signIn('owner@sample.example.org', PASSWORD)
    const account = await openAccount('Margaret Ashworth')
    await account.dialog.getByText('Nobody can change their own roles.').waitFor()
    expect(await account.dialog.getByRole('button', { name: 'Edit application roles' }).count()).toBe(0)
  })
})

describe('owners (product 29)', () => {
  it('are made and unmade in Settings > Clinic, and the last one stays', async () => {
    await frame.signIn('owner@sample.example.org', PASSWORD)
    await frame.open('Settings')
    const owners = new OwnersPanel(desk.page)
    const own = await owners.row('Margaret Ashworth').innerText()
    expect(own).toMatch(/stays|Another owner/)
    expect(await owners.row('Margaret Ashworth').getByRole('button').count()).toBe(0)

    const found = await owners.findStaff('zoe lind')
    await found.getByRole('button', { name: 'Zoë Lindgren' }).waitFor()
    expect(await violations()).toEqual([])
    await desk.page.keyboard.press('Escape')
    await owners.make('Zoë Lindgren')
    expect(await violations()).toEqual([])

    const question = await owners.askToTake('Zoë Lindgren')
    await expect.poll(() => question.innerText()).toContain('stays Practitioner')
    expect(await violations()).toEqual([])
    await question.getByRole('button', { name: 'Take ownership away' }).click()
    await owners.row('Zoë Lindgren').waitFor({ state: 'hidden' })
    expect(desk.complaints).toEqual([])
  })
})

describe('an Office Admin', () => {
  it('has no Settings and no Logs, no Edit at the roles, and no hand on an owner (product 3, 18)', async () => {
    await frame.signIn('admin@sample.example.org', PASSWORD)
    const entries = await frame.navigation.innerText()
    expect(entries).toContain('Clinic Users')
    expect(entries).not.toMatch(/Settings|Logs/)

    const owner = await openAccount('Margaret Ashworth')
    await owner.dialog.getByText('Only a clinic owner can change roles.').waitFor()
    for (const name of ['Edit application roles', 'Generate', 'Set temporary password', /Reset/, /Unlock/])
      expect(await owner.dialog.getByRole('button', { name }).count(), String(name)).toBe(0)
    expect(await owner.dialog.getByRole('radio').count()).toBe(0)
    await owner.close()

    const student = await openAccount('Ravi Sandhu')
    await student.dialog.getByText('Only a clinic owner can change roles.').waitFor()
    expect(await student.dialog.getByRole('button', { name: 'Edit application roles' }).count()).toBe(0)
    expect(await student.dialog.getByRole('radio', { name: 'Inactive' }).count()).toBe(1)
    expect(await student.dialog.getByRole('button', { name: 'Generate' }).count()).toBe(1)
  })
})

describe('what owners should know (Z7)', () => {
  it('stands at the top of Home until it is settled, which can be taken back', async () => {
    await frame.signIn('owner@sample.example.org', PASSWORD)
    const alerts = desk.page.getByRole('region', { name: 'Owners should know' })
    await alerts.getByText(/Zoë Lindgren opened 60 records in a short time/).waitFor()
    expect(await violations()).toEqual([])
    await alerts.getByRole('button', { name: /^Mark as settled/ }).click()
    await alerts.getByText('Settled.').waitFor()
    expect(await violations()).toEqual([])
    await alerts.getByRole('button', { name: 'Undo' }).click()
    await alerts.getByRole('button', { name: 'Open account of Zoë Lindgren' }).click()
    await new AccountModal(desk.page, 'Zoë Lindgren').close()
    await alerts.getByRole('button', { name: /^Mark as settled/ }).click()
    await alerts.getByText('Settled.').waitFor()
    await frame.open('Clinic Users')
    await frame.open('Home')
    await desk.page.getByRole('heading', { name: 'Needs somebody' }).waitFor()
    expect(await alerts.count()).toBe(0)
    expect(desk.complaints).toEqual([])
  })

  it('is shown to owners only', async () => {
    await frame.signIn('admin@sample.example.org', PASSWORD)
    await desk.page.getByRole('heading', { name: 'Needs somebody' }).waitFor()
    expect(await desk.page.getByText('Owners should know').count()).toBe(0)
  })
})
