import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Host } from '#tests/support/startHost.ts'
import { startSampleHost } from '#tests/support/startSampleHost.ts'
import { violationsOn } from '../models/axe.ts'
import { type Desk, launchChromium, openDesk } from '../models/browser.ts'
import { DeskFrame } from '../models/DeskFrame.ts'
import { pressByKeyboard } from '../models/keyboard.ts'
import { UsersPage } from '../models/UsersPage.ts'

const PASSWORD = 'look around freely'

let browser: Browser
let host: Host
let desk: Desk
let users: UsersPage
beforeAll(async () => {
  browser = await launchChromium()
  host = await startSampleHost()
  desk = await openDesk(browser, host.url)
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

/** Presses "Export", chooses what, and reads the file that comes of it. */
async function takeFile(item = 'The list, as CSV'): Promise<{ name: string; text: string }> {
  const { page } = desk
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: item }).click(),
  ])
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') }
}

const linesOf = (text: string): string[] => text.split('\r\n').filter((line) => line !== '')

describe('the export of Clinic Users (product 46)', () => {
  it('writes everybody of the tab into a CSV with the columns of the list', async () => {
    const { name, text } = await takeFile()
    expect(name).toMatch(/^anteroom people \d{4}-\d{2}-\d{2}\.csv$/)
    const lines = linesOf(text)
    expect(lines[0]).toBe('\ufeffFirst name,Last name,Role,Discipline,E-mail,Phone,Sign-in')
    expect(lines.length - 1).toBe(await users.countOf('Active'))
    await desk.page.getByText('The export stands in the log too.').waitFor()
    expect(await violationsOn(desk.page)).toEqual([])
  })

  it('writes what the search leaves, with the columns as chosen, and no formula (I7)', async () => {
    const { page } = desk
    await page.getByRole('button', { name: 'Columns' }).click()
    await page.getByRole('menuitemcheckbox', { name: 'E-mail' }).click()
    await page.getByRole('menuitemcheckbox', { name: 'Staff ID' }).click()
    await page.keyboard.press('Escape')
    await users.find('lindgren')
    await expect.poll(() => users.rows().count()).toBe(1)
    const [head, only, ...others] = linesOf((await takeFile()).text)
    expect(head).toBe('\ufeffFirst name,Last name,Role,Discipline,Phone,Sign-in,Staff ID')
    expect(only).toMatch(/^Zoë,Lindgren,Practitioner,Speech Therapy,'\+1 /)
    expect(others).toEqual([])
  })

  it('makes a PDF of the staff among them, by the keyboard alone', async () => {
    const { page } = desk
    await pressByKeyboard(page, page.getByRole('button', { name: 'Export', exact: true }))
    await page.getByRole('menuitem', { name: 'Staff list, as PDF' }).waitFor()
    expect(await violationsOn(page)).toEqual([])
    await page.keyboard.press('Escape')
    const { name, text } = await takeFile('Staff list, as PDF')
    expect(name).toMatch(/^staff-list-\d{4}-\d{2}-\d{2}\.pdf$/)
    expect(text.startsWith('%PDF-')).toBe(true)
    await page.getByText('The staff list has 1 person').waitFor()
  })

  it('writes the clients whom their list shows, as a CSV (product 46)', async () => {
    const { page } = desk
    const frame = new DeskFrame(page)
    await frame.open('Clients')
    const button = page.getByRole('button', { name: 'Export', exact: true })
    await expect.poll(() => button.isEnabled()).toBe(true)
    const [download] = await Promise.all([page.waitForEvent('download'), button.click()])
    expect(download.suggestedFilename()).toMatch(/^anteroom clients \d{4}-\d{2}-\d{2}\.csv$/)
    const [head, ...lines] = linesOf(await readFile(await download.path(), 'utf8'))
    expect(head).toBe(
      '\ufeffFirst name,Last name,Preferred name,Date of birth,Status,Practitioners,Parent or guardian,Phone,Client since',
    )
    const all = page.getByRole('tab', { name: /^All/ })
    expect(lines.length).toBe(Number((await all.textContent())?.replace(/\D/g, '')))
    expect(await violationsOn(page)).toEqual([])
    await frame.open('Clinic Users')
  })

  it('has nothing to write where nobody matches', async () => {
    await users.find('nobody is called like this')
    await desk.page.getByText('Nobody matches').waitFor()
    await expect
      .poll(() => desk.page.getByRole('button', { name: 'Export', exact: true }).isDisabled())
      .toBe(true)
    expect(desk.complaints).toEqual([])
  })
})
