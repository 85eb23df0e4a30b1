import { keyPaths } from './keyPaths.ts'
import { openWithKey } from './openWithKey.ts'
import type { OpensDatabase, Unlocked } from './openWithKey.ts'
import type { KeyStores } from './secretStores/chooseStore.ts'
import { readOwnKey } from './secretStores/readOwnKey.ts'
import { readKeySlots, SLOT_REASONS } from './slots/readKeySlots.ts'
import { unsealKey } from './slots/sealKey.ts'

/**
 * Opens the clinic with the key in the secret store (key policy A). A failure says why, deletes nothing and changes
 * nothing. Throws where the slots ask for a password: that is another stage of the program.
 */
export async function unlockWithStore(
  folder: string,
  stores: KeyStores,
  opens: OpensDatabase,
): Promise<Unlocked> {
  const paths = keyPaths(folder)
  const found = await readKeySlots(paths)
  if (found.kind !== 'ok') return { kind: 'recovery', reason: SLOT_REASONS[found.kind] }
  const { slots } = found
  if (slots.version !== 1) throw new Error('These slots open by a password')
  const kek = await readOwnKey(slots, stores)
  if (typeof kek === 'string') return { kind: 'recovery', reason: kek }
  const dek = unsealKey(kek, slots, slots.os)
  kek.fill(0)
  if (dek === undefined) return { kind: 'recovery', reason: 'keyWrong' }
  return await openWithKey(paths, found, dek, opens)
}
