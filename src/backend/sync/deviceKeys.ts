import { createPrivateKey, createPublicKey, hkdfSync, type KeyObject } from 'node:crypto'

/** DER before the 32 raw bytes of a key (RFC 8410). */
const PREFIX = {
  ed25519: { private: '302e020100300506032b657004220420', public: '302a300506032b6570032100' },
  x25519: { private: '302e020100300506032b656e04220420', public: '302a300506032b656e032100' },
} as const
type Curve = keyof typeof PREFIX

function privateKey(curve: Curve, raw: Uint8Array): KeyObject {
  const der = Buffer.concat([Buffer.from(PREFIX[curve].private, 'hex'), raw])
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
}

/** A raw public key, hex, as node:crypto takes it. Throws where it is none of the curve. */
export function publicKey(curve: Curve, hex: string): KeyObject {
  const der = Buffer.concat([Buffer.from(PREFIX[curve].public, 'hex'), Buffer.from(hex, 'hex')])
  return createPublicKey({ key: der, format: 'der', type: 'spki' })
}

const rawPublic = (key: KeyObject): string =>
  createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex')

const derive = (seed: Uint8Array, purpose: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', seed, Buffer.alloc(0), `anteroom ${purpose}`, 32))

/** The private keys of one PC; they follow from one secret, which lies in its keychain. */
export type DeviceKeys = {
  readonly sign: KeyObject
  readonly box: KeyObject
  /** Public halves, hex. */
  readonly signKey: string
  readonly boxKey: string
}

/** @param seed 32 random bytes */
export function deviceKeys(seed: Uint8Array): DeviceKeys {
  const sign = privateKey('ed25519', derive(seed, 'pc sign'))
  const box = privateKey('x25519', derive(seed, 'pc box'))
  return { sign, box, signKey: rawPublic(sign), boxKey: rawPublic(box) }
}

/** What follows from an invitation's code: a key that signs the new PC's keys, a key that wraps, and a proof. */
export type InviteKeys = {
  readonly sign: KeyObject
  /** Public half of `sign`, hex. */
  readonly signKey: string
  /** 32 bytes. */
  readonly wrap: Uint8Array
  /** Hex; what shows the hub that somebody has the code, without showing the code. */
  readonly proof: string
  /** Under which the hub keeps the invitation: a UUID that follows from the code, too. */
  readonly inviteId: string
}

const asUuid = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString('hex', 0, 16)
    .replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/u, '$1-$2-8$3-8$4-$5')

/** @param secret the code's random bytes */
export function inviteKeys(secret: Uint8Array): InviteKeys {
  const sign = privateKey('ed25519', derive(secret, 'invite sign'))
  return {
    sign,
    signKey: rawPublic(sign),
    wrap: derive(secret, 'invite wrap'),
    proof: Buffer.from(derive(secret, 'invite proof')).toString('hex'),
    inviteId: asUuid(derive(secret, 'invite id')),
  }
}
