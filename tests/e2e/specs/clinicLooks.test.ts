import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Host } from '#tests/support/startHost.ts'
import { startSampleHost } from '#tests/support/startSampleHost.ts'
import { type AnswersInstead, answersInstead } from '../models/answersInstead.ts'
import { violationsInBothSchemes } from '../models/axe.ts'
import { type Desk, launchChromium, openDesk } from '../models/browser.ts'
import { DeskFrame } from '../models/DeskFrame.ts'

const PASSWORD = 'look around freely'

let browser: Browser
let host: Host
let desk: Desk
let frame: DeskFrame
beforeAll(async () => {
  browser = await launchChromium()
  host = await startSampleHost()
  desk = await openDesk(browser, host.url)
  frame = new DeskFrame(desk.page)
  await frame.signIn('owner@sample.example.org', PASSWORD)
})
afterAll(async () => {
  await browser.close()
  await host.stop()
})

/** Presses a button and reads the file that comes of it. */
async function takeFile(name: string): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([
    desk.page.waitForEvent('download'),
    desk.page.getByRole('button', { name, exact: true }).click(),
  ])
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') }
}

describe('Home (product 28)', () => {
  it('shows pictures that say their numbers, and what is due, one click from where it is solved', async () => {
    const { page } = desk
    await page.getByRole('heading', { name: 'Sessions this week' }).waitFor()
    await page.getByRole('heading', { name: 'People by kind' }).waitFor()
    expect(await violationsInBothSchemes(page)).toEqual([])
    await page.getByRole('button', { name: 'Review access' }).click()
    await page.getByRole('tab', { name: 'Access review', selected: true }).waitFor()
  })

  it('shows a practitioner their own sessions, week and clients, and nothing of others', async () => {
    const other = await openDesk(browser, await host.freshUrl())
    await new DeskFrame(other.page).signIn('practitioner@sample.example.org', PASSWORD)
    await other.page.getByRole('heading', { name: 'Your sessions this week' }).waitFor()
    expect(await other.page.getByRole('heading', { name: 'People by kind' }).count()).toBe(0)
    expect(await other.page.getByText('access review').count()).toBe(0)
    const clients = other.page.getByRole('region', { name: 'Your clients' })
    const first = clients.getByRole('button').first()
    await first.click()
    await other.page.getByRole('dialog').getByRole('tab', { name: 'Clinical info' }).waitFor()
    await other.page.keyboard.press('Escape')
    await other.page.getByRole('dialog').waitFor({ state: 'hidden' })
    await other.context.close()
  })
})

describe('Reports (product 2)', () => {
  it('shows people over time as pictures with their tables, and axe finds nothing', async () => {
    const { page } = desk
    await frame.open('Reports')
    const table = page.getByRole('region', { name: 'By status, as a table' })
    await table.getByRole('rowheader', { name: 'Today' }).waitFor()
    await page.locator('.recharts-surface').first().waitFor()
    expect(await violationsInBothSchemes(page)).toEqual([])
    await table.focus()
    expect(await table.evaluate((box) => box === document.activeElement)).toBe(true)
  })

  it('goes by keyboard from tab to tab, and back and forth in time', async () => {
    const { page } = desk
    await page.getByRole('tab', { name: 'People' }).focus()
    await page.keyboard.press('ArrowRight')
    const table = page.getByRole('region', { name: 'By service and week, as a table' })
    await table.waitFor()
    // The sample’s sessions begin two weeks ago, on the Monday after at a weekend.
    expect([2, 3]).toContain(await table.getByRole('rowheader').count())
    await page.getByRole('combobox', { name: 'Period' }).focus()
    await page.keyboard.press('ArrowDown')
    await page.getByRole('option', { name: '3 months', exact: true }).click()
    await page.getByText('Data since').waitFor()
    await page.getByText('Missed', { exact: true }).click()
    await page.getByText('Sessions that were cancelled').waitFor()
    expect(await violationsInBothSchemes(page)).toEqual([])
  })

  it('writes what it shows into a CSV file', async () => {
    const { name, text } = await takeFile('Export')
    expect(name).toMatch(/^anteroom Sessions \d{4}-\d{2}-\d{2}\.csv$/)
    const [head, first] = text.split('\r\n')
    expect(head).toBe('\ufeffWeek of,Service,Completed,Planned,Missed')
    expect(first).toMatch(/^\d{4}-\d{2}-\d{2},.+,\d+,\d+,\d+$/)
  })

  it('says who is stuck, and opens the account from there', async () => {
    const { page } = desk
    await page.getByRole('tab', { name: 'Sign-in' }).click()
    const stuck = page.getByRole('region', { name: 'Who is stuck' })
    await stuck.getByRole('button').first().click()
    await page.getByRole('dialog').getByRole('tab', { name: 'Account', selected: true }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    expect(await violationsInBothSchemes(page)).toEqual([])
  })
})

describe('the access review (product 18)', () => {
  it('is decided person by person, and signed once everybody is', async () => {
    const { page } = desk
    await page.getByRole('tab', { name: 'Access review' }).click()
    const sign = page.getByRole('button', { name: 'Sign the review' })
    await sign.waitFor()
    expect(await sign.isDisabled()).toBe(true)
    expect(await violationsInBothSchemes(page)).toEqual([])
    const keep = page.getByRole('button', { name: /^Keep the access of/ })
    for (let left = await keep.count(); left > 0; left -= 1) {
      await keep.first().click()
      await expect.poll(() => keep.count()).toBe(left - 1)
      const focused = (): Promise<string> =>
        page.evaluate(
          () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.id ?? '',
        )
      await expect.poll(focused).toMatch(left > 1 ? /^Keep the access of/ : /^page$/)
    }
    await sign.click()
    await page.getByText('is signed.').waitFor()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /^Print the signed list of/ }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/^access-review-\d{4}-Q[1-4]\.pdf$/)
    expect((await readFile(await download.path())).subarray(0, 5).toString()).toBe('%PDF-')
    await frame.open('Home')
    await page.getByRole('heading', { name: 'Sessions this week' }).waitFor()
    expect(await page.getByRole('button', { name: 'Review access' }).count()).toBe(0)
  })
})

describe('the team page (product 24)', () => {
  it('is switched on, shows who is on it, and is written as a page that runs no script', async () => {
    const { page } = desk
    await frame.open('Settings')
    await page.getByRole('main').getByRole('button', { name: 'Team page', exact: true }).click()
    await page.getByRole('switch', { name: 'The clinic has a public team page' }).focus()
    await page.keyboard.press('Space')
    await page.getByRole('button', { name: 'Save' }).first().click()
    const people = page.getByRole('region', { name: 'Who is on the page' })
    const tick = people.getByRole('checkbox').first()
    await tick.waitFor()
    expect(await violationsInBothSchemes(page)).toEqual([])
    const shown = Number.parseInt(await people.getByRole('status').innerText(), 10)
    await tick.click()
    await expect.poll(() => people.getByRole('status').innerText()).toMatch(new RegExp(`^${shown - 1} `))
    const { name, text } = await takeFile('Export HTML')
    expect(name).toBe('team.html')
    const other = await browser.newPage()
    await other.setContent(text)
    expect(await other.getByRole('listitem').count()).toBe(shown - 1)
    expect(await other.locator('script').count()).toBe(0)
    await other.close()
    expect(desk.complaints).toEqual([])
  })

  it('says where anybody finds the page only while the hub shows it', async () => {
    let instead: AnswersInstead | undefined
    const { page, context } = await openDesk(browser, await host.freshUrl(), {
      prepare: async (blank) => (instead = await answersInstead(blank)),
    })
    const url = 'https://hub.example.org/team/maple'
    const wished = { isPublished: true, address: 'maple', url, hasHub: true, since: null }
    await new DeskFrame(page).signIn('owner@sample.example.org', PASSWORD)
    await new DeskFrame(page).open('Settings')
    instead?.give('team.getPublishing', { ...wished, state: 'refused', refusal: 'addressTaken' })
    await page.getByRole('main').getByRole('button', { name: 'Team page', exact: true }).click()
    const panel = page.getByRole('region', { name: 'On the Internet, by the hub' })
    await panel.getByRole('button', { name: 'Take it off the hub' }).waitFor()
    expect(await panel.getByRole('button', { name: 'Copy the address' }).count()).toBe(0)
    instead?.give('team.getPublishing', { ...wished, state: 'published', refusal: null })
    instead?.tell({ name: 'teamPage.changed' })
    await panel.getByRole('button', { name: 'Copy the address' }).waitFor()
    await context.close()
  })
})
