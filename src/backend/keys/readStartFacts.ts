import { lstat, readdir } from 'node:fs/promises'
import type { SecretStore } from '../ports.ts'
import { keyPaths } from './keyPaths.ts'
import { chooseStore } from './secretStores/chooseStore.ts'
import type { KeyStores } from './secretStores/chooseStore.ts'
import { readKek } from './secretStores/readKek.ts'
import type { FoundSlots } from './slots/readKeySlots.ts'
import { readKeySlots } from './slots/readKeySlots.ts'
import { unsealKey } from './slots/sealKey.ts'
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

/** Tells the states of a store apart; only a working probe turns "nothing read" into "no key" (security.md 3). */
async function readVerdict(store: SecretStore | undefined, found: FoundSlots): Promise<StoreVerdict> {
  if (store === undefined) return 'noDriver'
  if (found.kind !== 'ok') return (await store.probe()) === 'ok' ? 'keyMissing' : 'storeUnavailable'
  const { os } = found.slots
  const kek = await readKek(store, os.entry)
  if (kek === 'unavailable') return 'storeUnavailable'
  if (kek === 'none') return 'keyMissing'
  if (kek === 'malformed') return 'keyWrong'
  const dek = unsealKey(kek, found.slots, os)
  kek.fill(0)
  dek?.fill(0)
  return dek === undefined ? 'keyWrong' : 'keyOk'
}

/** Looks at a data folder and its secret store for `findStartState`. Changes no file and throws nothing. */
export async function readStartFacts(folder: string, stores: KeyStores): Promise<StartFacts> {
  const paths = keyPaths(folder)
  const found = await readKeySlots(paths)
  const companions = await Promise.all(paths.databaseCompanions.map(mayExist))
  const store = chooseStore(stores, found.kind === 'ok' ? found.slots.os.store : undefined)
  return {
    database: await mayExist(paths.database),
    wal: companions.includes(true),
    slots: found.kind,
    bundle:
      (await mayHaveEntries(paths.backups, () => true)) ||
      (await mayHaveEntries(folder, (name) => /^(?:damaged|locked)-/.test(name))),
    marker: await mayExist(paths.marker),
    hubEnrolment: await mayExist(paths.hubEnrolment),
    store: await readVerdict(store, found),
  }
}
