import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Host, startHost } from '#tests/support/startHost.ts'
import { violationsOn } from '../models/axe.ts'
import { AccountModal } from '../models/AccountModal.ts'
import { type Desk, launchChromium, openDesk } from '../models/browser.ts'
import { DeskFrame } from '../models/DeskFrame.ts'
import { FirstRunPage } from '../models/FirstRunPage.ts'
import { UsersPage } from '../models/UsersPage.ts'

const OWNER = {
  firstName: 'Olive',
  lastName: 'Owens',
  email: 'olive@maple.example',
  password: 'a quiet morning in june',
}

let browser: Browser
let host: Host
let desk: Desk

beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())
beforeEach(async () => {
  host = await startHost()
  desk = await openDesk(browser, host.url)
})
afterEach(async () => {
  await desk.context.close()
  await host.stop()
})

async function setUp(
  plan: 'Solo' | 'Solo+' | 'Teams' = 'Teams',
): Promise<{ frame: DeskFrame; users: UsersPage }> {
  const first = new FirstRunPage(desk.page)
  await first.setUpClinic({ name: 'Maple Therapy', plan, ...OWNER })
  await first.confirmSheet()
  const frame = new DeskFrame(desk.page)
  await frame.open('Clinic Users')
  return { frame, users: new UsersPage(desk.page) }
}

const violations = (): Promise<string[]> => violationsOn(desk.page)

describe('a new clinic', () => {
  it('is set up, with a recovery sheet that is typed back, and axe finds nothing on the way', async () => {
    expect(await violations()).toEqual([])
    const first = new FirstRunPage(desk.page)
    await first.setUpClinic({ name: 'Maple Therapy', plan: 'Teams', ...OWNER })
    expect(await violations()).toEqual([])
    await first.confirmSheet()
    await new DeskFrame(desk.page).navigation.waitFor()
    expect(await desk.page.getByText('Set-up is not finished').count()).toBe(0)
    expect(await violations()).toEqual([])
    expect(desk.complaints).toEqual([])
  })

  it('reminds its owner of a sheet that was put off', async () => {
    const first = new FirstRunPage(desk.page)
    await first.setUpClinic({ name: 'Maple Therapy', plan: 'Teams', ...OWNER })
    await first.postponeSheet()
    await desk.page.getByText('Set-up is not finished').waitFor()
  })

  it('asks for the sign-in again after a restart', async () => {
    await setUp()
    host = await host.restart()
    await desk.context.close()
    desk = await openDesk(browser, host.url)
    await new DeskFrame(desk.page).signIn(OWNER.email, OWNER.password)
  })
})

describe('adding and editing staff', () => {
  it('takes somebody from New Staff by Save & Continue to the profile, then to Inactive and the other tab (product 2, 5, 13)', async () => {
    const { users } = await setUp()
    const dialog = await users.startNew('Staff')
    await users.fillStaff(dialog, {
      firstName: 'Ana',
      lastName: 'Silva',
      email: 'ana@maple.example',
      roles: ['Practitioner'],
    })
    expect(await violations()).toEqual([])
    await dialog.getByRole('button', { name: 'Save & Continue' }).click()

    const account = new AccountModal(desk.page, 'Ana Silva')
    await account.dialog.waitFor()
    expect(await violations()).toEqual([])
    await account.openProfile()
    expect(await violations()).toEqual([])
    await account.profile.getByLabel('Title', { exact: true }).fill('SLP')
    await account.profile.getByLabel('Primary phone', { exact: true }).fill('+1 416 555 0137')
    await account.saveProfile()
    await account.dialog.getByText('SLP').first().waitFor()

    await account.setStatus('Inactive')
    await expect.poll(() => users.countOf('Inactive')).toBe(1)
    await account.close()
    expect(await users.row('Ana Silva').count()).toBe(0)
    await users.tab('Inactive').click()
    await users.row('Ana Silva').waitFor()
    await expect.poll(() => users.row('Ana Silva').innerText()).toContain('555 0137')
    expect(await violations()).toEqual([])
  })

  it('names the missing fields and the e-mail that somebody has, and keeps what was typed (product 6)', async () => {
    const { users } = await setUp()
    const dialog = await users.startNew('Staff')
    await users.fillStaff(dialog, {
      firstName: 'Ana',
      lastName: '',
      email: 'OLIVE@maple.example',
      roles: ['Office Admin'],
    })
    await dialog.getByRole('button', { name: 'Save', exact: true }).click()
    await expect.poll(() => dialog.getByLabel('Last name').getAttribute('aria-invalid')).toBe('true')
    await dialog.getByLabel('Last name').fill('Silva')
    await dialog.getByRole('button', { name: 'Save', exact: true }).click()
    await dialog.getByText(/belongs to .*Olive Owens/).waitFor()
    await expect.poll(() => dialog.getByLabel('First name').inputValue()).toBe('Ana')
    await dialog.getByRole('button', { name: 'Open Olive Owens' }).waitFor()
  })

  it('refuses a practitioner on Solo, naming the Teams plan, and stores nothing', async () => {
    const { users } = await setUp('Solo')
    const dialog = await users.startNew('Staff')
    await users.fillStaff(dialog, {
      firstName: 'Ana',
      lastName: 'Silva',
      email: 'ana@maple.example',
      roles: ['Practitioner'],
    })
    await dialog.getByRole('button', { name: 'Save', exact: true }).click()
    await dialog.getByText(/Teams/).waitFor()
    expect(await users.countOf('Active')).toBe(1)
  })

  it('asks before it drops what was typed, and not when nothing was (product 23)', async () => {
    const { users } = await setUp()
    await users.openPerson('Olive Owens')
    const account = new AccountModal(desk.page, 'Olive Owens')
    await account.dialog.waitFor()
    await account.close()
    await users.openPerson('Olive Owens')
    await account.openProfile()
    await account.profile.getByLabel('Bio').fill('Half a sentence')
    await desk.page.keyboard.press('Escape')
    const keepEditing = desk.page.getByRole('button', { name: 'Keep editing' })
    await keepEditing.click()
    await keepEditing.waitFor({ state: 'hidden' })
    await expect.poll(() => account.profile.getByLabel('Bio').inputValue()).toBe('Half a sentence')
    await desk.page.keyboard.press('Escape')
    await desk.page.getByRole('button', { name: 'Discard', exact: true }).click()
    await account.profile.waitFor({ state: 'hidden' })
    expect(await account.dialog.isVisible()).toBe(true)
  })

  it('leaves no draft behind once a profile is saved', async () => {
    const { users } = await setUp()
    await users.openPerson('Olive Owens')
    const account = new AccountModal(desk.page, 'Olive Owens')
    await account.openProfile()
    await account.profile.getByLabel('Bio').fill('Kept for good')
    // Longer than a draft waits before it is kept.
    await desk.page.waitForTimeout(600)
    await account.saveProfile()
    await account.close()
    await users.openPerson('Olive Owens')
    await account.openTab('Account')
    await account.dialog.getByRole('button', { name: 'Edit', exact: true }).first().waitFor()
    await desk.page.waitForTimeout(300)
    expect(await account.dialog.getByRole('button', { name: 'Edit, unsaved changes' }).count()).toBe(0)
    await account.close()
  })

  it('keeps what was typed behind the lock, and shows nothing of it there', async () => {
    const { frame, users } = await setUp()
    await users.openPerson('Olive Owens')
    const account = new AccountModal(desk.page, 'Olive Owens')
    await account.openProfile()
    await account.profile.getByLabel('Bio').fill('CANARY half a sentence')
    await frame.lock()
    expect(await desk.page.content()).not.toContain('CANARY')
    expect(await desk.page.content()).not.toContain('olive@maple.example')
    expect(await violations()).toEqual([])
    await frame.unlock(OWNER.password)
    await account.profile.waitFor()
    await expect.poll(() => account.profile.getByLabel('Bio').inputValue()).toBe('CANARY half a sentence')
  })
})
