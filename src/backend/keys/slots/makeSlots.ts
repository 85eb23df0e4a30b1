import { hkdfSync, randomBytes } from 'node:crypto'
import type { OsSlot, KeyPlace, RecoverySlot, SlotOwner } from './keySlots.ts'
import { sealKey, unsealKey } from './sealKey.ts'

const RECOVERY_INFO = 'anteroom recovery slot 1'

function recoveryKek(recoveryKey: Uint8Array, salt: string, info: string): Buffer {
  return Buffer.from(hkdfSync('sha256', recoveryKey, Buffer.from(salt, 'hex'), info, 32))
}

/** Seals the database key under the key that a store keeps under `entry`. */
export function makeOsSlot(
  dek: Uint8Array,
  owner: SlotOwner,
  secret: KeyPlace & { readonly kek: Uint8Array },
): OsSlot {
  const salt = randomBytes(16).toString('hex')
  const { store, entry, kek } = secret
  return sealKey(dek, kek, owner, { type: 'os', store, entry, kdf: { name: 'none' }, salt })
}

/** Seals the database key under a recovery key of 20 bytes. HKDF is enough: the key has 160 random bits. */
export function makeRecoverySlot(dek: Uint8Array, owner: SlotOwner, recoveryKey: Uint8Array): RecoverySlot {
  const salt = randomBytes(16).toString('hex')
  const kek = recoveryKek(recoveryKey, salt, RECOVERY_INFO)
  return sealKey(dek, kek, owner, {
    type: 'recovery',
    kdf: { name: 'hkdf-sha256', info: RECOVERY_INFO },
    salt,
  })
}

/** The database key by a recovery key of 20 bytes; undefined where it is another clinic's. */
export function openRecoverySlot(
  recoveryKey: Uint8Array,
  owner: SlotOwner,
  slot: RecoverySlot,
): Buffer | undefined {
  return unsealKey(recoveryKek(recoveryKey, slot.salt, slot.kdf.info), owner, slot)
}
