import { appendFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Host, startHost } from '#tests/support/startHost.ts'
import { violationsInBothSchemes } from '../models/axe.ts'
import { BackupsSection } from '../models/BackupsSection.ts'
import { type Desk, launchChromium, openDesk } from '../models/browser.ts'
import { DeskFrame } from '../models/DeskFrame.ts'
import { FirstRunPage } from '../models/FirstRunPage.ts'
import { pressByKeyboard, typeByKeyboard } from '../models/keyboard.ts'

const OWNER = {
  firstName: 'Olive',
  lastName: 'Owens',
  email: 'olive@maple.example.org',
  password: 'a quiet morning in june',
}

let browser: Browser
let hosts: Host[] = []
let desk: Desk
let stick: string
let recoveryKey = ''
beforeAll(async () => {
  browser = await launchChromium()
  stick = mkdtempSync(join(tmpdir(), 'anteroom-stick-'))
  const host = await startHost()
  hosts = [host]
  desk = await openDesk(browser, host.url)
  const first = new FirstRunPage(desk.page)
  await first.setUpClinic({ name: 'Maple Therapy', plan: 'Teams', ...OWNER })
  recoveryKey = await first.recoveryKey()
  await first.confirmSheet()
  const frame = new DeskFrame(desk.page)
  await frame.navigation.waitFor()
  await frame.open('Settings')
  await new BackupsSection(desk.page).open()
})
afterAll(async () => {
  await browser.close()
  for (const host of hosts) await host.stop()
  rmSync(stick, { recursive: true, force: true })
})

const bundles = (): string[] => readdirSync(join(stick, 'Anteroom backups'))

describe('Settings > Backups (product 47)', () => {
  it('makes a backup now and looks at all of it again, by the keyboard alone', async () => {
    const { page } = desk
    const backups = new BackupsSection(page)
    const before = await backups.rows().count()
    await pressByKeyboard(page, backups.make)
    await page.getByText('The backup is made and checked.').waitFor({ timeout: 30_000 })
    await expect.poll(() => backups.rows().count()).toBe(before + 1)
    await pressByKeyboard(page, backups.list.getByRole('button', { name: /^Check this backup/ }).first())
    await backups.rows().first().getByText(/Sound/).waitFor()
    expect(await violationsInBothSchemes(page)).toEqual([])
  })

  it('goes to another folder that is typed, and says what is wrong with one that cannot be used', async () => {
    const { page } = desk
    const backups = new BackupsSection(page)
    await typeByKeyboard(page, backups.folder(), join(hosts[0]?.dataDir ?? '', 'anteroom.db'))
    await page.keyboard.press('Enter')
    await page.getByText('Nothing can be stored in this folder.', { exact: false }).waitFor()
    await typeByKeyboard(page, backups.folder(), stick)
    await page.keyboard.press('Enter')
    await page.getByText(stick, { exact: false }).first().waitFor()
    await page.getByText('No backups yet').waitFor()
    await pressByKeyboard(page, backups.make)
    await page.getByText('The backup is made and checked.').waitFor({ timeout: 30_000 })
    await expect.poll(() => backups.rows().count()).toBe(1)
    expect(bundles()).toHaveLength(1)
  })

  it('names a backup that somebody changed, and keeps it beside the next one for a person to look at', async () => {
    const { page } = desk
    const backups = new BackupsSection(page)
    const [changed = ''] = bundles()
    const folder = join(stick, 'Anteroom backups', changed)
    const database = readdirSync(folder).find((name) => name.endsWith('.db')) ?? ''
    appendFileSync(join(folder, database), 'x')
    await pressByKeyboard(page, backups.rows().getByRole('button'))
    await backups.rows().getByText('A file was changed').waitFor()
    await pressByKeyboard(page, backups.make)
    await expect.poll(() => backups.rows().count(), { timeout: 30_000 }).toBe(2)
    await backups.rows().first().getByText('Sound').waitFor()
    await backups.rows().last().getByText('A file was changed').waitFor()
    expect(await violationsInBothSchemes(page)).toEqual([])
    rmSync(folder, { recursive: true })
    expect(desk.complaints).toEqual([])
  })
})

describe('a new PC from a backup (product 47)', () => {
  it('finds the backups in a folder, refuses a wrong key, and opens the clinic with the sheet', async () => {
    const host = await startHost()
    hosts.push(host)
    const { page, complaints } = await openDesk(browser, host.url)
    await pressByKeyboard(page, page.getByRole('button', { name: /^Restore from a backup/ }))
    const folder = page.getByRole('textbox', { name: 'Path of the folder' })
    await typeByKeyboard(page, folder, tmpdir())
    await page.keyboard.press('Enter')
    await page.getByText('There are no backups in this folder.', { exact: false }).waitFor()
    await typeByKeyboard(page, folder, stick)
    await page.keyboard.press('Enter')
    await page.getByRole('radiogroup', { name: 'Backups found' }).getByRole('radio').waitFor()
    const key = page.getByRole('textbox', { name: 'Recovery key' })
    await typeByKeyboard(page, key, recoveryKey.toLowerCase().split('').toReversed().join(''))
    await page.keyboard.press('Enter')
    await page.getByRole('alert').waitFor()
    expect(await violationsInBothSchemes(page)).toEqual([])
    await typeByKeyboard(page, key, recoveryKey)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: /Sign in to Maple Therapy/ }).waitFor({ timeout: 30_000 })
    const frame = new DeskFrame(page)
    await frame.signIn(OWNER.email, OWNER.password)
    await frame.open('Clinic Users')
    await page.getByText('Owens').first().waitFor()
    expect(complaints).toEqual([])
  })
})
