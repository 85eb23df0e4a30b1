import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Host } from '#tests/support/startHost.ts'
import { startSampleHost } from '#tests/support/startSampleHost.ts'
import { violationsInBothSchemes } from '../models/axe.ts'
import { type Desk, launchChromium, openDesk } from '../models/browser.ts'
import { CrewsPage } from '../models/CrewsPage.ts'
import { DeskFrame } from '../models/DeskFrame.ts'
import { focused, focusOn } from '../models/focus.ts'
import { pressByKeyboard, typeByKeyboard } from '../models/keyboard.ts'
import { ServicesPage } from '../models/ServicesPage.ts'

const PASSWORD = 'look around freely'
const LONG_NAME = 'Assessment of everything that a child does at home, at school'

let browser: Browser
let host: Host
let desk: Desk
let frame: DeskFrame
let services: ServicesPage
let crews: CrewsPage
beforeAll(async () => {
  browser = await launchChromium()
  host = await startSampleHost()
  desk = await openDesk(browser, host.url)
  frame = new DeskFrame(desk.page)
  services = new ServicesPage(desk.page)
  crews = new CrewsPage(desk.page)
  await frame.signIn('admin@sample.example.org', PASSWORD)
})
afterAll(async () => {
  await browser.close()
  await host.stop()
})

const focusIsOn = (name: string): Promise<unknown> =>
  desk.page.waitForFunction((label) => document.activeElement?.getAttribute('aria-label') === label, name)

describe('Services (product 26)', () => {
  it('are added by the keyboard alone, with who can offer them, and keep long names in their row', async () => {
    const { page } = desk
    await frame.open('Services')
    await services.edit('Parent Coaching').waitFor()
    // To the minute, as the sessions have it.
    await page.getByRole('cell', { name: '90 minutes' }).first().waitFor()
    await pressByKeyboard(page, services.add)
    const dialog = services.dialog('New service')
    await typeByKeyboard(page, dialog.getByRole('textbox', { name: 'Name' }), LONG_NAME)
    await pressByKeyboard(page, dialog.getByRole('button', { name: 'Save' }))
    await dialog.getByText('Type an amount; 0 where there is none.').waitFor()
    await expect
      .poll(() =>
        dialog
          .getByRole('textbox', { name: 'Fee' })
          .evaluate((fee) => fee === document.activeElement && fee.hasAttribute('required')),
      )
      .toBe(true)
    await page.keyboard.type('120.5')
    const everybody = await dialog.getByText(/^\d+ practitioners$/).innerText()
    await dialog.getByRole('combobox', { name: 'Discipline' }).click()
    await page.getByRole('option', { name: 'Speech Therapy' }).click()
    await expect.poll(() => dialog.getByText(/^\d+ practitioners?$/).innerText()).not.toBe(everybody)
    expect(await violationsInBothSchemes(page)).toEqual([])
    await pressByKeyboard(page, dialog.getByRole('button', { name: 'Save' }))
    await dialog.waitFor({ state: 'hidden' })
    await services.row(LONG_NAME).getByText('120.50').waitFor()
    await services.row(LONG_NAME).getByText('Speech Therapy').waitFor()
    const row = await services.row(LONG_NAME).boundingBox()
    expect(row?.height).toBeLessThan(42)
  })

  it('names the service of the same name, asks before typing is lost, and gives the focus back', async () => {
    const { page } = desk
    await services.find('coaching')
    await pressByKeyboard(page, services.edit('Parent Coaching'))
    const dialog = services.dialog('Parent Coaching')
    const name = dialog.getByRole('textbox', { name: 'Name' })
    await typeByKeyboard(page, name, LONG_NAME)
    await page.keyboard.press('Enter')
    await expect.poll(() => name.getAttribute('aria-invalid')).toBe('true')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Discard' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await focusIsOn('Edit Parent Coaching')
  })

  it('are ended and taken back, and are found among the ended ones meanwhile', async () => {
    const { page } = desk
    await page.keyboard.press('Enter')
    await pressByKeyboard(
      page,
      services.dialog('Parent Coaching').getByRole('button', { name: 'End this service' }),
    )
    await page.getByText('Parent Coaching is ended.').waitFor()
    await page.getByText('No service fits this search').waitFor()
    await services.show('Ended')
    await pressByKeyboard(page, services.table.getByRole('button', { name: 'Bring back Parent Coaching' }))
    await page.getByText('Parent Coaching is offered again.').waitFor()
    await page.getByRole('alert').getByRole('button', { name: 'Undo' }).last().click()
    await services.edit('Parent Coaching').waitFor()
    expect(await violationsInBothSchemes(page)).toEqual([])
    await services.table.getByRole('button', { name: 'Bring back Parent Coaching' }).click()
    await services.show('Offered')
    await services.edit('Parent Coaching').waitFor()
    expect(desk.complaints).toEqual([])
  })
})

describe('Crews (product 26)', () => {
  it('are made by the keyboard alone, with a Manager, and get their members from a search', async () => {
    const { page } = desk
    await frame.open('Crews')
    await crews.open('Early Years').waitFor()
    await pressByKeyboard(page, crews.add)
    const making = crews.dialog('New crew')
    await typeByKeyboard(page, making.getByRole('textbox', { name: 'Name' }), 'Evenings')
    await making.getByRole('combobox', { name: 'Manager' }).click()
    await page.getByRole('option', { name: 'Jonas Ruiz' }).click()
    await pressByKeyboard(page, making.getByRole('button', { name: 'Save' }))
    const crew = crews.dialog('Evenings')
    await crew.getByText('Nobody is in this crew yet').waitFor()
    await typeByKeyboard(page, crew.getByRole('searchbox', { name: 'Add members' }), 'ma')
    const all = crew.getByRole('button', { name: /^Add all \d+$/ })
    await all.waitFor()
    const count = Number((await all.innerText()).replace(/\D/g, ''))
    expect(await violationsInBothSchemes(page)).toEqual([])
    await pressByKeyboard(page, all)
    await expect.poll(() => crews.members(crew).count()).toBe(count)
    await crew.getByText(`${count} people are in Evenings now.`).waitFor()
  })

  it('lose a member, who is back with Undo, and give the focus back when they close', async () => {
    const { page } = desk
    const crew = crews.dialog('Evenings')
    const told = crew.getByText(/are in Evenings now/)
    await told.waitFor()
    const before = await crews.members(crew).count()
    await pressByKeyboard(page, crew.getByRole('button', { name: /^Take out / }).first())
    await expect.poll(() => crews.members(crew).count()).toBe(before - 1)
    await expect.poll(() => focused(page)).toMatch(/^Take out /)
    expect(await told.count()).toBe(0)
    const notice = page.getByRole('alert').filter({ hasText: 'is out of Evenings' })
    await notice.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => crews.members(crew).count()).toBe(before)
    await page.keyboard.press('Escape')
    await crew.waitFor({ state: 'hidden' })
    await crews.row('Evenings').getByText('Jonas Ruiz').waitFor()
    await pressByKeyboard(page, crews.open('Evenings'))
    await crews.members(crew).first().waitFor()
    await focusOn(crew.getByRole('textbox', { name: 'Name' }))
    await page.keyboard.press('Escape')
    await crew.waitFor({ state: 'hidden' })
    await focusIsOn('Open Evenings')
    expect(desk.complaints).toEqual([])
  })

  it('are shown to their Manager, who changes nothing', async () => {
    const { page } = desk
    await frame.signOut()
    await frame.signIn('manager@sample.example.org', PASSWORD)
    await frame.open('Crews')
    await pressByKeyboard(page, crews.table.getByRole('button').first())
    const crew = page.getByRole('dialog')
    await crews.members(crew).first().waitFor()
    expect(await crew.getByRole('textbox').count()).toBe(0)
    expect(await crew.getByRole('button', { name: /^Take/ }).count()).toBe(0)
    expect(await violationsInBothSchemes(page)).toEqual([])
    expect(await frame.entry('Services').count()).toBe(0)
    expect(desk.complaints).toEqual([])
  })
})
