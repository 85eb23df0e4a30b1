import { lstat, readdir } from 'node:fs/promises'
import { listBackupKeys } from './backupKeys.ts'
import { keyPaths } from './keyPaths.ts'
import { chooseStore } from './secretStores/chooseStore.ts'
import type { KeyStores } from './secretStores/chooseStore.ts'
import { readOwnKey } from './secretStores/readOwnKey.ts'
import type { KeySlots } from './slots/keySlots.ts'
import type { FoundSlots } from './slots/readKeySlots.ts'
import { readKeySlots } from './slots/readKeySlots.ts'
import { unsealKey } from './slots/sealKey.ts'
import { isOwnKey } from './slots/userSlots.ts'
import type { StartFacts, StoreVerdict } from './startState.ts'

function isAbsence(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
}

/** True also where the file system won't say: what can't be seen must never look like an empty folder. */
async function mayExist(file: string): Promise<boolean> {
  try {
    await lstat(file)
    return true
  } catch (error) {
    return !isAbsence(error)
  }
}

async function mayHaveEntries(folder: string, isOne: (name: string) => boolean): Promise<boolean> {
  try {
    return (await readdir(folder)).some(isOne)
  } catch (error) {
    return !isAbsence(error)
  }
}

/** Whether this is the key that these slots need of this PC. */
function fits(kek: Buffer, slots: KeySlots): boolean {
  if (slots.version === 2) return isOwnKey(kek, slots)
  const dek = unsealKey(kek, slots, slots.os)
  dek?.fill(0)
  return dek !== undefined
}

/** Tells the states of a store apart; only a working probe turns "nothing read" into "no key" (security.md 3). */
async function readVerdict(stores: KeyStores, found: FoundSlots): Promise<StoreVerdict> {
  if (found.kind !== 'ok') {
    const store = chooseStore(stores, undefined)
    if (store === undefined) return 'noDriver'
    return (await store.probe()) === 'ok' ? 'keyMissing' : 'storeUnavailable'
  }
  const kek = await readOwnKey(found.slots, stores)
  if (typeof kek === 'string') return kek
  const verdict = fits(kek, found.slots) ? 'keyOk' : 'keyWrong'
  kek.fill(0)
  return verdict
}

/** Looks at a data folder and its secret store for `findStartState`. Changes no file and throws nothing. */
export async function readStartFacts(folder: string, stores: KeyStores): Promise<StartFacts> {
  const paths = keyPaths(folder)
  const found = await readKeySlots(paths)
  const companions = await Promise.all(paths.databaseCompanions.map(mayExist))
  return {
    database: await mayExist(paths.database),
    wal: companions.includes(true),
    slots: found.kind,
    bundle:
      (await mayHaveEntries(paths.backups, () => true)) ||
      (await mayHaveEntries(folder, (name) => /^(?:damaged|locked)-/.test(name))),
    marker: await mayExist(paths.marker),
    hubEnrolment: await mayExist(paths.hubEnrolment),
    store: await readVerdict(stores, found),
    needsPassword: found.kind === 'ok' && found.slots.version === 2,
    backupKeys: (await listBackupKeys(paths)).length > 0,
  }
}
