import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Host, startHost } from '#tests/support/startHost.ts'
import { violationsOn } from '../models/axe.ts'
import { AccountModal } from '../models/AccountModal.ts'
import { type Desk, launchChromium, openDesk } from '../models/browser.ts'
import { DeskFrame } from '../models/DeskFrame.ts'
import { FirstRunPage } from '../models/FirstRunPage.ts'
import { UsersPage } from '../models/UsersPage.ts'

let browser: Browser
let host: Host
let desk: Desk
let frame: DeskFrame
let users: UsersPage
let password = ''

/** Reads the sample's password where a person would: in the form that a click on a name fills. */
async function readPassword(): Promise<string> {
  await desk.page.getByText('owner@sample.example.org').first().click()
  const filled = desk.page.getByRole('textbox', { name: 'Password' })
  await vi.waitUntil(async () => (await filled.inputValue()) !== '')
  return filled.inputValue()
}

beforeAll(async () => {
  browser = await launchChromium()
  host = await startHost()
  desk = await openDesk(browser, host.url)
  await new FirstRunPage(desk.page).lookAround()
  password = await readPassword()
  frame = new DeskFrame(desk.page)
  users = new UsersPage(desk.page)
  await frame.signIn('owner@sample.example.org', password)
  await frame.open('Clinic Users')
  await users.rows().first().waitFor()
})
afterAll(async () => {
  await browser.close()
  await host.stop()
})

const violations = (): Promise<string[]> => violationsOn(desk.page)

describe('the sample clinic', () => {
  it('says on its screens that it is one', async () => {
    await desk.page.getByRole('button', { name: /Sample/ }).waitFor()
    expect(await violations()).toEqual([])
  })

  it('finds people without accents and in any case, as typed', async () => {
    for (const typed of ['lindgren', 'ZOE LIND', 'zoë']) {
      await users.find(typed)
      await users.row('Zoë Lindgren').first().waitFor()
    }
    await users.find('nobody has this name')
    await desk.page.getByText('Nobody matches').waitFor()
    expect(await violations()).toEqual([])
    await users.find('')
    await users.rows().nth(5).waitFor()
  })

  it('is used by keyboard alone: search, down, Enter, Escape, back in the row (product 3, 9)', async () => {
    await users.tab('Active').focus()
    await desk.page.keyboard.press('/')
    await desk.page.keyboard.type('lindgren')
    await users.row('Zoë Lindgren').first().waitFor()
    await expect.poll(() => users.rows().count()).toBeLessThan(5)
    await desk.page.keyboard.press('ArrowDown')
    await desk.page.keyboard.press('Enter')
    const account = new AccountModal(desk.page, 'Zoë Lindgren')
    await account.dialog.waitFor()
    await expect
      .poll(() => account.dialog.getByRole('tab', { name: 'My Clinic' }).getAttribute('aria-selected'))
      .toBe('true')
    await account.close()
    await desk.page.keyboard.press('Enter')
    await account.dialog.waitFor()
    await account.close()
    await desk.page.keyboard.press('/')
    await desk.page.keyboard.press('Escape')
    await expect.poll(() => users.search.inputValue()).toBe('')
  })

  it('shows each client of a practitioner once, opens the chart over the account, and lists what is to come (product 10, 11, 25)', async () => {
    await users.find('lindgren')
    await users.openPerson('Zoë Lindgren')
    const account = new AccountModal(desk.page, 'Zoë Lindgren')
    await account.dialog.waitFor()
    const table = account.dialog.getByRole('table')
    await table.getByRole('row').nth(1).waitFor()
    const names = await table.getByRole('row').locator('td:first-child').allInnerTexts()
    expect(new Set(names).size).toBe(names.length)
    await table.getByRole('button').first().click()
    const chart = desk.page
      .getByRole('dialog')
      .filter({ has: desk.page.getByRole('tab', { name: 'Clinical info' }) })
    await chart.getByRole('tab', { name: 'People' }).click()
    await chart.getByText('Zoë Lindgren').first().waitFor()
    expect(await violations()).toEqual([])
    await desk.page.keyboard.press('Escape')
    await chart.waitFor({ state: 'hidden' })
    expect(await account.dialog.isVisible()).toBe(true)
    await account.dialog.getByRole('button', { name: 'View Upcoming Appointments' }).click()
    const upcoming = desk.page.getByRole('dialog', { name: /Upcoming appointments/ })
    await upcoming.waitFor()
    expect(await violations()).toEqual([])
    await desk.page.keyboard.press('Escape')
    await upcoming.waitFor({ state: 'hidden' })
    await account.close()
    await users.find('')
  })

  it('opens people and pages from the command palette', async () => {
    await desk.page.keyboard.press('Control+k')
    await desk.page.waitForFunction(
      () => document.activeElement?.matches('.mantine-Spotlight-search') === true,
    )
    await desk.page.keyboard.type('lindgren')
    await desk.page.getByRole('dialog').getByText('Zoë Lindgren').first().waitFor()
    expect(await violations()).toEqual([])
    await desk.page.keyboard.press('Enter')
    const account = new AccountModal(desk.page, 'Zoë Lindgren')
    await account.dialog.waitFor()
    await account.close()
  })

  it('lets an owner keep the clinic in Settings, and axe finds nothing there or on Home', async () => {
    await frame.open('Settings')
    await desk.page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor()
    expect(await violations()).toEqual([])
    await frame.open('Home')
    await desk.page.getByText('Needs somebody').waitFor()
    expect(await violations()).toEqual([])
    await frame.open('Clinic Users')
  })

  it('shows a Practitioner no Clinic Users, and refuses the raw call over the socket (Z6)', async () => {
    const other = await openDesk(browser, await host.freshUrl())
    const theirs = new DeskFrame(other.page)
    await theirs.signIn('practitioner@sample.example.org', password)
    expect(await theirs.entry('Home').count()).toBe(1)
    expect(await theirs.entry('Clinic Users').count()).toBe(0)
    expect(await theirs.entry('Settings').count()).toBe(0)
    const answers = await other.page.evaluate(async () => {
      const link = new WebSocket(`ws://${location.host}/link`)
      await new Promise((resolve) => link.addEventListener('open', resolve))
      const ask = (id: number, route: string, input: unknown): Promise<unknown> =>
        new Promise((resolve) => {
          const listen = (event: MessageEvent): void => {
            const message = JSON.parse(String(event.data)) as {
              id?: number
              answer?: { error?: { code?: string } }
            }
            if (message.id !== id) return
            link.removeEventListener('message', listen)
            resolve(message.answer?.error?.code ?? 'ok')
          }
          link.addEventListener('message', listen)
          link.send(JSON.stringify({ id, route, input }))
        })
      const list = {
        tab: 'active',
        search: '',
        filters: { kinds: [], roles: [], disciplineIds: [], signInStates: [] },
        sort: { column: 'name', descending: false },
        from: { index: 0 },
        limit: 10,
      }
      return [
        await ask(1, 'users.list', list),
        await ask(2, 'users.count', {}),
        await ask(3, 'clinic.getThisPc', {}),
        await ask(4, 'home.get', {}),
      ]
    })
    expect(answers).toEqual(['FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN', 'ok'])
    await other.context.close()
  })

  it('blocks inline script, eval, foreign images and fetches by its policy (E3)', async () => {
    const ran = await desk.page.evaluate(async () => {
      const script = document.createElement('script')
      try {
        script.textContent = 'window.pwned = 1'
        document.body.append(script)
      } catch {
        // Trusted types refuse the text before the policy refuses the script.
      }
      const fetched = await fetch('https://example.org/').then(
        () => 'fetched',
        () => 'blocked',
      )
      return [Reflect.get(window, 'pwned') ?? 'blocked', fetched]
    })
    expect(ran).toEqual(['blocked', 'blocked'])
  })

  it('takes the sample away by one click and a question, and is at the first run again', async () => {
    await desk.page.getByRole('button', { name: /Sample/ }).click()
    await desk.page.getByRole('menuitem', { name: 'Remove the sample clinic' }).click()
    await desk.page.getByRole('button', { name: 'Remove it' }).click()
    await desk.page.getByRole('heading', { name: 'Welcome to Anteroom' }).waitFor()
  })
})
