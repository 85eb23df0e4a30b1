import { createPublicKey, diffieHellman, generateKeyPairSync, type KeyObject, verify } from 'node:crypto'
import { NO_SET, type SetHeader } from '#shared/protocol/messages.ts'
import { readSealedSet } from '#shared/protocol/sealedSet.ts'
import type { LastSet } from './refusal.ts'
import { sha256 } from './tokens.ts'

export type CheckedSet = { readonly header: SetHeader; readonly hash: string; readonly bytes: Uint8Array }

/** An Ed25519 public key from its 32 raw bytes. */
export function signKeyOf(hex: string): KeyObject {
  const x = Buffer.from(hex, 'hex').toString('base64url')
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
}

/** Whether anything can be sealed for an X25519 public key: zeros, and a few others, lead every sender to no secret. */
export function isBoxKey(hex: string): boolean {
  const x = Buffer.from(hex, 'hex').toString('base64url')
  try {
    const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x }, format: 'jwk' })
    diffieHellman({ privateKey: generateKeyPairSync('x25519').privateKey, publicKey })
    return true
  } catch {
    return false
  }
}

/** @returns the set, where this PC of this clinic signed it; undefined else */
export function checkSet(
  bytes: Uint8Array,
  from: { readonly clinicId: string; readonly deviceId: string; readonly signKey: KeyObject },
): CheckedSet | undefined {
  const set = readSealedSet(bytes)
  if (set === undefined) return undefined
  const { header } = set
  if (header.clinicId !== from.clinicId || header.deviceId !== from.deviceId) return undefined
  if (!verify(null, set.signed, from.signKey, set.signature)) return undefined
  return { header, hash: sha256(bytes), bytes }
}

/** True where the set is the one after `last`, or the first of a later epoch. */
export function follows({ header }: CheckedSet, last: LastSet): boolean {
  if (header.deviceEpoch === last.deviceEpoch) return header.n === last.n + 1 && header.previous === last.hash
  return header.deviceEpoch > last.deviceEpoch && header.n === 1 && header.previous === NO_SET
}
