import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { addSignedIn } from '#tests/support/secondFactor.ts'
import { type DeskHost, startDesk } from '#tests/support/startDesk.ts'
import { startHub, type TestHub } from '#tests/support/startHub.ts'
import { startWire, type Wire } from '#tests/support/startWire.ts'
import { dataOf, OWNER_EMAIL, OWNER_PASSWORD, startClinic } from '#tests/support/testApp.ts'
import { violationsInBothSchemes } from '../models/axe.ts'
import { type Desk, launchChromium, openDesk } from '../models/browser.ts'
import { DeskFrame } from '../models/DeskFrame.ts'
import { SignInPages } from '../models/SignInPages.ts'

const DAY = 24 * 3_600_000
const ANA = { email: 'ana@maple.example', password: 'another quiet walk' }

let browser: Browser
let hub: TestHub
let wire: Wire
let host: DeskHost
let desk: Desk

beforeAll(async () => {
  browser = await launchChromium()
  hub = await startHub()
})
afterAll(async () => {
  await browser.close()
  await hub.stop()
})
beforeEach(async () => {
  wire = await startWire(hub.address)
  host = await startDesk({ start: () => startClinic() })
  const { test } = host
  await addSignedIn(test, 'ana')
  dataOf(await test.ask('sync.createAccount', { address: wire.address, registrationCode: '' }))
  await vi.waitFor(
    async () => expect(dataOf(await test.ask('sync.get', {}))).toMatchObject({ kind: 'inStep' }),
    { timeout: 15_000 },
  )
  wire.unplug()
  await vi.waitFor(
    async () => expect(dataOf(await test.ask('sync.get', {}))).toMatchObject({ kind: 'waiting' }),
    { timeout: 15_000 },
  )
  desk = await openDesk(browser, host.url())
})
afterEach(async () => {
  await desk.context.close()
  await host.stop()
  await wire.stop()
})

describe('a PC that has been without the hub for 14 days (security.md T3, "Staff list freshness")', () => {
  it('says so to everybody, and lets an owner decide', async () => {
    const { page } = desk
    const frame = new DeskFrame(page)
    const pages = new SignInPages(page)
    host.test.clock.advance(12 * DAY)
    await frame.signIn(ANA.email, ANA.password)
    await page.getByText('In 2 days only owners will be able to sign in here.').waitFor()
    expect(await violationsInBothSchemes(page)).toEqual([])
    await frame.signOut()

    host.test.clock.advance(2 * DAY)
    expect(await pages.tryWrongly(ANA.email, ANA.password)).toContain('only an owner can sign in now')
    expect(await violationsInBothSchemes(page)).toEqual([])

    await pages.email.fill('')
    await frame.signIn(OWNER_EMAIL, OWNER_PASSWORD)
    const question = page.getByRole('dialog', { name: 'Let this PC go on without the hub?' })
    await question.getByText('could still sign in here').waitFor()
    expect(await violationsInBothSchemes(page)).toEqual([])
    await question.getByRole('button', { name: 'Not now' }).click()
    await question.waitFor({ state: 'hidden' })
    const banner = page.getByRole('status').filter({ hasText: 'Only owners can sign in on this PC' })
    expect(await violationsInBothSchemes(page)).toEqual([])
    await banner.getByRole('button', { name: 'Let it go on…' }).press('Enter')
    await question.getByRole('button', { name: 'Let it go on', exact: true }).click()
    await question.waitFor({ state: 'hidden' })
    await banner.waitFor({ state: 'hidden' })
    await frame.signOut()
    await frame.signIn(ANA.email, ANA.password)
    expect(await page.getByText(/only owners/i).count()).toBe(0)
    expect(desk.complaints).toEqual([])
  })
})
