import { readFile } from 'node:fs/promises'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Host, startHost } from '#tests/support/startHost.ts'
import { type Desk, launchChromium, openDesk } from '../models/browser.ts'
import { DeskFrame } from '../models/DeskFrame.ts'
import { FirstRunPage } from '../models/FirstRunPage.ts'
import { UsersPage } from '../models/UsersPage.ts'

const PASSWORD = 'look around freely'

let browser: Browser
let host: Host
let desk: Desk
let users: UsersPage
beforeAll(async () => {
  browser = await launchChromium()
  host = await startHost()
  desk = await openDesk(browser, host.url)
  await new FirstRunPage(desk.page).lookAround()
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

/** Presses "Export" and reads the file that comes of it. */
async function takeFile(): Promise<{ name: string; text: string }> {
  const { page } = desk
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export', exact: true }).click(),
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
    expect((await new AxeBuilder({ page: desk.page }).analyze()).violations).toEqual([])
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

  it('has nothing to write where nobody matches', async () => {
    await users.find('nobody is called like this')
    await desk.page.getByText('Nobody matches').waitFor()
    await expect
      .poll(() => desk.page.getByRole('button', { name: 'Export', exact: true }).isDisabled())
      .toBe(true)
    expect(desk.complaints).toEqual([])
  })
})
