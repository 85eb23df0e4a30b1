import { randomBytes } from 'node:crypto'
import { fail, ok } from '#shared/errors/index.ts'
import type { Result } from '#shared/errors/index.ts'
import type { SecretStore } from '../ports.ts'
import { keyPaths } from './keyPaths.ts'
import { readStartFacts } from './readStartFacts.ts'
import { formatRecoveryKey, makeRecoveryKey } from './recoveryKey.ts'
import { readKek } from './secretStores/readKek.ts'
import { storeNewKek } from './secretStores/storeNewKek.ts'
import type { UnattendedSlots } from './slots/keySlots.ts'
import { makeOsSlot, makeRecoverySlot } from './slots/makeSlots.ts'
import { unsealKey } from './slots/sealKey.ts'
import { writeKeySlots } from './slots/writeKeySlots.ts'
import { findStartState } from './startState.ts'

export type CreateKeysInput = {
  /** The data folder; made where it is missing. */
  readonly folder: string
  /** Where the key is to be kept: the keychain, or the key file where a person asked for it. */
  readonly store: SecretStore
  readonly deviceId: string
}

/** `recoveryKey` is printed once, as the clinic's sheet, and kept nowhere. */
export type CreatedKeys = {
  readonly dek: Buffer
  readonly recoveryKey: string
  readonly profileId: string
}

/**
 * Makes the keys of a new clinic in the order of security.md 4.2. Refuses where any trace of data exists and where the
 * store can't hold a key. After it: create the database with `dek`, then `markDatabaseMade`. Throws what the file
 * system throws; then no slots are in use and the next start is a first run or resumes this one.
 */
export async function createKeys(
  input: CreateKeysInput,
): Promise<Result<CreatedKeys, 'DATA_ALREADY_HERE' | 'KEY_STORE_UNAVAILABLE'>> {
  const { folder, store, deviceId } = input
  const isFile = store.kind === 'file'
  const facts = await readStartFacts(folder, {
    keychain: isFile ? undefined : store,
    keyFile: store,
    prefersKeyFile: isFile,
  })
  const state = findStartState(facts)
  if (state.kind === 'firstRunBlocked') return fail('KEY_STORE_UNAVAILABLE', {})
  if (state.kind !== 'firstRun') return fail('DATA_ALREADY_HERE', {})

  const owner = { profileId: randomBytes(16).toString('hex'), deviceId }
  const secret = await storeNewKek(store, owner.profileId)
  if (secret === undefined) return fail('KEY_STORE_UNAVAILABLE', {})
  const dek = randomBytes(32)
  const recoveryKey = makeRecoveryKey()
  const slots: UnattendedSlots = {
    version: 1,
    ...owner,
    os: makeOsSlot(dek, owner, { ...secret, store: store.kind }),
    recovery: makeRecoverySlot(dek, owner, recoveryKey),
  }
  // The key is read from the store once more: what opens the slots tomorrow must be what is stored, not what is in memory.
  const kek = await readKek(store, secret.entry)
  if (!Buffer.isBuffer(kek)) return fail('KEY_STORE_UNAVAILABLE', {})
  await writeKeySlots(
    keyPaths(folder),
    slots,
    (found) => found.version === 1 && unsealKey(kek, found, found.os)?.equals(dek) === true,
  )
  kek.fill(0)
  secret.kek.fill(0)
  return ok({ dek, recoveryKey: formatRecoveryKey(recoveryKey), profileId: owner.profileId })
}
