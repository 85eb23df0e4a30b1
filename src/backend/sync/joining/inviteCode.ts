import { createHash, hkdfSync } from 'node:crypto'

/** What an invitation's code holds (product.md 43). */
export type InviteCode = {
  /** Of the hub, as it was typed when the clinic's account was made. */
  readonly address: string
  readonly clinicId: string
  /** 20 random bytes: everything that proves and opens the invitation follows from them. */
  readonly secret: Uint8Array
}

/** Crockford's base 32: no letter that looks like a digit. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const FORM = 1
const SECRET_BYTES = 20
const HEAD_BYTES = 1 + 16 + SECRET_BYTES
const CHECK_BYTES = 3
const HTTPS = 'https://'

const checkOf = (bytes: Uint8Array): Buffer =>
  createHash('sha256').update(bytes).digest().subarray(0, CHECK_BYTES)

function toText(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const letters = bits.match(/.{1,5}/gu) ?? []
  return letters.map((five) => LETTERS[Number.parseInt(five.padEnd(5, '0'), 2)]).join('')
}

function toBytes(text: string): Buffer | undefined {
  const places = [...text].map((letter) => LETTERS.indexOf(letter))
  if (places.includes(-1)) return undefined
  const bits = places.map((place) => place.toString(2).padStart(5, '0')).join('')
  const bytes = bits.match(/.{8}/gu) ?? []
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)))
}

const asUuid = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})/u, '$1-$2-$3-$4-')

/** The invitation's id: it follows from the secret, so that the code need not hold it. */
export function inviteIdOf(secret: Uint8Array): string {
  const bytes = Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), 'anteroom invite id', 16))
  // The bits of a random UUID (RFC 9562 §5.4).
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  return asUuid(bytes)
}

/** @returns the code in groups of four, as it is shown, typed and scanned */
export function writeInviteCode({ address, clinicId, secret }: InviteCode): string {
  const place = address.startsWith(HTTPS) ? address.slice(HTTPS.length) : address
  const clinic = Buffer.from(clinicId.replaceAll('-', ''), 'hex')
  const bytes = Buffer.concat([Buffer.from([FORM]), clinic, secret, Buffer.from(place)])
  return (toText(Buffer.concat([bytes, checkOf(bytes)])).match(/.{1,4}/gu) ?? []).join(' ')
}

/**
 * Reads a typed, pasted or scanned code; spaces, dashes and case do not matter, and O, I and L count as the digits they
 * look like.
 * @returns undefined where it is none, or has a slip in it
 */
export function readInviteCode(typed: string): InviteCode | undefined {
  const plain = typed.toUpperCase().replace(/[\s-]/gu, '').replaceAll('O', '0').replace(/[IL]/gu, '1')
  const all = toBytes(plain)
  if (all === undefined || all.length <= HEAD_BYTES + CHECK_BYTES || all[0] !== FORM) return undefined
  const bytes = all.subarray(0, -CHECK_BYTES)
  if (!checkOf(bytes).equals(all.subarray(-CHECK_BYTES))) return undefined
  const place = bytes.subarray(HEAD_BYTES).toString()
  return {
    address: place.includes('://') ? place : `${HTTPS}${place}`,
    clinicId: asUuid(bytes.subarray(1, 17)),
    secret: bytes.subarray(17, HEAD_BYTES),
  }
}
