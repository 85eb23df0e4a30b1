import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Host } from '#tests/support/startHost.ts'
import { startSampleHost } from '#tests/support/startSampleHost.ts'
import { AccountModal } from '../models/AccountModal.ts'
import { violationsInBothSchemes } from '../models/axe.ts'
import { type Desk, launchChromium, openDesk } from '../models/browser.ts'
import { DeskFrame } from '../models/DeskFrame.ts'
import { LogsPage } from '../models/LogsPage.ts'
import { UsersPage } from '../models/UsersPage.ts'

const PASSWORD = 'look around freely'
const WRITTEN_WITHIN_MS = 4000

let browser: Browser
let host: Host
let desk: Desk
let frame: DeskFrame
let logs: LogsPage
let chartOf = ''

beforeAll(async () => {
  browser = await launchChromium()
  host = await startSampleHost()
  desk = await openDesk(browser, host.url)
  frame = new DeskFrame(desk.page)
  logs = new LogsPage(desk.page)
  await frame.signIn('owner@sample.example.org', PASSWORD)
  await frame.open('Clinic Users')
  const users = new UsersPage(desk.page)
  await users.find('lindgren')
  await users.openPerson('Zoë Lindgren')
  const account = new AccountModal(desk.page, 'Zoë Lindgren')
  await account.dialog.waitFor()
  await account.openProfile()
  await account.profile.getByLabel('Title').fill('Lead OT')
  await account.saveProfile()
  const client = account.dialog.getByRole('table').getByRole('button').first()
  chartOf = (await client.innerText()).trim()
  await client.click()
  const chart = desk.page.getByRole('dialog', { name: chartOf })
  await chart.getByRole('button', { name: 'Who saw this chart' }).waitFor()
  await desk.page.keyboard.press('Escape')
  await chart.waitFor({ state: 'hidden' })
  await account.close()
  await desk.page.waitForTimeout(WRITTEN_WITHIN_MS)
  await logs.open()
})
afterAll(async () => {
  await browser.close()
  await host.stop()
})

describe('the page Logs (product 27)', () => {
  it('tells each act as a sentence, with what a field was and what it is', async () => {
    const change = logs.line('Zoë Lindgren’s title')
    await change.getByRole('button').click()
    const cells = change.getByRole('table', { name: 'What was changed' }).getByRole('row').last()
    await expect.poll(() => cells.innerText()).toMatch(/title\s.+\sLead OT/)
    await logs.line('searched Clinic Users for “lindgren”').waitFor()
    await logs.line('opened the account of Zoë Lindgren').waitFor()
    await logs.line(`opened the chart of ${chartOf}`).waitFor()
    await expect.poll(() => change.locator('time').first().getAttribute('title')).toMatch(/\d{4}/)
    expect(await violationsInBothSchemes(desk.page)).toEqual([])
  })

  it('is read by keyboard alone', async () => {
    const second = logs.lines.nth(1).getByRole('button').first()
    const before = await second.getAttribute('aria-expanded')
    await logs.lines.first().getByRole('button').first().focus()
    await desk.page.keyboard.press('ArrowDown')
    await desk.page.keyboard.press('Enter')
    await expect.poll(() => second.getAttribute('aria-expanded')).not.toBe(before)
    await desk.page.keyboard.press('Enter')
    await expect.poll(() => second.getAttribute('aria-expanded')).toBe(before)
  })

  it('narrows by kind, and shows everything again', async () => {
    await logs.filterKind('Searches')
    await expect.poll(() => logs.lines.filter({ hasText: 'signed in' }).count()).toBe(0)
    await logs.line('searched Clinic Users').waitFor()
    await logs.filterKind('Searches')
    await logs.filterKind('Imports and exports')
    await desk.page.getByText('No entry matches').waitFor()
    expect(await violationsInBothSchemes(desk.page)).toEqual([])
    await desk.page.getByRole('button', { name: 'Clear filters' }).first().click()
    await logs.line('signed in').waitFor()
  })

  it('tells who saw a client, when and on which PC', async () => {
    const modal = await logs.whoSaw(chartOf)
    const row = modal
      .getByRole('table', { name: `Who saw ${chartOf}` })
      .getByRole('row')
      .last()
    await expect.poll(() => row.innerText()).toMatch(/This PC\s+1\s/)
    expect(await modal.getByRole('listitem').count()).toBe(1)
    expect(await violationsInBothSchemes(desk.page)).toEqual([])
    await desk.page.keyboard.press('Escape')
  })

  it('says that the log is complete, and takes the noted code back', async () => {
    await desk.page.getByRole('button', { name: 'Log complete' }).click()
    const modal = desk.page.getByRole('dialog', { name: 'Is the log complete?' })
    await modal.getByRole('button', { name: 'Look at every entry' }).click()
    await modal.getByText(/^All [\d,]+ entries fit together/).waitFor()
    await modal.getByRole('button', { name: 'Note the end' }).click()
    const code = await modal.locator('code').innerText()
    await modal.getByText('No entry came since.').waitFor()
    await modal.getByRole('textbox').fill(code)
    await modal.getByRole('button', { name: 'Compare' }).click()
    await modal.getByText(/^It fits/).waitFor()
    expect(await violationsInBothSchemes(desk.page)).toEqual([])
    await desk.page.keyboard.press('Escape')
  })

  it('is taken out as a file, and that stands in it', async () => {
    const waiting = desk.page.waitForEvent('download')
    await desk.page.getByRole('button', { name: 'Export', exact: true }).click()
    const file = await (await waiting).path()
    const lines = readFileSync(file, 'utf8').split('\r\n')
    expect(lines[0]).toBe('\ufeffTime (UTC),Who,PC,What,About,Result,Before,After,Entry')
    expect(lines.some((line) => line.includes('title: Lead OT'))).toBe(true)
    expect(lines.filter((line) => /^[=+@-]|,[=+@-]/.test(line))).toEqual([])
    await desk.page.getByRole('button', { name: 'Look again' }).click()
    await logs.line('entries out of the log as a file').waitFor()
    expect(desk.complaints).toEqual([])
  })

  it('is not there for anybody but owners', async () => {
    await frame.signOut()
    await frame.signIn('admin@sample.example.org', PASSWORD)
    expect(await frame.navigation.getByRole('button', { name: 'Logs' }).count()).toBe(0)
  })
})
