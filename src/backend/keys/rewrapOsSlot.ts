import { fail, ok } from '#shared/errors/index.ts'
import type { Result } from '#shared/errors/index.ts'
import type { SecretStore } from '../ports.ts'
import { keyPaths } from './keyPaths.ts'
import { chooseStore } from './secretStores/chooseStore.ts'
import type { KeyStores } from './secretStores/chooseStore.ts'
import { storeNewKek } from './secretStores/storeNewKek.ts'
import type { KeyPlace, KeySlots, RecoverySlot, SlotOwner } from './slots/keySlots.ts'
import { placeOf } from './slots/keySlots.ts'
import { makeOsSlot } from './slots/makeSlots.ts'
import { readKeySlots } from './slots/readKeySlots.ts'
import { unsealKey } from './slots/sealKey.ts'
import { checkOf } from './slots/userSlots.ts'
import { writeKeySlots } from './slots/writeKeySlots.ts'

export type RewrapInput = {
  readonly folder: string
  readonly stores: KeyStores
  /** The store for the new key: the keychain, or the key file where a person asked for it. */
  readonly store: SecretStore
  readonly dek: Buffer
}

/** The old key opens nothing any more; a store that won't let go of it now keeps a harmless entry. */
export async function forgetOldKey(stores: KeyStores, old: KeyPlace): Promise<void> {
  try {
    await chooseStore(stores, old.store)?.remove(old.entry)
  } catch {
    return
  }
}

/** Writes slots that this PC's own new key opens by itself. */
async function writeUnattended(
  { folder, store, dek }: RewrapInput,
  base: SlotOwner & { readonly recovery: RecoverySlot },
): Promise<Result<null, 'KEY_STORE_UNAVAILABLE'>> {
  const { profileId, deviceId, recovery } = base
  const secret = await storeNewKek(store, profileId)
  if (secret === undefined) return fail('KEY_STORE_UNAVAILABLE', {})
  const os = makeOsSlot(dek, base, { ...secret, store: store.kind })
  const isUsable = (readBack: KeySlots): boolean =>
    readBack.version === 1 && unsealKey(secret.kek, readBack, readBack.os)?.equals(dek) === true
  await writeKeySlots(keyPaths(folder), { version: 1, profileId, deviceId, os, recovery }, isUsable)
  secret.kek.fill(0)
  return ok(null)
}

/** Writes slots that nobody's password opens yet; everybody's is kept when they sign in while the clinic is open. */
async function writeWithoutUsers(
  { folder, store, dek }: RewrapInput,
  base: SlotOwner & { readonly recovery: RecoverySlot },
): Promise<Result<null, 'KEY_STORE_UNAVAILABLE'>> {
  const { profileId, deviceId, recovery } = base
  const secret = await storeNewKek(store, profileId)
  if (secret === undefined) return fail('KEY_STORE_UNAVAILABLE', {})
  const own = { store: store.kind, entry: secret.entry, check: checkOf(secret.kek, base) }
  await writeKeySlots(
    keyPaths(folder),
    { version: 2, profileId, deviceId, own, recovery, users: [] },
    (readBack) => readBack.version === 2 && dek.length > 0,
  )
  secret.kek.fill(0)
  return ok(null)
}

/**
 * Gives the database key that is in memory a new key in the secret store, which opens it by itself (key policy A): to
 * change the store, or to need no password any more. The new key is stored under a new name and read back, then both
 * slot files are written and read back; only then is the old key removed. Throws where the slots are not readable or
 * the file system refuses.
 */
export async function rewrapOsSlot(input: RewrapInput): Promise<Result<null, 'KEY_STORE_UNAVAILABLE'>> {
  const found = await readKeySlots(keyPaths(input.folder))
  if (found.kind !== 'ok') throw new Error(`The key slots are ${found.kind}`)
  const written = await writeUnattended(input, found.slots)
  if (written.ok) await forgetOldKey(input.stores, placeOf(found.slots))
  return written
}

/**
 * After a recovery: a new key of this PC under the policy that the slots have. Under policy B the old passwords went
 * with the old key, so nobody's opens the clinic until they signed in once.
 */
export async function renewOwnKey(input: RewrapInput): Promise<Result<null, 'KEY_STORE_UNAVAILABLE'>> {
  const found = await readKeySlots(keyPaths(input.folder))
  if (found.kind !== 'ok') throw new Error(`The key slots are ${found.kind}`)
  if (found.slots.version === 1) return rewrapOsSlot(input)
  const written = await writeWithoutUsers(input, found.slots)
  if (written.ok) await forgetOldKey(input.stores, found.slots.own)
  return written
}

/** Makes keys.json anew where it was lost, from the recovery slot that lay beside a backup, under the same policy. */
export async function rebuildSlots(
  input: RewrapInput,
  lost: SlotOwner & { readonly recovery: RecoverySlot; readonly policy: 'unattended' | 'password' },
): Promise<Result<null, 'KEY_STORE_UNAVAILABLE'>> {
  return lost.policy === 'unattended' ? writeUnattended(input, lost) : writeWithoutUsers(input, lost)
}
