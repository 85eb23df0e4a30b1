import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { OsSlot, RecoverySlot, SlotOwner } from './keySlots.ts'

const CIPHER = 'aes-256-gcm'

type Slot = OsSlot | RecoverySlot
type Sealed = 'nonce' | 'box' | 'tag'
/** A slot before its key is sealed into it. */
export type OpenSlot = Omit<OsSlot, Sealed> | Omit<RecoverySlot, Sealed>

/** Everything readable in a slot is bound to its seal, so that no part of it can be swapped. */
function associatedData(owner: SlotOwner, slot: OpenSlot): Buffer {
  const where = slot.type === 'os' ? [slot.store, slot.entry] : []
  const kdf = slot.kdf.name === 'none' ? [slot.kdf.name] : [slot.kdf.name, slot.kdf.info]
  return Buffer.from(
    JSON.stringify([
      'anteroom-keys',
      owner.version,
      owner.profileId,
      owner.deviceId,
      slot.type,
      where,
      slot.salt,
      kdf,
    ]),
  )
}

/** Seals a 32-byte database key under a 32-byte key. AES-256-GCM with a fresh nonce. */
export function sealKey<S extends OpenSlot>(
  dek: Uint8Array,
  kek: Uint8Array,
  owner: SlotOwner,
  slot: S,
): S & Pick<Slot, Sealed> {
  const nonce = randomBytes(12)
  const cipher = createCipheriv(CIPHER, kek, nonce, { authTagLength: 16 })
  cipher.setAAD(associatedData(owner, slot))
  const box = Buffer.concat([cipher.update(dek), cipher.final()])
  return {
    ...slot,
    nonce: nonce.toString('hex'),
    box: box.toString('hex'),
    tag: cipher.getAuthTag().toString('hex'),
  }
}

/** The database key of a slot; undefined where this is not the slot's key or the slot was changed. */
export function unsealKey(kek: Uint8Array, owner: SlotOwner, slot: Slot): Buffer | undefined {
  const decipher = createDecipheriv(CIPHER, kek, Buffer.from(slot.nonce, 'hex'), { authTagLength: 16 })
  decipher.setAAD(associatedData(owner, slot))
  decipher.setAuthTag(Buffer.from(slot.tag, 'hex'))
  try {
    return Buffer.concat([decipher.update(Buffer.from(slot.box, 'hex')), decipher.final()])
  } catch {
    return undefined
  }
}
