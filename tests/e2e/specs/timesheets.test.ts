import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Host } from '#tests/support/startHost.ts'
import { startSampleHost } from '#tests/support/startSampleHost.ts'
import { AccountModal } from '../models/AccountModal.ts'
import { violationsInBothSchemes } from '../models/axe.ts'
import { type Desk, launchChromium, openDesk } from '../models/browser.ts'
import { DeskFrame } from '../models/DeskFrame.ts'
import { focused, focusOn } from '../models/focus.ts'
import { pressByKeyboard } from '../models/keyboard.ts'

const PASSWORD = 'look around freely'
const ZOE = /Timesheet of Zoë Lindgren/

let browser: Browser
let host: Host
let desk: Desk
let frame: DeskFrame
beforeAll(async () => {
  browser = await launchChromium()
  host = await startSampleHost()
  desk = await openDesk(browser, host.url)
  frame = new DeskFrame(desk.page)
  await frame.signIn('practitioner@sample.example.org', PASSWORD)
})
afterAll(async () => {
  await browser.close()
  await host.stop()
})

describe('timesheets (product 12)', () => {
  it('that were denied stand on one’s Home with the reason, and open from there by keyboard', async () => {
    const { page } = desk
    const notice = page.getByRole('region', { name: /^Your timesheet of .* was denied/ })
    await notice.getByText(/Kofi Mensah: “The Tuesday/).waitFor()
    expect(await violationsInBothSchemes(page)).toEqual([])
    await pressByKeyboard(page, notice.getByRole('button', { name: /^Open it/ }))
    const dialog = page.getByRole('dialog', { name: ZOE })
    await dialog.getByText(/^Denied: The Tuesday/).waitFor()
    // What opened it is gone with Home: the keyboard goes on from its row.
    await page.keyboard.press('Escape')
    const row = page.getByRole('button', { name: /Open the timesheet of Zoë Lindgren/ })
    await focusOn(row)
    await page.getByRole('tab', { name: /^Denied 1/, selected: true }).waitFor()
    expect(desk.complaints).toEqual([])
  })

  it('are generated from one’s own account: totals as picture and table, clients, reviewer', async () => {
    const { page } = desk
    await page.getByRole('button', { name: /account and sign-out/ }).click()
    await page.getByRole('menuitem', { name: 'Account Settings' }).click()
    const account = new AccountModal(page, 'Zoë Lindgren')
    await account.dialog.getByRole('tab', { name: 'Sessions' }).click()
    await account.dialog.getByRole('img', { name: /Hours per week and service/ }).waitFor()
    await account.dialog.getByRole('columnheader', { name: 'Week of' }).waitFor()
    expect(await violationsInBothSchemes(page)).toEqual([])
    await pressByKeyboard(page, account.dialog.getByRole('button', { name: 'Generate timesheet' }))
    const dialog = page.getByRole('dialog', { name: 'Generate timesheet' })
    const boxes = dialog.getByRole('checkbox')
    await dialog.getByRole('button', { name: 'Save & Submit' }).click()
    await focusOn(boxes.first())
    await pressByKeyboard(page, dialog.getByRole('button', { name: 'Add All' }))
    expect(await boxes.count()).toBeGreaterThan(0)
    for (const box of await boxes.all()) expect(await box.isChecked()).toBe(true)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Keep editing' }).click()
    expect(await boxes.first().isChecked()).toBe(true)
    await dialog.getByRole('button', { name: 'Save & Submit' }).click()
    await dialog.getByText('Fill this in.').waitFor()
    await focusOn(dialog.getByRole('combobox', { name: 'Reviewer' }))
    await dialog.getByRole('combobox', { name: 'Reviewer' }).click()
    await page.getByRole('option', { name: 'Kofi Mensah' }).click()
    expect(await violationsInBothSchemes(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Save & Submit' }).click()
    await page.getByText(/^Submitted, with/).waitFor()
    await dialog.waitFor({ state: 'hidden' })
    await account.close()
  })

  it('that were denied say why, and are handed in again', async () => {
    const { page } = desk
    await frame.open('Timesheets')
    await page.getByRole('tab', { name: /^Denied 1/ }).click()
    await page.getByRole('button', { name: /Open the timesheet of Zoë Lindgren/ }).click()
    const dialog = page.getByRole('dialog', { name: ZOE })
    await dialog.getByText(/^Denied: The Tuesday/).waitFor()
    expect(await dialog.getByRole('button', { name: 'Approve' }).count()).toBe(0)
    expect(await violationsInBothSchemes(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Submit again' }).click()
    await page.getByText(/^Submitted again|There is nothing to hand in/).waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: 'Open your sessions' }).click()
    const account = new AccountModal(page, 'Zoë Lindgren')
    await account.dialog.getByRole('button', { name: 'Generate timesheet' }).waitFor()
    await account.close()
    expect(desk.complaints).toEqual([])
  })

  it('are approved, or denied with a reason, by a reviewer with the keyboard alone', async () => {
    const { page } = desk
    await frame.signOut()
    await frame.signIn('admin@sample.example.org', PASSWORD)
    await frame.open('Timesheets')
    const rows = page.getByRole('button', { name: /Open the timesheet of/ })
    await rows.first().waitFor()
    const before = await rows.count()
    expect(await violationsInBothSchemes(page)).toEqual([])
    await pressByKeyboard(page, rows.first())
    const dialog = page.getByRole('dialog', { name: /Timesheet of/ })
    await dialog.getByRole('button', { name: 'Approve' }).waitFor()
    await expect.poll(() => focused(page)).toMatch(/^Submitted/)
    await pressByKeyboard(page, dialog.getByRole('button', { name: 'Approve' }))
    await page.getByText('Approved. The timesheet is closed.').waitFor()
    await expect.poll(() => rows.count()).toBe(before - 1)
    await focusOn(before === 1 ? page.getByRole('tab', { name: /^Submitted/ }) : rows.first())
    await pressByKeyboard(page, rows.first())
    await pressByKeyboard(page, dialog.getByRole('button', { name: 'Deny' }))
    await dialog.getByRole('textbox', { name: 'Why?' }).waitFor()
    await page.keyboard.type('Please check Thursday')
    await frame.lock()
    await page.getByText('What you typed is kept.').waitFor()
    await frame.unlock(PASSWORD)
    await expect
      .poll(() => dialog.getByRole('textbox', { name: 'Why?' }).inputValue())
      .toBe('Please check Thursday')
    expect(await violationsInBothSchemes(page)).toEqual([])
    await pressByKeyboard(page, dialog.getByRole('button', { name: 'Deny' }))
    await page.getByText('Denied. The sessions go back to the practitioner.').waitFor()
    await expect.poll(() => rows.count()).toBe(before - 2)
    await focusOn(before === 2 ? page.getByRole('tab', { name: /^Submitted/ }) : rows.first())
    expect(desk.complaints).toEqual([])
  })
})
