import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Host } from '#tests/support/startHost.ts'
import { startSampleHost } from '#tests/support/startSampleHost.ts'
import { type AnswersInstead, answersInstead } from '../models/answersInstead.ts'
import { violationsOn } from '../models/axe.ts'
import { type Desk, launchChromium, openDesk } from '../models/browser.ts'
import { ClientsPage } from '../models/ClientsPage.ts'
import { DeskFrame } from '../models/DeskFrame.ts'
import { focusOn } from '../models/focus.ts'

const PASSWORD = 'look around freely'

let browser: Browser
let host: Host
let desk: Desk
let frame: DeskFrame
let clients: ClientsPage
beforeAll(async () => {
  browser = await launchChromium()
  host = await startSampleHost()
  desk = await openDesk(browser, host.url)
  frame = new DeskFrame(desk.page)
  clients = new ClientsPage(desk.page)
  await frame.signIn('owner@sample.example.org', PASSWORD)
  await frame.open('Clients')
  await clients.rows().nth(5).waitFor()
})
afterAll(async () => {
  await browser.close()
  await host.stop()
})

const violations = (): Promise<string[]> => violationsOn(desk.page)

describe('the Clients page (product 25)', () => {
  it('is searched and opened by the keyboard alone, and the focus comes back to the row', async () => {
    const { keyboard } = desk.page
    expect(await violations()).toEqual([])
    const name = await clients.rows().nth(1).locator('bdi').first().innerText()
    await keyboard.press('/')
    await keyboard.type(name)
    await clients.row(name).first().waitFor()
    await keyboard.press('ArrowDown')
    await keyboard.press('Enter')
    const chart = clients.chart(name)
    await focusOn(chart.getByRole('tab', { name: 'Clinical info' }))
    expect(await violations()).toEqual([])
    for (const tab of ['People', 'Sessions', 'Finances']) {
      await chart.getByRole('tab', { name: tab }).click()
      await chart.getByRole('tabpanel', { name: tab }).waitFor()
    }
    expect(await violations()).toEqual([])
    await keyboard.press('Escape')
    await chart.waitFor({ state: 'hidden' })
    await desk.page.waitForFunction(() => document.activeElement?.getAttribute('data-index') === '0')
    await clients.find('')
  })

  it('opens whom the search finds, where Enter is quicker than the answer', async () => {
    let instead: AnswersInstead | undefined
    const { page, context } = await openDesk(browser, await host.freshUrl(), {
      prepare: async (blank) => (instead = await answersInstead(blank)),
    })
    await new DeskFrame(page).signIn('admin@sample.example.org', PASSWORD)
    await new DeskFrame(page).open('Clients')
    const hasty = new ClientsPage(page)
    const name = await hasty.rows().nth(3).locator('bdi').first().innerText()
    instead?.delay('clients.list', 500)
    await page.keyboard.press('/')
    await page.keyboard.type(name)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await hasty.chart(name).getByRole('tab', { name: 'Clinical info' }).waitFor()
    await context.close()
  })

  it('adds a client, names the one who looks the same, and keeps what was typed behind the lock', async () => {
    const dialog = await clients.startNew()
    await dialog.getByRole('textbox', { name: 'First name' }).fill('Nils')
    await dialog.getByRole('textbox', { name: 'Last name' }).fill('Newcomer')
    await frame.lock()
    await frame.unlock(PASSWORD)
    const again = desk.page.getByRole('dialog', { name: 'New client' })
    await again.waitFor()
    await again.getByRole('textbox', { name: 'Notes' }).fill('Likes trains.')
    expect(await violations()).toEqual([])
    await again.getByRole('button', { name: 'Save' }).click()
    const chart = clients.chart('Nils Newcomer')
    await chart.getByText('Likes trains.').waitFor()
    await desk.page.keyboard.press('Escape')
    await chart.waitFor({ state: 'hidden' })
    const second = await clients.startNew()
    await second.getByRole('textbox', { name: 'First name' }).fill('NILS')
    await second.getByRole('textbox', { name: 'Last name' }).fill('Newcomer')
    await second.getByRole('button', { name: 'Save' }).click()
    await second.getByText(/Is it the same person\?/).waitFor()
    expect(await violations()).toEqual([])
    await second.getByRole('button', { name: 'Open the chart of Nils Newcomer' }).click()
    await desk.page.getByRole('button', { name: 'Discard' }).click()
    await chart.getByText('Likes trains.').waitFor()
  })

  it('edits what the chart says, asks before typing is lost, and assigns somebody', async () => {
    const chart = clients.chart('Nils Newcomer')
    await chart.getByRole('button', { name: 'Edit' }).click()
    await chart.getByRole('textbox', { name: 'School' }).fill('Maple Hill')
    await desk.page.keyboard.press('Escape')
    await desk.page.getByRole('button', { name: 'Keep editing' }).click()
    await chart.getByRole('combobox', { name: 'Status' }).click()
    await desk.page.getByRole('option', { name: 'On Hold' }).click()
    await chart.getByRole('button', { name: 'Save' }).click()
    await chart.getByText('Maple Hill').waitFor()
    await chart.getByRole('tab', { name: 'People' }).click()
    await chart.getByRole('button', { name: 'Assign a practitioner' }).click()
    await chart.getByRole('combobox', { name: 'Assign a practitioner' }).click()
    const option = desk.page.getByRole('option').first()
    const person = await option.locator('bdi').innerText()
    await option.click()
    await chart.getByRole('button', { name: 'Add', exact: true }).click()
    await chart.getByRole('button', { name: `Take ${person} away` }).waitFor()
    await focusOn(chart.getByRole('button', { name: 'Assign a practitioner' }))
    expect(await violations()).toEqual([])
    await desk.page.keyboard.press('Escape')
    await clients.find('newcomer')
    await clients.row('Nils Newcomer').getByText('On Hold').waitFor()
    await clients.row('Nils Newcomer').getByText(person).waitFor()
    expect(desk.complaints).toEqual([])
  })

  it('follows in an open chart what somebody else saves, whose own save is no second look', async () => {
    await clients.row('Nils Newcomer').click()
    const chart = clients.chart('Nils Newcomer')
    await chart.getByText('Maple Hill').waitFor()
    let looks = 0
    const { page, complaints } = await openDesk(browser, await host.freshUrl(), {
      prepare: async (blank) =>
        blank.on('websocket', (socket) =>
          socket.on('framesent', ({ payload }) => {
            if (String(payload).includes('"clients.getChart"')) looks += 1
          }),
        ),
    })
    await new DeskFrame(page).signIn('admin@sample.example.org', PASSWORD)
    await new DeskFrame(page).open('Clients')
    const others = new ClientsPage(page)
    await others.find('newcomer')
    await others.row('Nils Newcomer').click()
    const other = others.chart('Nils Newcomer')
    await other.getByRole('button', { name: 'Edit' }).click()
    await other.getByRole('textbox', { name: 'School' }).fill('Cedar Hill')
    await other.getByRole('button', { name: 'Save' }).click()
    await other.getByText('Cedar Hill').waitFor()
    await chart.getByText('Cedar Hill').waitFor()
    expect(looks).toBe(1)
    expect([...complaints, ...desk.complaints]).toEqual([])
  })
})
