import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Host } from '#tests/support/startHost.ts'
import { startSampleHost } from '#tests/support/startSampleHost.ts'
import { violationsInBothSchemes } from '../models/axe.ts'
import { type Desk, launchChromium, openDesk } from '../models/browser.ts'
import { DeskFrame } from '../models/DeskFrame.ts'
import { focusOn } from '../models/focus.ts'
import { pressByKeyboard, typeByKeyboard } from '../models/keyboard.ts'
import { SessionsPage } from '../models/SessionsPage.ts'

const PASSWORD = 'look around freely'

let browser: Browser
let host: Host
let desk: Desk
let sessions: SessionsPage
beforeAll(async () => {
  browser = await launchChromium()
  host = await startSampleHost()
  desk = await openDesk(browser, host.url)
  sessions = new SessionsPage(desk.page)
  await signIn('practitioner@sample.example.org')
})
afterAll(async () => {
  await browser.close()
  await host.stop()
})

async function signIn(email: string): Promise<void> {
  const frame = new DeskFrame(desk.page)
  await frame.signIn(email, PASSWORD)
  await frame.open('Sessions')
  await sessions.week.first().waitFor()
}

describe('Sessions (product 2)', () => {
  it('shows one’s own week as a calendar and as a list, and axe finds nothing', async () => {
    expect(await sessions.week.count()).toBe(7)
    await sessions
      .box(/Scheduled|Completed/)
      .first()
      .waitFor()
    expect(await violationsInBothSchemes(desk.page)).toEqual([])
    await sessions.page.getByText('List', { exact: true }).click()
    await sessions
      .box(/Scheduled|Completed/)
      .first()
      .waitFor()
    expect(await violationsInBothSchemes(desk.page)).toEqual([])
    await sessions.page.getByText('Week', { exact: true }).click()
  })

  it('enters a session with the keyboard alone, in the length of its service', async () => {
    const { page } = desk
    await sessions.page.getByRole('button', { name: 'Week after' }).click()
    await pressByKeyboard(page, sessions.page.getByRole('button', { name: 'New session', exact: true }))
    const dialog = sessions.dialog('New session')
    await dialog.waitFor()
    // The focus comes a moment after the dialog.
    await dialog.locator('input:focus').waitFor()
    await page.keyboard.press('ArrowDown')
    await page.getByRole('option').first().waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    // What is missing gets the focus, also where its name is on a field that nobody sees.
    await pressByKeyboard(page, dialog.getByRole('button', { name: 'Save' }))
    await focusOn(dialog.getByRole('combobox', { name: 'Service' }))
    await typeByKeyboard(page, dialog.getByRole('combobox', { name: 'Service' }), 'Parent Coaching')
    await page.getByRole('option', { name: /Parent Coaching/ }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    expect(await dialog.getByLabel('Minutes').inputValue()).toBe('45')
    await dialog.getByLabel('Starts at').fill('19:15')
    expect(await violationsInBothSchemes(page)).toEqual([])
    await pressByKeyboard(page, dialog.getByRole('button', { name: 'Save' }))
    await dialog.waitFor({ state: 'hidden' })
    await sessions.box(/^7:15.*Parent Coaching ?, Scheduled/).waitFor()
  })

  it('names another session at the same time and saves all the same', async () => {
    const { page } = desk
    await sessions.box(/^7:15.*Parent Coaching ?, Scheduled/).click()
    const dialog = page.getByRole('dialog', { name: /^Session with/ })
    await focusOn(dialog.getByRole('combobox', { name: 'Client' }))
    await dialog.getByLabel('Starts at').fill('19:30')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await pressByKeyboard(page, sessions.page.getByRole('button', { name: 'New session', exact: true }))
    const other = sessions.dialog('New session')
    await sessions.choose(other, 'Client', 1)
    await sessions.choose(other, 'Service', 0)
    await other.getByLabel('Starts at').fill('19:45')
    await other.getByText('Others at this time').waitFor()
    expect(await violationsInBothSchemes(page)).toEqual([])
    await other.getByRole('button', { name: 'Save' }).click()
    await page.getByText('One other session is at the same time.').waitFor()
    await sessions
      .box(/Overlaps/)
      .first()
      .waitFor()
  })

  it('cancels a session and takes it back from its notice', async () => {
    const { page } = desk
    await sessions.box(/^7:30.*Parent Coaching ?, Scheduled/).click()
    const dialog = page.getByRole('dialog', { name: /^Session with/ })
    await dialog.getByRole('button', { name: 'Cancel session' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await sessions.box(/^7:30.*Parent Coaching ?, Cancelled/).waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await sessions.box(/^7:30.*Parent Coaching ?, Scheduled/).waitFor()
  })

  it('asks before it drops what was typed, on Esc', async () => {
    const { page } = desk
    await sessions.box(/^7:30.*Parent Coaching ?, Scheduled/).click()
    const dialog = page.getByRole('dialog', { name: /^Session with/ })
    await dialog.getByLabel('Starts at').fill('20:00')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Discard' }).click()
    await dialog.waitFor({ state: 'hidden' })
    expect(desk.complaints).toEqual([])
  })

  it('keeps what was typed behind the lock, until it is discarded (product 23)', async () => {
    const { page } = desk
    const frame = new DeskFrame(page)
    const box = sessions.box(/^7:30.*Parent Coaching ?, Scheduled/)
    await box.click()
    const dialog = page.getByRole('dialog', { name: /^Session with/ })
    const minutes = dialog.getByLabel('Minutes')
    await minutes.fill('50')
    await frame.lock()
    await frame.unlock(PASSWORD)
    await dialog.waitFor()
    expect(await minutes.inputValue()).toBe('50')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Discard', exact: true }).click()
    await dialog.waitFor({ state: 'hidden' })
    await box.click()
    await dialog.waitFor()
    expect(await minutes.inputValue()).toBe('45')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
  })

  it('shows a Manager the crew’s sessions to read, and the office everybody’s', async () => {
    const frame = new DeskFrame(desk.page)
    await frame.signOut()
    await signIn('manager@sample.example.org')
    await sessions
      .box(/Scheduled|Completed/)
      .first()
      .waitFor()
    expect(await sessions.page.getByRole('button', { name: 'New session', exact: true }).count()).toBe(0)
    await frame.signOut()
    await signIn('admin@sample.example.org')
    await sessions.page.getByRole('combobox', { name: 'Sessions of' }).fill('Lindgren')
    await sessions.page.getByRole('option', { name: /Zoë Lindgren/ }).click()
    await sessions.page.getByRole('button', { name: 'New session', exact: true }).waitFor()
    expect(desk.complaints).toEqual([])
  })

  it('shows behind the lock the client who was looked up among everybody’s, and not an empty field', async () => {
    const frame = new DeskFrame(desk.page)
    await sessions.page.getByRole('button', { name: 'New session', exact: true }).click()
    const dialog = sessions.dialog('New session')
    const client = dialog.getByRole('combobox', { name: 'Client' })
    await client.click()
    await sessions.page.getByRole('option').first().waitFor()
    const own = await sessions.page.getByRole('option').allInnerTexts()
    await client.fill('an')
    const other = sessions.page
      .getByRole('option')
      .filter({ hasNotText: new RegExp(own.join('|')) })
      .first()
    const name = await other.innerText()
    await other.click()
    expect(await client.inputValue()).toBe(name)
    await frame.lock()
    await frame.unlock(PASSWORD)
    await dialog.waitFor()
    await expect.poll(() => client.inputValue()).toBe(name)
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await sessions.page.getByRole('button', { name: 'Discard', exact: true }).click()
    await dialog.waitFor({ state: 'hidden' })
    expect(desk.complaints).toEqual([])
  })
})
