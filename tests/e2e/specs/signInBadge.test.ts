import type { Browser, Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Host } from '#tests/support/startHost.ts'
import { startSampleHost } from '#tests/support/startSampleHost.ts'
import { violationsOn } from '../models/axe.ts'
import { AccountModal } from '../models/AccountModal.ts'
import { type Desk, launchChromium, openDesk } from '../models/browser.ts'
import { DeskFrame } from '../models/DeskFrame.ts'
import { UsersPage } from '../models/UsersPage.ts'

const PASSWORD = 'look around freely'
const WRONG_TRIES = 5

let browser: Browser
let host: Host
let desk: Desk
let users: UsersPage
beforeAll(async () => {
  browser = await launchChromium()
  host = await startSampleHost()
  desk = await openDesk(browser, host.url)
  await lockOut('practitioner@sample.example.org')
  users = new UsersPage(desk.page)
  const frame = new DeskFrame(desk.page)
  await frame.signIn('admin@sample.example.org', PASSWORD)
  await frame.open('Clinic Users')
  await users.rows().first().waitFor()
})
afterAll(async () => {
  await browser.close()
  await host.stop()
})

/** Tries wrong passwords until pauses begin. */
async function lockOut(email: string): Promise<void> {
  const { page } = desk
  for (let time = 0; time < WRONG_TRIES; time += 1) {
    await page.getByLabel('E-mail').fill(email)
    await page.getByRole('textbox', { name: 'Password' }).fill(`not the password ${time}`)
    const button = page.getByRole('button', { name: 'Sign in', exact: true })
    await button.click()
    await page
      .getByText(/is wrong|Too many wrong tries/)
      .first()
      .waitFor()
  }
}

const badge = (state: RegExp): Locator => users.rows().getByRole('button', { name: state })

const violations = (): Promise<string[]> => violationsOn(desk.page)

describe('the sign-in badge of the list (product 4, 36)', () => {
  it('unlocks somebody from the keyboard, and the badge follows', async () => {
    const { page } = desk
    await users.find('practitioner@sample')
    await expect.poll(() => users.rows().count()).toBe(1)
    await users.rows().first().focus()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByText('Too many wrong tries in a row on this PC').waitFor()
    expect(await violations()).toEqual([])
    await page.keyboard.press('Escape')
    await expect.poll(() => badge(/^Locked/).evaluate((it) => it === document.activeElement)).toBe(true)
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: 'Unlock' }).click()
    await page.getByText(/can try again at once/).waitFor()
    await badge(/^Can sign in/).waitFor()
    expect(await page.getByRole('dialog').count()).toBe(0)
  })

  it('leads to a new temporary password, with the focus in its field', async () => {
    const { page } = desk
    const name = 'Zoë Lindgren'
    await users.find('lindgren')
    await expect.poll(() => users.rows().count()).toBe(1)
    await users.rows().first().locator('[aria-haspopup="menu"]').click()
    await page.getByRole('menuitem', { name: /temporary password/ }).click()
    const account = new AccountModal(page, name)
    const field = account.dialog.getByRole('textbox', { name: 'Temporary password' })
    await expect.poll(() => field.evaluate((it) => it === document.activeElement)).toBe(true)
    expect(await field.isVisible()).toBe(true)
    await account.close()
  })

  it('is plain text on the rows of owners and of oneself', async () => {
    await users.find('owner@sample')
    // The row of the search before may stay a moment longer.
    await expect.poll(() => users.rows().locator('[aria-haspopup="menu"]').count()).toBe(0)
    await expect.poll(() => users.rows().count()).toBe(1)
    await users.find('admin@sample')
    await users.row('Office Admin').first().waitFor()
    expect(await users.rows().locator('[aria-haspopup="menu"]').count()).toBe(0)
    expect(desk.complaints).toEqual([])
  })
})
