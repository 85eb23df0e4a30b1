import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  addBackup,
  type ClosedClinic,
  cutShort,
  damagePages,
  emptyFile,
  exchangeKeyFile,
  garble,
  makeClosedClinic,
  putForeign,
  putOtherCipher,
  putPlain,
  putText,
  removeKeyFile,
  takeAway,
  updateByNewer,
} from '#tests/support/brokenClinic.ts'
import { folderHashes } from '#tests/support/folderHashes.ts'
import { type DeskHost, startDesk } from '#tests/support/startDesk.ts'
import { OWNER_EMAIL, OWNER_PASSWORD, startTestApp } from '#tests/support/testApp.ts'
import { type Desk, launchChromium, openDesk } from '../models/browser.ts'
import { DeskFrame } from '../models/DeskFrame.ts'
import { pressByKeyboard } from '../models/keyboard.ts'
import { RecoveryPages } from '../models/RecoveryPages.ts'

const SIGN_IN = 'Sign in to Maple Therapy'

let browser: Browser
let clinic: ClosedClinic
let host: DeskHost
let desk: Desk
let pages: RecoveryPages
const seen = { screens: 0, findings: 0 }

beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(async () => {
  console.log(
    `start-up table: ${seen.screens} screens in Chromium, both schemes, ${seen.findings} findings of axe`,
  )
  await browser.close()
})
afterEach(async () => {
  await closeDesk()
  rmSync(clinic.folder, { recursive: true, force: true })
})

async function closeDesk(): Promise<void> {
  await desk.context.close()
  await host.stop()
}

/** Starts the program on the folder as it is now, and opens its page. Stopping it must not take the folder along. */
async function startProgram(): Promise<void> {
  host = await startDesk({
    start: async () => {
      const test = await clinic.start()
      return { ...test, stop: () => test.app.stop() }
    },
  })
  desk = await openDesk(browser, host.url())
  pages = new RecoveryPages(desk.page)
}

async function startAgain(): Promise<void> {
  await closeDesk()
  await startProgram()
}

async function expectScreen(title: string): Promise<void> {
  const findings = await pages.see(title)
  seen.screens += 1
  seen.findings += findings.length
  expect(findings).toEqual([])
}

const text = (words: string | RegExp): Promise<void> => desk.page.getByText(words).first().waitFor()

describe('the start-up table (security.md 4.3), with real files', () => {
  it('database, key file and key in order: the sign-in, without a word about recovery', async () => {
    clinic = await makeClosedClinic()
    await startProgram()
    await expectScreen(SIGN_IN)
    expect(await pages.banner.count()).toBe(0)
  })

  it('the key is missing: the typed recovery key opens it, this PC gets a new key, and everybody is told', async () => {
    clinic = await makeClosedClinic()
    removeKeyFile(clinic)
    const before = await folderHashes(clinic.folder)
    await startProgram()
    await expectScreen('The key is missing')
    await text('Without the sheet, nobody can open this data')
    const last = clinic.recoveryKey.slice(-1)
    await pages.scan(`${clinic.recoveryKey.slice(0, -1)}${last === '0' ? '1' : '0'}`)
    await text('This is not a whole recovery key.')
    await pages.scan(`${clinic.recoveryKey.slice(0, -1)}U`)
    await text('A recovery key never holds U.')
    expect(await folderHashes(clinic.folder)).toMatchObject(before)
    await pages.type(clinic.recoveryKey)
    await expectScreen(SIGN_IN)
    await expect.poll(() => pages.banner.innerText()).toContain('This PC has a new key')
    await pressByKeyboard(desk.page, pages.banner.getByRole('button', { name: 'Close' }))
    await pages.banner.waitFor({ state: 'hidden' })
    await new DeskFrame(desk.page).signIn(OWNER_EMAIL, OWNER_PASSWORD)
    await pages.banner.waitFor()
    await startAgain()
    await expectScreen(SIGN_IN)
    expect(await pages.banner.count()).toBe(0)
  })

  it('the key does not fit: the scanned recovery key opens it', async () => {
    clinic = await makeClosedClinic()
    exchangeKeyFile(clinic)
    await startProgram()
    await expectScreen('The key does not fit')
    await pages.scan(clinic.recoveryKey)
    await expectScreen(SIGN_IN)
    await expect.poll(() => pages.banner.innerText()).toContain('This PC has a new key')
  })

  it('one copy of the key file is damaged: the other one opens, and nobody is asked anything', async () => {
    clinic = await makeClosedClinic()
    garble(clinic.slots.slice(0, 1))
    await startProgram()
    await expectScreen(SIGN_IN)
    await startAgain()
    garble(clinic.slots.slice(1))
    await startAgain()
    await expectScreen(SIGN_IN)
  })

  it.each([
    ['damaged', 'The key file is damaged'],
    ['missing', 'The key file is missing'],
  ])('both copies %s: the recovery key opens by the copy beside the backups', async (how, title) => {
    clinic = await makeClosedClinic()
    if (how === 'damaged') garble(clinic.slots)
    else for (const file of clinic.slots) rmSync(file)
    await startProgram()
    await expectScreen(title)
    await text(clinic.folder)
    await text('Anteroom makes a new key file then.')
    await pages.scan(clinic.recoveryKey)
    await expectScreen(SIGN_IN)
    await expect.poll(() => pages.banner.innerText()).toContain('The lost key file was made anew')
    await startAgain()
    await expectScreen(SIGN_IN)
  })

  it.each([
    ['damaged', 'The key file is damaged'],
    ['missing', 'The key file is missing'],
  ])(
    'all copies %s: a screen that names the folder, offers to try again, and changes nothing',
    async (how, title) => {
      clinic = await makeClosedClinic()
      const files = [...clinic.slots, clinic.backupSlots]
      if (how === 'damaged') garble(files)
      else for (const file of files) rmSync(file)
      const before = await folderHashes(clinic.folder)
      await startProgram()
      await expectScreen(title)
      await text(clinic.folder)
      expect(await pages.keyField.count()).toBe(0)
      await pages.retry()
      await expectScreen(title)
      expect(await folderHashes(clinic.folder)).toMatchObject(before)
    },
  )

  it('the database is missing: never a first run; put back, it opens', async () => {
    clinic = await makeClosedClinic()
    const putBack = takeAway(clinic)
    await startProgram()
    await expectScreen('The clinic’s data is not where it was')
    await text('Anteroom has no backup on this PC')
    expect(await desk.page.getByRole('button', { name: /Set up a new clinic/ }).count()).toBe(0)
    await pages.retry()
    await expectScreen('The clinic’s data is not where it was')
    putBack()
    await pages.retry()
    await expectScreen(SIGN_IN)
  })

  it('the database is missing, and a backup is there: restored, and everybody is told of what', async () => {
    clinic = await makeClosedClinic()
    addBackup(clinic)
    takeAway(clinic)
    await startProgram()
    await expectScreen('The clinic’s data is not where it was')
    await pages.restore()
    await expectScreen(SIGN_IN)
    await expect.poll(() => pages.banner.innerText()).toMatch(/^Restored from the backup of .*\d{4}/)
  })

  it('database and key are both gone, and a backup is there: the recovery key, then the backup (product 47)', async () => {
    clinic = await makeClosedClinic()
    addBackup(clinic)
    takeAway(clinic)
    removeKeyFile(clinic)
    await startProgram()
    await expectScreen('The clinic’s data is not where it was')
    expect(await pages.restoreButton.count()).toBe(0)
    await text('the recovery key from your sheet opens the backups on this PC')
    await pages.scan(clinic.recoveryKey)
    await pages.restoreButton.waitFor()
    await expectScreen('The clinic’s data is not where it was')
    await pages.restore()
    await expectScreen(SIGN_IN)
    await pages.banner.waitFor()
    await startAgain()
    await expectScreen(SIGN_IN)
  })

  it('integrity fails: the newest whole backup takes its place, and the old file is set aside', async () => {
    clinic = await makeClosedClinic()
    addBackup(clinic)
    damagePages(clinic)
    const { 'anteroom.db': damaged } = await folderHashes(clinic.folder)
    await startProgram()
    await expectScreen('The clinic’s data can’t be read')
    await pages.restore()
    await expectScreen(SIGN_IN)
    await expect.poll(() => pages.banner.innerText()).toContain('under “damaged”')
    const aside = readdirSync(clinic.folder).filter((name) => name.startsWith('damaged-'))
    expect(aside).toHaveLength(1)
    expect((await folderHashes(join(clinic.folder, aside[0] ?? '')))['anteroom.db']).toBe(damaged)
    await new DeskFrame(desk.page).signIn(OWNER_EMAIL, OWNER_PASSWORD)
    await pages.banner.waitFor()
  })

  it.each<[string, string, (broken: ClosedClinic) => void | Promise<void>]>([
    ['damaged, without a backup', 'The clinic’s data can’t be read', damagePages],
    ['cut short', 'The data file is cut short', cutShort],
    ['empty', 'The data file is empty', emptyFile],
    ['not encrypted', 'The data file is not encrypted', putPlain],
    ['encrypted in another way', 'The data file is encrypted in another way', putOtherCipher],
    ['a text', 'The data file is something else', putText],
    ['of another clinic', 'The key does not open the data', putForeign],
    ['of a newer program', 'This program is older than the data', updateByNewer],
  ])('the data is %s: it is named, left as it is, and no button deletes it', async (_, title, breaks) => {
    clinic = await makeClosedClinic()
    await breaks(clinic)
    const before = await folderHashes(clinic.folder)
    await startProgram()
    await expectScreen(title)
    const verbs = await desk.page.getByRole('button').allInnerTexts()
    expect(verbs.filter((verb) => /delete|remove|new clinic|reset/i.test(verb))).toEqual([])
    await pages.retry()
    await expectScreen(title)
    const after = await folderHashes(clinic.folder)
    expect(after['anteroom.db']).toBe(before['anteroom.db'])
    expect(Object.keys(after)).toEqual(expect.arrayContaining(Object.keys(before)))
  })

  it('a password is part of the key: the screen asks for it (key policy B)', async () => {
    clinic = await makeClosedClinic({ needsPassword: true })
    await startProgram()
    await expectScreen('Open the clinic')
  })

  it('the folder is in use by another window: it says so, and opens once that one is closed', async () => {
    clinic = await makeClosedClinic()
    const other = await startTestApp({ folder: clinic.folder })
    await startProgram()
    await expectScreen('Anteroom is open already')
    await other.app.stop()
    await pages.retry()
    await expectScreen(SIGN_IN)
    expect(existsSync(clinic.database)).toBe(true)
  })
})
