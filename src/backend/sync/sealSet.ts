import {
  createCipheriv,
  createDecipheriv,
  createHash,
  type KeyObject,
  randomBytes,
  sign,
  verify,
} from 'node:crypto'
import type { SetHeader } from '#shared/protocol/messages.ts'
import { readSealedSet, type SealedSet, writeSetHeader } from '#shared/protocol/sealedSet.ts'

const CIPHER = 'aes-256-gcm'

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/**
 * Seals a packed set: AES-256-GCM under the clinic's key, bound to its header (clinic, PC, epoch, number, the set
 * before), and signed with the PC's Ed25519 key (design.md 5).
 * @param clinicKey 32 bytes
 */
export function sealSet(
  header: SetHeader,
  packed: Uint8Array,
  clinicKey: Uint8Array,
  signKey: KeyObject,
): Buffer {
  const lead = writeSetHeader(header)
  const nonce = randomBytes(12)
  const cipher = createCipheriv(CIPHER, clinicKey, nonce)
  cipher.setAAD(lead)
  const ciphertext = Buffer.concat([cipher.update(packed), cipher.final()])
  const signed = Buffer.concat([lead, nonce, ciphertext, cipher.getAuthTag()])
  return Buffer.concat([signed, sign(null, signed, signKey)])
}

/** @returns the set, where it was signed by this key; undefined else */
export function verifySet(
  bytes: Uint8Array,
  signKeyOf: (set: SealedSet) => KeyObject | undefined,
): SealedSet | undefined {
  const set = readSealedSet(bytes)
  if (set === undefined) return undefined
  const key = signKeyOf(set)
  return key !== undefined && verify(null, set.signed, key, set.signature) ? set : undefined
}

/** @returns the packed set; undefined where this key does not open it */
export function openSet(set: SealedSet, clinicKey: Uint8Array): Buffer | undefined {
  const decipher = createDecipheriv(CIPHER, clinicKey, set.nonce)
  decipher.setAAD(set.signed.subarray(0, set.nonce.byteOffset - set.signed.byteOffset))
  decipher.setAuthTag(set.tag)
  try {
    return Buffer.concat([decipher.update(set.ciphertext), decipher.final()])
  } catch {
    return undefined
  }
}
