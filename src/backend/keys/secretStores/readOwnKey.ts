import type { KeySlots } from '../slots/keySlots.ts'
import { placeOf } from '../slots/keySlots.ts'
import { chooseStore } from './chooseStore.ts'
import type { KeyStores } from './chooseStore.ts'
import { readKek } from './readKek.ts'

const REASONS = { none: 'keyMissing', unavailable: 'storeUnavailable', malformed: 'keyWrong' } as const

/** This PC's own key of these slots, or why it can't be had. Changes nothing. */
export async function readOwnKey(
  slots: KeySlots,
  stores: KeyStores,
): Promise<Buffer | 'noDriver' | 'keyMissing' | 'storeUnavailable' | 'keyWrong'> {
  const place = placeOf(slots)
  const store = chooseStore(stores, place.store)
  if (store === undefined) return 'noDriver'
  const kek = await readKek(store, place.entry)
  return typeof kek === 'string' ? REASONS[kek] : kek
}
