import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { formatRecoveryKey, makeRecoveryKey } from '#backend/keys/recoveryKey.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { must } from '#shared/lib/must.ts'
import { SAMPLE_PASSWORD } from '#tests/support/sampleDesk.ts'
import { type DeskHost, startDesk } from '#tests/support/startDesk.ts'
import { dataOf, startTestApp, type TestApp } from '#tests/support/testApp.ts'
import { todayClock } from '#tests/support/todayClock.ts'
import { violationsInBothSchemes } from '../models/axe.ts'
import { type Desk, launchChromium, openDesk } from '../models/browser.ts'
import { DeskFrame } from '../models/DeskFrame.ts'
import { EmergencyPages } from '../models/EmergencyPages.ts'

const OWNER = { email: 'owner@sample.example.org', password: SAMPLE_PASSWORD }
const NAME = 'Robin Relief'
const REASON = 'A client is unwell, whom to call'
const MINUTE_MS = 60_000

let browser: Browser
let host: DeskHost
let desk: Desk
let pages: EmergencyPages
let recoveryKey = ''

async function startSample(): Promise<TestApp> {
  const test = await startTestApp({ clock: todayClock() })
  dataOf(await test.ask('setup.createSample', { keepKeyInFile: true }))
  dataOf(await test.ask('identity.signIn', OWNER))
  recoveryKey = dataOf(await test.ask('recovery.renew', {})).recoveryKey
  return test
}

/** A client of the sample who has somebody to call, as an owner's chart shows them. */
async function findClient(): Promise<OutputOf<'clients.getChart'>> {
  dataOf(await host.test.ask('emergency.open', { recoveryKey, name: NAME, reason: REASON }, 'probe'))
  const found = dataOf(await host.test.ask('emergency.search', { search: 'an' }, 'probe')).clients
  for (const { clientId } of found) {
    const chart = dataOf(await host.test.ask('clients.getChart', { clientId }))
    if (chart.people.some(({ relation, phone }) => relation === 'guardian' && phone !== '')) return chart
  }
  throw new Error('No client of the sample has a guardian with a phone')
}

beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())
beforeEach(async () => {
  host = await startDesk({ start: startSample })
  desk = await openDesk(browser, host.url())
  pages = new EmergencyPages(desk.page)
})
afterEach(async () => {
  await desk.context.close()
  await host.stop()
})

describe('emergency access, by keyboard alone (A13)', () => {
  it('asks for name, reason and recovery key, shows whom to call and no more, and the owners hear of it', async () => {
    const { page } = desk
    const client = await findClient()
    await pages.goToForm()
    expect(await violationsInBothSchemes(page)).toEqual([])
    await pages.fill('', 'too short', recoveryKey)
    await page.getByText('Fill this in.').waitFor()
    await page.getByText('Say a little more').waitFor()
    expect(await page.getByLabel('Your name').evaluate((field) => field === document.activeElement)).toBe(
      true,
    )
    await pages.fill(NAME, REASON, `${recoveryKey.slice(0, -1)}${recoveryKey.endsWith('0') ? '1' : '0'}`)
    await page.getByText('This is not a whole recovery key.').waitFor()
    expect(await violationsInBothSchemes(page)).toEqual([])
    await pages.fill(NAME, REASON, recoveryKey.toLowerCase().replaceAll('-', ' '))
    await pages.closeButton.waitFor()
    await expect.poll(() => page.getByRole('timer').innerText()).toMatch(/(30:00|29:\d\d)$/)

    await pages.search('a')
    await page.getByText('At least two letters').waitFor()
    await pages.search('no such name')
    await page.getByText('No client of this name').waitFor()
    await pages.search(client.lastName)
    await pages.results.first().waitFor()
    const result = pages.results.filter({ hasText: client.firstName })
    await result.first().focus()
    await page.keyboard.press('Enter')
    await pages.card.waitFor()
    const shown = await pages.card.innerText()
    const guardian = must(
      client.people.find(({ relation, phone }) => relation === 'guardian' && phone !== ''),
      'a guardian',
    )
    expect(shown).toContain(guardian.name)
    expect(shown).toContain(guardian.phone)
    const everything = await page.evaluate(() => document.documentElement.outerHTML)
    for (const hidden of [client.notes, client.email, client.address, client.school])
      if (hidden !== '') expect(everything).not.toContain(hidden)
    expect(await violationsInBothSchemes(page)).toEqual([])

    await pages.close()
    await page.getByText('Emergency access is closed.').waitFor()
    expect(await page.content()).not.toContain(guardian.phone)

    const frame = new DeskFrame(page)
    await frame.signIn(OWNER.email, OWNER.password)
    await frame.open('Home')
    await page.getByText(`${NAME} opened the emergency view`).first().waitFor()
    await page.getByText(REASON).first().waitFor()
    await frame.open('Logs')
    await page.getByText(`The emergency view of ${NAME} was closed`).first().waitFor()
    expect(desk.complaints).toEqual([])
  })

  it('closes by itself: after half an hour, unused, and as the system locks', async () => {
    const { page } = desk
    await pages.open(NAME, REASON, recoveryKey)
    host.test.clock.advance(30 * MINUTE_MS)
    await page.getByRole('heading', { name: /^Sign in to/ }).waitFor()
    await pages.open(NAME, REASON, recoveryKey)
    host.test.clock.advance(5 * MINUTE_MS)
    await page.getByRole('heading', { name: /^Sign in to/ }).waitFor()
    await pages.open(NAME, REASON, recoveryKey)
    host.test.signal('systemLocked')
    await page.getByRole('heading', { name: /^Sign in to/ }).waitFor()
  })

  it('leaves a desk that somebody locked locked, and goes back without a trace where it is not used', async () => {
    const { page } = desk
    const frame = new DeskFrame(page)
    await frame.signIn(OWNER.email, OWNER.password)
    await frame.lock()
    await pages.goToForm()
    await page.keyboard.press('Tab')
    await page.getByRole('button', { name: 'Back' }).press('Enter')
    await page.getByRole('button', { name: 'Unlock' }).waitFor()
    await pages.open(NAME, REASON, recoveryKey)
    await pages.close()
    await frame.unlock(OWNER.password)
  })

  it('slows down whoever tries keys, and says for how long', async () => {
    const { page } = desk
    await pages.goToForm()
    const foreign = formatRecoveryKey(makeRecoveryKey())
    for (let count = 0; count < 5; count += 1)
      await host.test.ask('emergency.open', { recoveryKey: foreign, name: NAME, reason: REASON })
    await pages.fill(NAME, REASON, foreign)
    await page.getByText(/Too many wrong tries\. Try again in \d:\d\d/).waitFor()
    await expect.poll(() => pages.openButton.isDisabled()).toBe(true)
    expect(await violationsInBothSchemes(page)).toEqual([])
  })

  it('opens a clinic that needs a password, and shuts it again (key policy B)', async () => {
    const { page } = desk
    dataOf(await host.test.ask('keyPolicy.requirePasswords', { password: OWNER.password }))
    dataOf(await host.test.ask('identity.signOut', {}))
    await page.getByRole('heading', { name: 'Open the clinic' }).waitFor()
    await pages.open(NAME, REASON, recoveryKey)
    await pages.search('an')
    await pages.results.first().waitFor()
    await pages.close()
    await page.getByRole('heading', { name: 'Open the clinic' }).waitFor()
    expect(dataOf(await host.test.ask('start.get', {})).stage).toBe('passwordNeeded')
  })
})
