import { fail, ok } from '#shared/errors/index.ts'
import type { Result } from '#shared/errors/index.ts'
import type { SecretStore } from '../ports.ts'
import { keyPaths } from './keyPaths.ts'
import { chooseStore } from './secretStores/chooseStore.ts'
import type { KeyStores } from './secretStores/chooseStore.ts'
import { storeNewKek } from './secretStores/storeNewKek.ts'
import type { OsSlot } from './slots/keySlots.ts'
import { makeOsSlot } from './slots/makeSlots.ts'
import { readKeySlots } from './slots/readKeySlots.ts'
import { unsealKey } from './slots/sealKey.ts'
import { writeKeySlots } from './slots/writeKeySlots.ts'

/** The old key opens nothing any more; a store that won't let go of it now keeps a harmless entry. */
async function forgetOldKey(stores: KeyStores, old: OsSlot): Promise<void> {
  try {
    await chooseStore(stores, old.store)?.remove(old.entry)
  } catch {
    return
  }
}

/**
 * Gives the database key that is in memory a new key in the secret store: after a recovery, or to change the store.
 * The new key is stored under a new name and read back, then both slot files are written and read back; only then is
 * the old key removed. Throws where the slots are not readable or the file system refuses.
 */
export async function rewrapOsSlot(input: {
  readonly folder: string
  readonly stores: KeyStores
  /** The store for the new key: the keychain, or the key file where a person asked for it. */
  readonly store: SecretStore
  readonly dek: Buffer
}): Promise<Result<null, 'KEY_STORE_UNAVAILABLE'>> {
  const { stores, store, dek } = input
  const paths = keyPaths(input.folder)
  const found = await readKeySlots(paths)
  if (found.kind !== 'ok') throw new Error(`The key slots are ${found.kind}`)
  const { slots } = found
  const secret = await storeNewKek(store, slots.profileId)
  if (secret === undefined) return fail('KEY_STORE_UNAVAILABLE', {})
  const os = makeOsSlot(dek, slots, { ...secret, store: store.kind })
  const isUsable = (readBack: typeof slots): boolean =>
    unsealKey(secret.kek, readBack, readBack.os)?.equals(dek) === true
  await writeKeySlots(paths, { ...slots, os }, isUsable)
  secret.kek.fill(0)
  await forgetOldKey(stores, slots.os)
  return ok(null)
}
