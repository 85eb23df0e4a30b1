import { rm } from 'node:fs/promises'
import { fail, ok } from '#shared/errors/index.ts'
import type { Result } from '#shared/errors/index.ts'
import { keyPaths } from './keyPaths.ts'
import { chooseStore } from './secretStores/chooseStore.ts'
import type { KeyStores } from './secretStores/chooseStore.ts'
import { placeOf } from './slots/keySlots.ts'
import { readKeySlots } from './slots/readKeySlots.ts'

/**
 * Makes a *sample* clinic unreadable for ever: its key leaves the store, then slots and marker go. The caller has
 * checked that it is a sample; no key failure ever leads here. Where the store is unavailable nothing is removed.
 */
export async function destroyKeys(
  folder: string,
  stores: KeyStores,
): Promise<Result<null, 'KEY_STORE_UNAVAILABLE'>> {
  const paths = keyPaths(folder)
  const found = await readKeySlots(paths)
  if (found.kind === 'ok') {
    const place = placeOf(found.slots)
    const store = chooseStore(stores, place.store)
    if (store === undefined) return fail('KEY_STORE_UNAVAILABLE', {})
    try {
      await store.remove(place.entry)
    } catch {
      return fail('KEY_STORE_UNAVAILABLE', {})
    }
  }
  for (const file of [paths.slots, paths.slotsCopy, paths.tries, paths.marker])
    await rm(file, { force: true })
  return ok(null)
}
