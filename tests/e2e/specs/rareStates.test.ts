import type { Browser, Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OutputOf } from '#shared/contract/index.ts'
import { deviceIdSchema, timesheetIdSchema, userIdSchema } from '#shared/domain/ids.ts'
import type { Host } from '#tests/support/startHost.ts'
import { startSampleHost } from '#tests/support/startSampleHost.ts'
import { type AnswersInstead, answersInstead } from '../models/answersInstead.ts'
import { violationsInBothSchemes } from '../models/axe.ts'
import { type Desk, launchChromium, openDesk } from '../models/browser.ts'
import { DeskFrame } from '../models/DeskFrame.ts'
import { focusOn } from '../models/focus.ts'
import { pressByKeyboard } from '../models/keyboard.ts'

const PASSWORD = 'look around freely'
/** As long as a field allows, and nowhere to break it. */
const UNBROKEN = 'Donaudampfschifffahrtselektrizitaetenhauptbetriebswerk'.repeat(4)

let browser: Browser
let host: Host
let desk: Desk
let instead: AnswersInstead
let frame: DeskFrame
beforeAll(async () => {
  browser = await launchChromium()
  host = await startSampleHost()
  desk = await openDesk(browser, host.url, {
    prepare: async (blank) => (instead = await answersInstead(blank)),
  })
  frame = new DeskFrame(desk.page)
  await frame.signIn('owner@sample.example.org', PASSWORD)
})
afterAll(async () => {
  await browser.close()
  await host.stop()
})

/** True where all of a button lies within the window. */
const isInWindow = (button: Locator): Promise<boolean> =>
  button.evaluate((element) => element.getBoundingClientRect().right <= window.innerWidth)

const openSection = (name: string): Promise<void> =>
  desk.page.getByRole('main').getByRole('button', { name, exact: true }).click()

const today: OutputOf<'home.getToday'> = {
  today: '2026-11-26',
  timesheetsToReview: 2,
  denied: [
    {
      timesheetId: timesheetIdSchema.parse('01900000-0000-7000-8000-000000000001'),
      from: '2026-11-01',
      until: '2026-11-15',
      reason: UNBROKEN,
      decidedByName: 'Kofi Mensah',
    },
  ],
  unheld: [
    {
      person: {
        userId: userIdSchema.parse('01900000-0000-7000-8000-000000000002'),
        name: UNBROKEN,
        disciplineName: '',
        treats: true,
      },
      count: 412,
      firstDay: '2026-11-30',
    },
  ],
  week: [],
  isWholeClinic: true,
  kinds: [],
  disciplines: [],
  clients: [],
}

const sync: OutputOf<'sync.get'> = {
  kind: 'attention',
  problem: 'differs',
  inStepSince: null,
  lastContactAt: Date.now(),
  unsent: 0,
  progress: null,
  toReview: 0,
  setAside: 0,
  held: null,
  clocks: { own: null, others: [] },
  copying: null,
  differsFrom: ['Back office', UNBROKEN.slice(0, 60)],
  staffList: null,
}

describe('states that no machine reaches within a test', () => {
  it('names and reasons that no line breaks leave every button of Home in the window', async () => {
    const { page } = desk
    instead.give('home.getToday', today)
    await frame.open('To review')
    await frame.open('Home')
    const denied = page.getByRole('region', { name: /^Your timesheet of .* was denied/ })
    await denied.getByText(UNBROKEN).waitFor()
    expect(await isInWindow(denied.getByRole('button'))).toBe(true)
    const gone = page.getByRole('region', { name: /is gone: 412 sessions ahead/ })
    expect(await isInWindow(gone.getByRole('button'))).toBe(true)
    expect(await violationsInBothSchemes(page)).toEqual([])
    instead.restore()
  })

  it('what hinders the sync stands where owners are sent to, with the PCs it is about', async () => {
    const { page } = desk
    instead.give('sync.get', sync)
    await frame.open('Settings')
    await openSection('Sync')
    const body = page.getByRole('main')
    await body.getByText('Not all PCs have the same data', { exact: false }).waitFor()
    await body.getByText(/^Not the same as here: Back office, /).waitFor()
    expect(await violationsInBothSchemes(page)).toEqual([])
    // Where an owner is asked about it, the question says it all.
    instead.give('sync.get', {
      ...sync,
      problem: 'massVoid',
      differsFrom: [],
      held: { hash: 'a1', pcName: 'Back office', rows: { client: 412 } },
    })
    instead.tell({ name: 'sync.changed' })
    await body.getByRole('region', { name: /^Take what another PC/ }).waitFor()
    expect(await body.getByText('Another PC made very much inactive', { exact: false }).count()).toBe(0)
    instead.restore()
  })

  it('questions about a PC give the focus back, and what is half typed is asked about', async () => {
    const { page } = desk
    const pc = { joinedAt: 0, isRevoked: false, lastSyncAt: Date.now(), unsent: 0, version: '0.1.0' }
    const pcs = ['Front desk', 'Back office'].map((name, index) => {
      const pcId = deviceIdSchema.parse(`01900000-0000-7000-8000-00000000001${index}`)
      return { ...pc, pcId, name, number: index + 1, isThisPc: index === 0 }
    })
    instead.give('sync.getHub', { address: 'https://hub.example.org', pcs, isHubAsked: true })
    await openSection('Plan')
    await openSection('Sync')
    const takeOut = page.getByRole('button', { name: 'Take out Back office' })
    await pressByKeyboard(page, takeOut)
    await page.getByRole('dialog', { name: /^Take Back office out/ }).waitFor()
    await page.keyboard.press('Escape')
    await focusOn(takeOut)
    for (const [opener, field] of [
      ['Rename Back office', 'Name'],
      ['Use another hub', 'Address of the hub'],
    ] as const) {
      const button = page.getByRole('button', { name: opener, exact: true })
      await pressByKeyboard(page, button)
      const typed = page.getByRole('dialog').getByRole('textbox', { name: field })
      await typed.fill('half typed')
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'Keep editing' }).press('Enter')
      await focusOn(typed)
      expect(await typed.inputValue()).toBe('half typed')
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'Discard', exact: true }).press('Enter')
      await focusOn(button)
    }
    instead.restore()
  })

  it('the address of the team page that was typed survives a lock, and is asked about', async () => {
    const { page } = desk
    instead.give('team.getPublishing', {
      hasHub: true,
      isPublished: false,
      address: 'birchwood',
      url: null,
      state: 'off',
      since: null,
      refusal: null,
    })
    await openSection('Team page')
    await page.getByRole('switch', { name: 'The clinic has a public team page' }).check()
    await page.getByRole('button', { name: 'Save' }).first().click()
    const address = page.getByRole('textbox', { name: 'Last part of the address' })
    await address.fill('Maple Street')
    await frame.lock()
    await page.getByText('What you typed is kept.').waitFor()
    await frame.unlock(PASSWORD)
    await expect.poll(() => address.inputValue()).toBe('maple street')
    await page.getByRole('button', { name: 'Publish', exact: true }).click()
    await page.getByText('3 to 60 small letters and digits', { exact: false }).waitFor()
    expect(await address.evaluate((field) => field === document.activeElement)).toBe(true)
    expect(await violationsInBothSchemes(page)).toEqual([])
    await frame.open('Home')
    await page.getByRole('button', { name: 'Discard', exact: true }).click()
    await page.getByRole('heading', { name: 'Home', level: 1 }).waitFor()
    expect(desk.complaints).toEqual([])
  })
})
