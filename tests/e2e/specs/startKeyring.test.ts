import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Ports, SecretStore } from '#backend/ports.ts'
import { must } from '#shared/lib/must.ts'
import { type ClosedClinic, makeClosedClinic } from '#tests/support/brokenClinic.ts'
import { folderHashes } from '#tests/support/folderHashes.ts'
import {
  deleteKeyrings,
  type KeyringLogin,
  type KeyringSession,
  startKeyringSession,
} from '#tests/support/keyring.ts'
import { type DeskHost, startDesk } from '#tests/support/startDesk.ts'
import { startTestApp } from '#tests/support/testApp.ts'
import { type Desk, launchChromium, openDesk } from '../models/browser.ts'
import { pressByKeyboard, tabTo } from '../models/keyboard.ts'
import { RecoveryPages } from '../models/RecoveryPages.ts'

const SIGN_IN = 'Sign in to Maple Therapy'
const LOCKED = 'The keychain does not answer'
const WELCOME = 'Welcome to Anteroom'
const PASSWORD = { password: 'the login password' }

let browser: Browser
let home = ''
let session: KeyringSession | undefined
let folder = ''
let host: DeskHost
let desk: Desk
let pages: RecoveryPages
const seen = { screens: 0, findings: 0 }

beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(async () => {
  console.log(
    `start-up table: ${seen.screens} screens over a real keyring, both schemes, ${seen.findings} findings of axe`,
  )
  await browser.close()
})
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'anteroom-home-'))
})
afterEach(async () => {
  await closeDesk()
  await session?.end()
  session = undefined
  for (const one of [home, folder]) rmSync(one, { recursive: true, force: true })
})

/** The keychain of whoever is logged in to this PC now. */
const current = (): SecretStore => must(session, 'a login session').store
const keychain: SecretStore = {
  kind: 'keychain',
  probe: () => current().probe(),
  read: (name) => current().read(name),
  write: (name, value) => current().write(name, value),
  remove: (name) => current().remove(name),
}
const PORTS: Partial<Ports> = { keychain, prefersKeyFile: false }

async function logIn(login: KeyringLogin): Promise<void> {
  await session?.end()
  session = await startKeyringSession(home, login)
}

async function makeClinic(): Promise<ClosedClinic> {
  await logIn(PASSWORD)
  const clinic = await makeClosedClinic({ ports: PORTS })
  folder = clinic.folder
  expect(existsSync(join(folder, 'secrets'))).toBe(false)
  return clinic
}

async function startProgram(ports: Partial<Ports> = PORTS): Promise<void> {
  host = await startDesk({
    start: async () => {
      const test = await startTestApp({ folder, ports })
      return { ...test, stop: () => test.app.stop() }
    },
  })
  desk = await openDesk(browser, host.url())
  pages = new RecoveryPages(desk.page)
}

async function closeDesk(): Promise<void> {
  await desk.context.close()
  await host.stop()
}

async function expectScreen(title: string): Promise<void> {
  const findings = await pages.see(title)
  seen.screens += 1
  seen.findings += findings.length
  expect(findings).toEqual([])
}

const text = (words: string | RegExp): Promise<void> => desk.page.getByText(words).first().waitFor()

describe('the start-up table (security.md 4.3), over a real gnome-keyring', () => {
  it('no trace of data and a keyring that answers: the first run', async () => {
    await logIn(PASSWORD)
    folder = mkdtempSync(join(tmpdir(), 'anteroom-start-'))
    await startProgram()
    await expectScreen(WELCOME)
    expect(await desk.page.getByText(/keychain/).count()).toBe(0)
    expect(readdirSync(folder).filter((name) => /keys|\.db$/.test(name))).toEqual([])
  })

  it.each<[string, KeyringLogin]>([
    ['closed', 'never'],
    ['not to be reached', 'noBus'],
  ])(
    'no trace of data and a keyring that is %s: no key in a file unless somebody ticks it',
    async (_, login) => {
      await logIn(login)
      folder = mkdtempSync(join(tmpdir(), 'anteroom-start-'))
      await startProgram()
      await expectScreen(WELCOME)
      await text('The keychain of this PC does not answer')
      await text('First say above that the key may lie in a file.')
      const ways = desk.page.getByRole('button', { name: /Set up a new clinic/ })
      await expect.poll(() => ways.getAttribute('aria-disabled')).toBe('true')
      await tabTo(desk.page, desk.page.getByRole('checkbox', { name: 'Keep the key in a file on this PC' }))
      await desk.page.keyboard.press('Space')
      await expect.poll(() => ways.getAttribute('aria-disabled')).toBe('false')
      expect(readdirSync(folder).filter((name) => /keys|secrets|\.db$/.test(name))).toEqual([])
    },
  )

  it('the keyring is closed: the recovery key opens for this session only, and the next start asks again', async () => {
    const clinic = await makeClinic()
    await logIn('never')
    const before = await folderHashes(folder)
    await startProgram()
    await expectScreen(LOCKED)
    await pages.retry()
    await expectScreen(LOCKED)
    await pages.scan(clinic.recoveryKey)
    await expectScreen(SIGN_IN)
    await expect.poll(() => pages.banner.innerText()).toContain('for this session only')
    expect(await pages.banner.getByRole('button').count()).toBe(0)
    await closeDesk()
    const { 'keys.json': slots } = await folderHashes(folder)
    expect(slots).toBe(before['keys.json'])
    await startProgram()
    await expectScreen(LOCKED)
  })

  it('the keyring is closed, then opened by signing in to the PC: trying again is enough', async () => {
    await makeClinic()
    await logIn('never')
    await startProgram()
    await expectScreen(LOCKED)
    await logIn(PASSWORD)
    await pages.retry()
    await expectScreen(SIGN_IN)
    expect(await pages.banner.count()).toBe(0)
  })

  it('the keyring was lost and made anew: the recovery key opens, and the new keyring keeps the new key', async () => {
    const clinic = await makeClinic()
    await session?.end()
    session = undefined
    await deleteKeyrings(home)
    await logIn(PASSWORD)
    await startProgram()
    await expectScreen('The key is missing')
    await pages.type(clinic.recoveryKey)
    await expectScreen(SIGN_IN)
    await expect.poll(() => pages.banner.innerText()).toContain('This PC has a new key')
    await closeDesk()
    expect(existsSync(join(folder, 'secrets'))).toBe(false)
    await startProgram()
    await expectScreen(SIGN_IN)
    expect(await pages.banner.count()).toBe(0)
  })

  it('nothing talks to the keyring here: it says so, and refuses a key in plain text of its own accord', async () => {
    const clinic = await makeClinic()
    await startProgram({ keychain: undefined, prefersKeyFile: false })
    await expectScreen('The keychain can’t be reached')
    await pages.scan(clinic.recoveryKey)
    await expectScreen(SIGN_IN)
    await expect.poll(() => pages.banner.innerText()).toContain('for this session only')
    expect(existsSync(join(folder, 'secrets'))).toBe(false)
  })

  it('no trace of data and nothing that keeps a key: it says what a key file means before anything is made', async () => {
    folder = mkdtempSync(join(tmpdir(), 'anteroom-start-'))
    await startProgram({ keychain: undefined, prefersKeyFile: false })
    await expectScreen(WELCOME)
    await text('This PC has no keychain')
    await pressByKeyboard(desk.page, desk.page.getByRole('button', { name: /Set up a new clinic/ }))
    await desk.page.getByRole('heading', { name: WELCOME }).waitFor()
    expect(readdirSync(folder).filter((name) => /keys|secrets|\.db$/.test(name))).toEqual([])
  })
})
