import { copyFile, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ok, fail, type Result } from '#shared/errors/index.ts'
import type { Recovered, StageBackups } from './appStage.ts'
import type { ColdTries } from './coldTries.ts'
import { checkInThread, makeInThread } from './db/bundle/bundleThread.ts'
import { BUNDLE_FILES } from './db/bundle/manifest.ts'
import type { ClinicDatabase } from './db/clinicDatabase.ts'
import { writeAlways } from './db/writeAlways.ts'
import { readBundleKeys, recoverySlotText } from './keys/backupKeys.ts'
import { keyPaths } from './keys/keyPaths.ts'
import { markDatabaseMade } from './keys/markDatabaseMade.ts'
import { parseRecoveryKey } from './keys/recoveryKey.ts'
import { rebuildSlots } from './keys/rewrapOsSlot.ts'
import type { BackupKeys } from './keys/slots/keySlots.ts'
import { openRecoverySlot } from './keys/slots/makeSlots.ts'
import { slotsText } from './keys/slots/readKeySlots.ts'
import { writeDurably } from './keys/writeDurably.ts'
import { letCopyBe } from './sync/copying/dataCopies.ts'
import { finishCopy } from './sync/copying/takeCopy.ts'
import { noteRecovery } from './noteRecovery.ts'
import { type Commits, createOpener } from './openFiles.ts'
import type { Ports, SecretStore } from './ports.ts'
import type { StageState } from './stageState.ts'

type Parts = {
  readonly ports: Ports
  readonly commits: Commits
  readonly state: StageState
  readonly tries: ColdTries
  readonly open: (db: ClinicDatabase, key: Buffer, recovered: Recovered | null) => Promise<void>
  readonly onChange: () => void
}
type Restored = Awaited<ReturnType<StageBackups['restoreFrom']>>

/** The key of a bundle by the recovery key of its time; wrong ones are slowed down. */
async function openKeys(
  { tries }: Parts,
  keys: BackupKeys,
  typed: string,
): Promise<Result<Buffer, 'RECOVERY_KEY_WRONG' | 'TOO_MANY_TRIES'>> {
  const attempt = await tries.beginRecovery()
  if (!attempt.ok) return attempt
  const recoveryKey = parseRecoveryKey(typed)
  if (recoveryKey === undefined) return fail('RECOVERY_KEY_WRONG', { reason: 'malformed' })
  const dek = openRecoverySlot(recoveryKey, keys, keys.recovery)
  recoveryKey.fill(0)
  if (dek === undefined) return fail('RECOVERY_KEY_WRONG', { reason: 'notThisClinic' })
  await attempt.data.takeBack()
  return ok(dek)
}

async function chooseUsableStore(
  ports: Ports,
  keepKeyInFile: boolean,
): Promise<Result<SecretStore, 'KEY_STORE_UNAVAILABLE' | 'KEY_FILE_NOT_CHOSEN'>> {
  const store = keepKeyInFile || ports.prefersKeyFile ? ports.keyFile : ports.keychain
  if (store === undefined) return fail('KEY_FILE_NOT_CHOSEN', {})
  return (await store.probe()) === 'ok' ? ok(store) : fail('KEY_STORE_UNAVAILABLE', {})
}

async function flushFile(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  await handle.sync()
  await handle.close()
}

/**
 * Puts a checked bundle's files in an empty data folder. The recovery slot comes first: cut off anywhere after it, the
 * next start asks for the recovery key and goes on; cut off before, the folder is as new.
 */
async function putInPlace(
  { ports }: Parts,
  bundle: string,
  { keys, dek, store }: { keys: BackupKeys; dek: Buffer; store: SecretStore },
): Promise<Result<null, 'KEY_STORE_UNAVAILABLE'>> {
  const { data } = ports.paths
  const paths = keyPaths(data)
  const unfinished = `${paths.database}.restored`
  await rm(unfinished, { force: true })
  await copyFile(join(bundle, BUNDLE_FILES.database), unfinished)
  await flushFile(unfinished)
  await writeDurably(paths.backupKeys, slotsText(keys))
  await rename(unfinished, paths.database)
  const written = await rebuildSlots({ folder: data, stores: ports, store, dek }, keys)
  if (written.ok) await markDatabaseMade(data)
  return written
}

/**
 * What a restored PC no longer has: folders of another machine, what it was to take from another PC. What it had of that
 * in part becomes whole. Its new device epoch begins with the note of the restore.
 */
async function settleRestored(db: ClinicDatabase): Promise<void> {
  await finishCopy(db, { onProgress: () => {} })
  await writeAlways(db, null, (tx) => {
    tx.run("DELETE FROM setting WHERE name IN ('backup.folder', 'backup.checks', 'backup.failed')")
    letCopyBe(tx)
  })
}

async function restoreFrom(
  parts: Parts,
  bundle: string,
  recoveryKey: string,
  keepKeyInFile: boolean,
): Promise<Restored> {
  const { ports, commits, state } = parts
  if (state.now().stage !== 'firstRun') return fail('DATA_ALREADY_HERE', {})
  const keys = await readBundleKeys(join(bundle, BUNDLE_FILES.keys))
  if (keys === undefined) return fail('BACKUP_UNSOUND', { problem: 'incomplete' })
  const opened = await openKeys(parts, keys, recoveryKey)
  if (!opened.ok) return opened
  const dek = opened.data
  const checked = await checkInThread(ports.threadEntry, dek, bundle)
  if (!checked.isSound) return fail('BACKUP_UNSOUND', { problem: checked.problem })
  const store = await chooseUsableStore(ports, keepKeyInFile)
  if (!store.ok) return store
  const put = await putInPlace(parts, bundle, { keys, dek, store: store.data })
  if (!put.ok) return put
  const opener = createOpener(ports, commits)
  await opener.opens(dek)
  dek.fill(0)
  const taken = opener.taken()
  if (taken === undefined) return fail('BACKUP_UNSOUND', { problem: 'damaged' })
  const recovered = { how: 'databaseRestored', backupMadeAt: checked.manifest.madeAt } as const
  await settleRestored(taken.db)
  await noteRecovery(taken.db, 'keys.backupRestored', recovered)
  await parts.open(taken.db, taken.key, recovered)
  parts.onChange()
  return ok(null)
}

/** What of backups needs the key in memory. */
export function createBackupActs(parts: Parts): StageBackups {
  const { ports, state } = parts
  return {
    make: async (order, watch) => {
      const now = state.now()
      if (now.stage !== 'open') throw new Error('No clinic is open')
      const paths = keyPaths(ports.paths.data)
      const keysText = await recoverySlotText(paths)
      const { database } = paths
      const { device } = now.db
      const key = Buffer.from(state.keyInUse())
      try {
        return await makeInThread(ports.threadEntry, key, { ...order, database, keysText, device }, watch)
      } finally {
        key.fill(0)
      }
    },
    check: async (folder) => {
      const key = Buffer.from(state.keyInUse())
      try {
        return await checkInThread(ports.threadEntry, key, folder)
      } finally {
        key.fill(0)
      }
    },
    restoreFrom: (bundle, recoveryKey, keepKeyInFile) =>
      state.inTurn(() => restoreFrom(parts, bundle, recoveryKey, keepKeyInFile)),
    defaultFolder: keyPaths(ports.paths.data).backups,
  }
}
