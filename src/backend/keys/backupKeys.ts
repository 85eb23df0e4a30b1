import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { BUNDLE_FILES } from '../db/bundle/manifest.ts'
import type { KeyPaths } from './keyPaths.ts'
import type { BackupKeys, KeySlots } from './slots/keySlots.ts'
import { backupKeysSchema } from './slots/keySlots.ts'
import { readKeySlots, parseChecked, slotsText } from './slots/readKeySlots.ts'
import { writeDurably } from './writeDurably.ts'

const BACKUP = /\.db$/
const BUNDLE = /^anteroom-/
const BACKUP_KEYS = /(?:^|\.)keys\.json$/

/** Where the recovery slot of a backup lies: beside it, so that both travel together. */
export function backupKeysOf(backupFile: string): string {
  return backupFile.replace(BACKUP, '.keys.json')
}

function recoveryAlone({ version, profileId, deviceId, recovery }: KeySlots): BackupKeys {
  return { version: 1, profileId, deviceId, policy: version === 1 ? 'unattended' : 'password', recovery }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch {
    return []
  }
}

async function readOne(file: string): Promise<BackupKeys | undefined> {
  try {
    const body = parseChecked(await readFile(file, 'utf8'))
    const keys = backupKeysSchema.safeParse(body)
    return keys.success ? keys.data : undefined
  } catch {
    return undefined
  }
}

/**
 * Every readable recovery slot that lies beside the backups, newest first: the way back where keys.json is lost in
 * both copies.
 */
export async function listBackupKeys(paths: KeyPaths): Promise<BackupKeys[]> {
  const all = await namesIn(paths.backups)
  const beside = all.filter((name) => BACKUP_KEYS.test(name)).map((name) => join(paths.backups, name))
  const inside = all
    .filter((name) => BUNDLE.test(name))
    .map((name) => join(paths.backups, name, BUNDLE_FILES.keys))
  const found = await Promise.all(
    [...beside, ...inside].map(async (file) => {
      const keys = await readOne(file)
      return keys === undefined ? [] : [{ keys, at: (await stat(file)).mtimeMs }]
    }),
  )
  return found
    .flat()
    .toSorted((one, other) => other.at - one.at)
    .map(({ keys }) => keys)
}

/**
 * Keeps the recovery slot of today beside every backup of this clinic on this PC: no backup bears another way to open
 * it (security.md 4.5), and a sheet that was replaced opens none of them any more. To be called when the clinic was
 * opened, and when the slots changed. Throws what the file system throws.
 */
export async function keepBackupKeys(paths: KeyPaths): Promise<void> {
  const found = await readKeySlots(paths)
  if (found.kind !== 'ok') return
  const keys = recoveryAlone(found.slots)
  const text = slotsText(keys)
  const names = await namesIn(paths.backups)
  const files = names
    .filter((name) => BACKUP.test(name))
    .map((name) => backupKeysOf(join(paths.backups, name)))
  for (const file of [paths.backupKeys, ...files]) {
    const there = await readOne(file)
    if (there !== undefined && there.profileId !== keys.profileId) continue
    if (there === undefined || slotsText(there) !== text) await writeDurably(file, text)
  }
}

/** The recovery slot of a bundle: the way in of the time when it was made. Undefined where it can't be read. */
export function readBundleKeys(file: string): Promise<BackupKeys | undefined> {
  return readOne(file)
}

/** What goes into a bundle of the slots: the recovery slot of today, and no other way in. @throws where they are lost */
export async function recoverySlotText(paths: KeyPaths): Promise<string> {
  const found = await readKeySlots(paths)
  if (found.kind !== 'ok') throw new Error(`The key slots are ${found.kind}`)
  return slotsText(recoveryAlone(found.slots))
}
