import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Host, startHost } from '#tests/support/startHost.ts'
import { AccountModal } from '../models/AccountModal.ts'
import { violationsInBothSchemes } from '../models/axe.ts'
import { type Desk, launchChromium, openDesk } from '../models/browser.ts'
import { DeskFrame } from '../models/DeskFrame.ts'
import { FirstRunPage } from '../models/FirstRunPage.ts'
import { focusOn } from '../models/focus.ts'
import { pressByKeyboard, tabTo } from '../models/keyboard.ts'
import { UsersPage } from '../models/UsersPage.ts'

let browser: Browser
let host: Host
let desk: Desk
let users: UsersPage

beforeAll(async () => {
  browser = await launchChromium()
  host = await startHost()
  desk = await openDesk(browser, host.url)
  await new FirstRunPage(desk.page).lookAround()
  const frame = new DeskFrame(desk.page)
  await frame.signIn('owner@sample.example.org', 'look around freely')
  await frame.open('Clinic Users')
  users = new UsersPage(desk.page)
  await users.rows().first().waitFor()
  for (const email of ['noor.newly@sample.example.org', 'n.newly@sample.example.org']) {
    const dialog = await users.startNew('Staff')
    await users.fillStaff(dialog, { firstName: 'Noor', lastName: 'Newly', email, roles: ['Finance'] })
    await dialog.getByRole('button', { name: 'Save', exact: true }).click()
    await dialog.waitFor({ state: 'hidden' })
  }
})
afterAll(async () => {
  await browser.close()
  await host.stop()
})

/** For looking at while the screen is made: nothing where no folder is named. */
async function picture(name: string): Promise<void> {
  const folder = process.env['ANTEROOM_PICTURES']
  if (folder === undefined) return
  for (const colorScheme of ['light', 'dark'] as const) {
    await desk.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await desk.page.screenshot({ path: `${folder}/${name}-${colorScheme}.png` })
  }
  await desk.page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
}

describe('"Merge with …" (product 31)', () => {
  it('offers the likeliest double, compares both and makes one of them, by the keyboard alone', async () => {
    const { page } = desk
    await users.find('newly')
    await expect.poll(() => users.rows().count()).toBe(2)
    await users.openPerson('Noor Newly')
    const account = new AccountModal(page, 'Noor Newly')
    await pressByKeyboard(page, account.dialog.getByRole('button', { name: 'Merge with …' }))
    const merge = page.getByRole('dialog', { name: 'Merge Noor Newly with another record' })
    await merge.getByText('Looks like the same').waitFor()
    await picture('merge-choose')
    expect(await violationsInBothSchemes(page)).toEqual([])
    await pressByKeyboard(page, merge.getByRole('listitem').getByRole('button'))
    await merge.getByRole('columnheader', { name: 'Field' }).waitFor()
    // What was pressed is gone: the keyboard goes on from which record stays, and back from the search.
    await focusOn(merge.getByRole('radio', { checked: true }).first())
    await pressByKeyboard(page, merge.getByRole('button', { name: 'Another record' }))
    await focusOn(merge.getByRole('textbox'))
    await pressByKeyboard(page, merge.getByRole('listitem').getByRole('button'))
    await merge.getByRole('columnheader', { name: 'Field' }).waitFor()
    await focusOn(merge.getByRole('radio', { checked: true }).first())
    await picture('merge-compare')
    expect(await violationsInBothSchemes(page)).toEqual([])
    const other = merge.getByRole('row').filter({ hasText: 'Primary e-mail' }).getByRole('radio').last()
    await tabTo(page, merge.getByRole('row').filter({ hasText: 'Primary e-mail' }).getByRole('radio').first())
    await page.keyboard.press('ArrowRight')
    expect(await other.isChecked()).toBe(true)
    await pressByKeyboard(page, merge.getByRole('button', { name: 'Merge', exact: true }))
    await merge.waitFor({ state: 'hidden' })
    await page.getByText('The two records of Noor Newly are one.').waitFor()
    await focusOn(account.dialog.getByRole('button', { name: 'Merge with …' }))
    await page.keyboard.press('Escape')
    await account.dialog.waitFor({ state: 'hidden' })
    await expect.poll(() => users.rows().count()).toBe(1)
  })

  it('is undone from the notice, and from the record afterwards', async () => {
    const { page } = desk
    await page.getByRole('alert').filter({ hasText: 'are one' }).getByRole('button', { name: 'Undo' }).click()
    await page.getByText('There are two records of Noor Newly again.').waitFor()
    await expect.poll(() => users.rows().count()).toBe(2)
    expect(desk.complaints).toEqual([])
  })
})
