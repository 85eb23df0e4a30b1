import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cutHub, type CutHub } from '#tests/support/cutHub.ts'
import { type HubClinic, startHubClinic } from '#tests/support/joinPc.ts'
import { type Host, startHost } from '#tests/support/startHost.ts'
import { startHub, type TestHub } from '#tests/support/startHub.ts'
import { OWNER_EMAIL, OWNER_PASSWORD } from '#tests/support/testApp.ts'
import { violationsInBothSchemes } from '../models/axe.ts'
import { type Desk, launchChromium, openDesk } from '../models/browser.ts'
import { DeskFrame } from '../models/DeskFrame.ts'
import { JoinPages } from '../models/JoinPages.ts'
import { pressByKeyboard } from '../models/keyboard.ts'
import { UsersPage } from '../models/UsersPage.ts'

const SHOTS = process.env['ANTEROOM_SHOTS']
let browser: Browser
let hub: TestHub
let wire: CutHub
let clinic: HubClinic
let host: Host
let desk: Desk

beforeAll(async () => {
  browser = await launchChromium()
  hub = await startHub()
  wire = await cutHub(hub.address)
  clinic = await startHubClinic({ ...hub, address: wire.address }, 60)
  host = await startHost()
  desk = await openDesk(browser, host.url)
})
afterAll(async () => {
  await browser.close()
  await host.stop()
  await clinic.close()
  await wire.close()
  await hub.stop()
})

async function shoot(name: string): Promise<void> {
  if (SHOTS === undefined) return
  mkdirSync(SHOTS, { recursive: true })
  for (const colorScheme of ['light', 'dark'] as const) {
    await desk.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await desk.page.waitForTimeout(300)
    await desk.page.screenshot({ path: join(SHOTS, `${name}-${colorScheme}.png`) })
  }
  await desk.page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
}

describe('a new PC joins the clinic by keyboard alone (product 43)', () => {
  it('says what is wrong with a code, joins with the right one, waits where the hub is gone, and has the people', async () => {
    const { page } = desk
    const pages = new JoinPages(page)
    const code = await clinic.invite()
    await pages.open()
    const slip = code.slice(0, -1) + (code.endsWith('0') ? '1' : '0')
    await pages.fill(slip, 'Reception B')
    await pressByKeyboard(page, pages.joinButton)
    await page.getByText('This is not a code for a new PC').waitFor()
    expect(await violationsInBothSchemes(page)).toEqual([])
    await shoot('join-wrong')
    await pages.fill(code, 'Reception B')
    wire.cutPieces(true)
    await pressByKeyboard(page, pages.joinButton)
    await page.getByRole('heading', { name: 'Your recovery sheet' }).waitFor({ timeout: 20_000 })
    expect(await violationsInBothSchemes(page)).toEqual([])
    await shoot('join-sheet')
    await pages.goOn()
    await page.getByRole('heading', { name: 'Bringing Maple Therapy here' }).waitFor()
    await page.getByText('The hub does not answer now').waitFor({ timeout: 20_000 })
    expect(await violationsInBothSchemes(page)).toEqual([])
    await shoot('join-waiting')
    wire.cutPieces(false)
    const frame = new DeskFrame(page)
    await page.getByRole('heading', { name: /Sign in to/ }).waitFor({ timeout: 30_000 })
    await frame.signIn(OWNER_EMAIL, OWNER_PASSWORD)
    await frame.open('Clinic Users')
    const users = new UsersPage(page)
    await users.find('Canarybird 42')
    await users.row('Ada 42 Canarybird 42').first().waitFor()
    expect(desk.complaints.filter((one) => one.startsWith('error'))).toEqual([])
  })
})
