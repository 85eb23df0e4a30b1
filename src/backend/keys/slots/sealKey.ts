import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { OsSlot, RecoverySlot, SlotOwner, UserSlot } from './keySlots.ts'

const CIPHER = 'aes-256-gcm'
/** The version of the seal itself; one seal serves every version of the file around it. */
const SEAL_VERSION = 1

type Slot = OsSlot | RecoverySlot | UserSlot
type Sealed = 'nonce' | 'box' | 'tag'
/** A slot before its key is sealed into it. */
export type OpenSlot = Omit<OsSlot, Sealed> | Omit<RecoverySlot, Sealed> | Omit<UserSlot, Sealed>

function whoseSlot(slot: OpenSlot): string[] {
  if (slot.type === 'os') return [slot.store, slot.entry]
  return slot.type === 'user' ? [slot.userId] : []
}

function kdfFacts({ kdf }: OpenSlot): (string | number)[] {
  if (kdf.name === 'none') return [kdf.name]
  if (kdf.name === 'hkdf-sha256') return [kdf.name, kdf.info]
  return [kdf.name, kdf.info, kdf.memoryKib, kdf.passes, kdf.lanes]
}

/**
 * What is readable in a slot is bound to its seal, so that no part of it can be swapped. Of a user's slot the name tag
 * is left out: it only says which slot to try, and an e-mail changes while no password is at hand.
 */
function associatedData(owner: SlotOwner, slot: OpenSlot): Buffer {
  return Buffer.from(
    JSON.stringify([
      'anteroom-keys',
      SEAL_VERSION,
      owner.profileId,
      owner.deviceId,
      slot.type,
      whoseSlot(slot),
      slot.salt,
      kdfFacts(slot),
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
