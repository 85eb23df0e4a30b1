import {
  copyFileSync,
  fsyncSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import type { RecoveryReason } from './appStage.ts'
import { listBundles } from './db/bundle/listBundles.ts'
import { BUNDLE_FILES } from './db/bundle/manifest.ts'
import { isSound, openDatabase } from './db/openDatabase.ts'
import type { KeyPaths } from './keys/keyPaths.ts'

/** What a backup may take the place of: data that is gone, can't be read, or is not this clinic's. */
const RESTORABLE: ReadonlySet<RecoveryReason> = new Set([
  'databaseMissing',
  'keyDoesNotOpen',
  'databaseEmpty',
  'databasePlain',
  'databaseOtherCipher',
  'notADatabase',
  'databaseTruncated',
  'databaseDamaged',
])

/** True where a backup would help, if there is one. */
export function isRestorable(reason: RecoveryReason): boolean {
  return RESTORABLE.has(reason)
}

export type Backup = { readonly file: string; readonly madeAt: number }

/** The backups of this PC, the newest first. */
export function listBackups({ backups }: Pick<KeyPaths, 'backups'>): Backup[] {
  try {
    const bundles = listBundles(backups).map(({ folder, manifest }) => ({
      file: join(folder, BUNDLE_FILES.database),
      madeAt: manifest.madeAt,
    }))
    const copies = readdirSync(backups)
      .filter((name) => name.endsWith('.db'))
      .map((name) => join(backups, name))
      .map((file) => ({ file, madeAt: Math.round(statSync(file).mtimeMs) }))
    return [...bundles, ...copies].toSorted((one, other) => other.madeAt - one.madeAt)
  } catch {
    return []
  }
}

function flush(path: string): void {
  const isFolder = statSync(path).isDirectory()
  // Windows can't open a folder for flushing; its renames are journalled by the file system.
  if (process.platform === 'win32' && isFolder) return
  const handle = openSync(path, isFolder ? 'r' : 'r+')
  fsyncSync(handle)
  closeSync(handle)
}

/** True where the key opens the file and every page of it can be read. */
function isWhole(file: string, key: Uint8Array): boolean {
  try {
    const database = openDatabase({ file, key })
    const sound = isSound(database)
    database.close()
    return sound
  } catch {
    return false
  }
}

function removeAll(file: string): void {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${end}`, { force: true })
}

/** A checked copy of the newest backup that is whole, still under another name; the backup itself is not touched. */
function copyNewest(paths: KeyPaths, key: Uint8Array): { copy: string; madeAt: number } | undefined {
  const copy = `${paths.database}.restored`
  for (const backup of listBackups(paths)) {
    removeAll(copy)
    copyFileSync(backup.file, copy)
    if (!isWhole(copy, key)) continue
    flush(copy)
    return { copy, madeAt: backup.madeAt }
  }
  removeAll(copy)
  return undefined
}

/**
 * Puts the newest sound backup in the place of data that can't be read or is gone. What lies there goes to a folder
 * `damaged-<time>` and is never deleted. Cut off at any point, the next try finds the old data, or none and the same
 * backups. Throws what the file system throws.
 * @returns when the backup was made; undefined where none is whole, and then nothing was changed
 */
export function restoreBackup(paths: KeyPaths, key: Uint8Array, now: number): { madeAt: number } | undefined {
  const { folder } = paths
  const newest = copyNewest(paths, key)
  if (newest === undefined) return undefined
  const old = [paths.database, ...paths.databaseCompanions].filter((file) => existsSync(file))
  if (old.length > 0) {
    const aside = join(folder, `damaged-${new Date(now).toISOString().replace(/[:.]/g, '-')}`)
    mkdirSync(aside, { recursive: true, mode: 0o700 })
    // The database first: what is cut off here finds it missing at the next start, never without its journal.
    for (const file of old) renameSync(file, join(aside, basename(file)))
    flush(aside)
  }
  renameSync(newest.copy, paths.database)
  flush(folder)
  return { madeAt: newest.madeAt }
}
