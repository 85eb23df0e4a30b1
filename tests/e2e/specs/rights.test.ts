import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Host, startHost } from '#tests/support/startHost.ts'
import { AccountModal } from '../models/AccountModal.ts'
import { type Desk, launchChromium, openDesk } from '../models/browser.ts'
import { DeskFrame } from '../models/DeskFrame.ts'
import { FirstRunPage } from '../models/FirstRunPage.ts'
import { OwnersPanel } from '../models/OwnersPanel.ts'
import { UsersPage } from '../models/UsersPage.ts'

const PASSWORD = 'look around freely'

let browser: Browser
let host: Host
let desk: Desk
let frame: DeskFrame
let users: UsersPage

beforeAll(async () => {
  browser = await launchChromium()
  host = await startHost()
  const first = await openDesk(browser, host.url)
  await new FirstRunPage(first.page).lookAround()
  await first.context.close()
})
afterAll(async () => {
  await browser.close()
  await host.stop()
})
beforeEach(async () => {
  desk = await openDesk(browser, await host.freshUrl())
  frame = new DeskFrame(desk.page)
  users = new UsersPage(desk.page)
})
afterEach(() => desk.context.close())

const violations = async (): Promise<string[]> =>
  (await new AxeBuilder({ page: desk.page }).analyze()).violations.map(
    (one) => `${one.id}: ${one.nodes.map((node) => node.html).join(' | ')}`,
  )

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
    expect(await lineOf(preview, 'See clients').innerText()).toMatch(/their own.*Student Practitioner/s)

    await account.dialog.getByRole('checkbox', { name: 'Office Admin' }).check()
    expect(await lineOf(preview, 'See everybody in Clinic Users').innerText()).toMatch(
      /^New:.*Office Admin$/s,
    )
    expect(await lineOf(preview, 'See clients').innerText()).toMatch(
      /^More:.*all, was their own.*Office Admin$/s,
    )
    await lineOf(preview, 'New: Clinic Users').waitFor()
    expect(await violations()).toEqual([])

    await account.dialog.getByRole('checkbox', { name: 'Office Admin' }).uncheck()
    await account.dialog.getByRole('checkbox', { name: 'Finance' }).check()
    await account.dialog.getByRole('checkbox', { name: 'Student Practitioner' }).uncheck()
    expect(await lineOf(preview, 'See clients').innerText()).toMatch(
      /^Goes away:.*from Student Practitioner$/s,
    )
    await preview.getByText('1 goes away').waitFor()
    expect(await violations()).toEqual([])

    // The whole of it by keyboard: Done gives the focus back to Edit, and the ticks stay.
    await account.dialog.getByRole('button', { name: 'Done' }).press('Enter')
    const edit = account.dialog.getByRole('button', { name: 'Edit application roles' })
    expect(await edit.evaluate((button) => button === document.activeElement)).toBe(true)
    await edit.press('Enter')
    await account.save.click()
    await account.dialog.getByText('Saved').waitFor()
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
    expect(await question.innerText()).toContain('stays Practitioner')
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
