import {
  createCipheriv,
  createDecipheriv,
  diffieHellman,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto'
import { publicKey } from '../deviceKeys.ts'

/** Whose key goes to whom: all of it is bound into what is sealed. */
export type Handover = {
  readonly clinicId: string
  readonly keyEpoch: number
  readonly fromDeviceId: string
  readonly toDeviceId: string
}

const NONCE = 12
const TAG = 16

/**
 * Both PCs come to the same key from their own private and the other's public half; nobody else does. So only the PC
 * that is named can have wrapped it: a hub can't hand out a key of its own.
 */
function sharedKey(own: KeyObject, otherBoxKey: string, about: Handover): Uint8Array {
  const secret = diffieHellman({ privateKey: own, publicKey: publicKey('x25519', otherBoxKey) })
  const info = `anteroom clinic key ${JSON.stringify(Object.values(about))}`
  return new Uint8Array(hkdfSync('sha256', secret, Buffer.alloc(0), info, 32))
}

function trySharedKey(own: KeyObject, otherBoxKey: string, about: Handover): Uint8Array | undefined {
  try {
    return sharedKey(own, otherBoxKey, about)
  } catch {
    return undefined
  }
}

/**
 * @param key the clinic key, hex
 * @returns base64url; empty for a PC whose box key is none, such as zeros: it chose that itself, and gets nothing,
 *   while all others get theirs
 */
export function wrapClinicKey(key: string, own: KeyObject, otherBoxKey: string, about: Handover): string {
  const nonce = randomBytes(NONCE)
  const shared = trySharedKey(own, otherBoxKey, about)
  if (shared === undefined) return ''
  const cipher = createCipheriv('aes-256-gcm', shared, nonce)
  const sealed = Buffer.concat([cipher.update(Buffer.from(key, 'hex')), cipher.final()])
  return Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString('base64url')
}

/** @returns the clinic key, hex; undefined where that PC did not wrap it for this one */
export function unwrapClinicKey(
  wrapped: string,
  own: KeyObject,
  otherBoxKey: string,
  about: Handover,
): string | undefined {
  const bytes = Buffer.from(wrapped, 'base64url')
  if (bytes.length !== NONCE + 32 + TAG) return undefined
  try {
    const decipher = createDecipheriv(
      'aes-256-gcm',
      sharedKey(own, otherBoxKey, about),
      bytes.subarray(0, NONCE),
    ).setAuthTag(bytes.subarray(-TAG))
    return Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()]).toString('hex')
  } catch {
    return undefined
  }
}
