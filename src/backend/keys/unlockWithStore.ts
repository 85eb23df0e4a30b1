import { keyPaths } from './keyPaths.ts'
import { openWithKey } from './openWithKey.ts'
import type { OpensDatabase, Unlocked } from './openWithKey.ts'
import { chooseStore } from './secretStores/chooseStore.ts'
import type { KeyStores } from './secretStores/chooseStore.ts'
import { readKek } from './secretStores/readKek.ts'
import { readKeySlots } from './slots/readKeySlots.ts'
import { unsealKey } from './slots/sealKey.ts'

const SLOT_REASONS = { absent: 'slotsMissing', damaged: 'slotsDamaged', newer: 'newerVersion' } as const
const KEK_REASONS = { none: 'keyMissing', unavailable: 'storeUnavailable', malformed: 'keyWrong' } as const

/** Opens the clinic with the key in the secret store. A failure says why, deletes nothing and changes nothing. */
export async function unlockWithStore(
  folder: string,
  stores: KeyStores,
  opens: OpensDatabase,
): Promise<Unlocked> {
  const paths = keyPaths(folder)
  const found = await readKeySlots(paths)
  if (found.kind !== 'ok') return { kind: 'recovery', reason: SLOT_REASONS[found.kind] }
  const { os } = found.slots
  const store = chooseStore(stores, os.store)
  if (store === undefined) return { kind: 'recovery', reason: 'noDriver' }
  const kek = await readKek(store, os.entry)
  if (typeof kek === 'string') return { kind: 'recovery', reason: KEK_REASONS[kek] }
  const dek = unsealKey(kek, found.slots, os)
  kek.fill(0)
  if (dek === undefined) return { kind: 'recovery', reason: 'keyWrong' }
  return await openWithKey(paths, found, dek, opens)
}
