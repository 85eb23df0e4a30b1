import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Host } from '#tests/support/startHost.ts'
import { startSampleHost } from '#tests/support/startSampleHost.ts'
import { violationsOn } from '../models/axe.ts'
import { BulkChange } from '../models/BulkChange.ts'
import { type Desk, launchChromium, openDesk } from '../models/browser.ts'
import { DeskFrame } from '../models/DeskFrame.ts'
import { UsersPage } from '../models/UsersPage.ts'

const PASSWORD = 'look around freely'

let browser: Browser
let host: Host
let desk: Desk
let users: UsersPage
let bulk: BulkChange
beforeAll(async () => {
  browser = await launchChromium()
  host = await startSampleHost()
  desk = await openDesk(browser, host.url)
  users = new UsersPage(desk.page)
  bulk = new BulkChange(desk.page)
  const frame = new DeskFrame(desk.page)
  await frame.signIn('owner@sample.example.org', PASSWORD)
  await frame.open('Clinic Users')
  await users.rows().first().waitFor()
})
afterAll(async () => {
  await browser.close()
  await host.stop()
})

const violations = (): Promise<string[]> => violationsOn(desk.page)

const selectedRows = (): Promise<number> =>
  desk.page.locator('[role="row"][data-index][aria-selected="true"]').count()

const focusedRow = (): Promise<string | null> =>
  desk.page.evaluate(() => document.activeElement?.getAttribute('data-index') ?? null)

describe('bulk changes in Clinic Users, by the keyboard alone (product 8)', () => {
  it('selects rows by Space, a range with Shift, all that the list shows, and keeps them while scrolling', async () => {
    const { page } = desk
    await users.rows().first().focus()
    await page.keyboard.press('Space')
    await bulk.isSelected('1 selected')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await bulk.isSelected('3 selected')
    await page.keyboard.press('Shift+ArrowUp')
    await bulk.isSelected('2 selected')
    await page.keyboard.press('End')
    await page.locator('[role="row"][data-index="2"]').waitFor({ state: 'detached' })
    await page.keyboard.press('Home')
    await expect.poll(selectedRows).toBe(2)
    await page.keyboard.press('Shift+End')
    const shown = await users.countOf('Active')
    await bulk.isSelected(`${shown} selected`)
    await page.keyboard.press('Escape')
    await bulk.bar.waitFor({ state: 'hidden' })
    await page.keyboard.press('Control+a')
    await bulk.isSelected(`${shown} selected`)
    expect(await violations()).toEqual([])
    await page.keyboard.press('Space')
    await bulk.isSelected(`${shown - 1} selected`)
    await page.keyboard.press('Escape')
    await bulk.bar.waitFor({ state: 'hidden' })
  })

  it('shows per row what would happen and why not, does it in one act, and undoes it', async () => {
    const { page } = desk
    // The keyboard's place is the last row, and goes down into the list before the fewer rows of the search are here.
    await users.rows().first().focus()
    await page.keyboard.press('End')
    await users.find('lindgren')
    await users.search.press('ArrowDown')
    await expect.poll(focusedRow).toBe('0')
    await page.keyboard.press('Escape')
    await users.find('l')
    await users.search.press('ArrowDown')
    await page.keyboard.press('Control+a')
    await bulk.bar.waitFor()
    await bulk.openByKeys('Application Role')
    await bulk.chooseByKeys('Role', 'Finance')
    await bulk.dialog.getByText('Whoever changes is signed out').waitFor()
    expect(await violations()).toEqual([])
    await page.keyboard.press('Escape')
    await bulk.dialog.waitFor({ state: 'hidden' })
    await page.keyboard.press('Escape')
  })

  it('leaves yourself as you are and says so, makes the others inactive, and brings them back', async () => {
    const { page } = desk
    await users.search.fill('')
    await users.find('owner@sample')
    const owner = users.row('owner@sample.example.org')
    await owner.first().waitFor()
    await owner.first().focus()
    await page.keyboard.press('Space')
    await bulk.isSelected('1 selected')
    await users.find('lindgren')
    await users.row('Lindgren').first().waitFor()
    await users.row('Lindgren').first().focus()
    await page.keyboard.press('Space')
    await bulk.isSelected('2 selected')
    await bulk.openByKeys('Status')
    await bulk.chooseByKeys('Status', 'Inactive')
    expect(await bulk.rowOf('Lindgren')).toEqual([
      expect.stringMatching(/Lindgren/),
      'Active',
      'Inactive',
      'Changes',
    ])
    await bulk.table.getByText('Left out: this is you, and nobody changes this of themselves').waitFor()
    expect(await violations()).toEqual([])
    const before = await users.countOf('Active')
    await bulk.dialog.getByRole('button', { name: 'Change 1 person' }).focus()
    await page.keyboard.press('Enter')
    await bulk.dialog.waitFor({ state: 'hidden' })
    const notice = page.getByRole('alert').filter({ hasText: 'Status of 1 person is changed.' })
    await notice.waitFor()
    await expect.poll(() => users.countOf('Active')).toBe(before - 1)
    await bulk.bar.waitFor({ state: 'hidden' })
    await notice.getByRole('button', { name: 'Undo' }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('1 person is as before.').waitFor()
    await expect.poll(() => users.countOf('Active')).toBe(before)
    expect(desk.complaints).toEqual([])
  })
})
