import { rmSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
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
import { startDesk } from '#tests/support/startDesk.ts'
import { openDesk } from '../models/browser.ts'
import { DeskFrame } from '../models/DeskFrame.ts'
import { RecoveryPages } from '../models/RecoveryPages.ts'
import type { Album, Chapter } from './openAlbum.ts'
import { OWNER } from './people.ts'

type Row = { readonly picture: string; readonly breaks: (clinic: ClosedClinic) => unknown }

const ROWS: readonly Row[] = [
  { picture: 'recovery-keyMissing', breaks: removeKeyFile },
  { picture: 'recovery-keyWrong', breaks: exchangeKeyFile },
  { picture: 'recovery-slotsDamaged', breaks: ({ slots }) => garble(slots) },
  { picture: 'recovery-slotsLost', breaks: ({ slots, backupSlots }) => garble([...slots, backupSlots]) },
  { picture: 'recovery-databaseMissing', breaks: takeAway },
  { picture: 'recovery-keyDoesNotOpen', breaks: putForeign },
  { picture: 'recovery-databaseEmpty', breaks: emptyFile },
  { picture: 'recovery-databasePlain', breaks: putPlain },
  { picture: 'recovery-databaseOtherCipher', breaks: putOtherCipher },
  { picture: 'recovery-notADatabase', breaks: putText },
  { picture: 'recovery-databaseTruncated', breaks: cutShort },
  { picture: 'recovery-newerVersion', breaks: updateByNewer },
]

/** Walks over one broken clinic and takes its folder away afterwards. */
async function withClinic(
  browser: Browser,
  clinic: ClosedClinic,
  look: (page: Page) => Promise<void>,
): Promise<void> {
  const host = await startDesk({ start: () => clinic.start() })
  try {
    const { page, context } = await openDesk(browser, host.url())
    await page.getByRole('heading', { level: 1 }).filter({ hasNotText: 'Anteroom' }).first().waitFor()
    await look(page)
    await context.close()
  } finally {
    await host.stop()
    rmSync(clinic.folder, { recursive: true, force: true })
  }
}

async function takeRestore(album: Album, browser: Browser): Promise<void> {
  const clinic = await makeClosedClinic()
  addBackup(clinic)
  damagePages(clinic)
  await withClinic(browser, clinic, async (page) => {
    const pages = new RecoveryPages(page)
    await album.snap(page, 'recovery-databaseDamaged')
    await pages.restoreButton.click()
    await page.getByRole('dialog').waitFor()
    await album.snap(page, 'recovery-restoreQuestion')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await pages.restore()
    await pages.banner.waitFor()
    await album.snap(page, 'recovery-restored')
    await new DeskFrame(page).signIn(OWNER.email, OWNER.password)
    await album.snap(page, 'recovery-restoredDesk')
  })
}

async function takePasswordNeeded(album: Album, browser: Browser): Promise<void> {
  const clinic = await makeClosedClinic({ needsPassword: true })
  await withClinic(browser, clinic, async (page) => {
    await album.snap(page, 'keyPolicy-closed')
    await page.getByRole('button', { name: 'Open with the recovery key' }).click()
    await page.getByRole('heading', { name: 'Open with the recovery key' }).waitFor()
    await album.snap(page, 'keyPolicy-recoveryKey')
    await page.getByRole('button', { name: 'Back' }).click()
    await page.getByLabel('E-mail').fill(OWNER.email)
    await page.getByRole('textbox', { name: 'Password' }).fill(OWNER.password)
    await page.keyboard.press('Enter')
    const frame = new DeskFrame(page)
    await frame.navigation.waitFor()
    await frame.open('Settings')
    await page.getByRole('button', { name: 'This PC', exact: true }).click()
    await page.getByRole('heading', { name: 'Who opens the clinic on this PC' }).waitFor()
    await album.snap(page, 'keyPolicy-password')
  })
}

async function walk(album: Album, browser: Browser): Promise<void> {
  for (const { picture, breaks } of ROWS) {
    if (!album.wants(picture)) continue
    const clinic = await makeClosedClinic()
    await breaks(clinic)
    await withClinic(browser, clinic, (page) => album.snap(page, picture))
  }
  await takeRestore(album, browser)
  await takePasswordNeeded(album, browser)
}

/** What shows where a clinic does not open by itself, row by row, and a password as part of the key. */
export const recovery: Chapter = {
  pictures: [
    ...ROWS.map(({ picture }) => picture),
    'recovery-databaseDamaged',
    'recovery-restoreQuestion',
    'recovery-restored',
    'recovery-restoredDesk',
    'keyPolicy-closed',
    'keyPolicy-recoveryKey',
    'keyPolicy-password',
  ],
  walk,
}
