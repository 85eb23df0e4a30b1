import { createHash } from 'node:crypto'
import {
  isWholeJoinCode,
  JOIN_CODE_CHARACTERS,
  readJoinText,
  writeJoinText,
} from '#shared/domain/joinCodeText.ts'
import { RECOVERY_KEY_ALPHABET } from '#shared/domain/recoveryKeyText.ts'
import { readHubAddress } from '../httpHub.ts'

const CLINIC_BYTES = 16
const SECRET_BYTES = 20
const CHECK_CHARACTERS = 6
const BITS_OF_ONE = 5
const BYTES = CLINIC_BYTES + SECRET_BYTES
/** 288 bits take 58 characters, with two bits to spare. */
const SPARE_BITS = BigInt((JOIN_CODE_CHARACTERS - CHECK_CHARACTERS) * BITS_OF_ONE - BYTES * 8)

/** What a code says: where the hub is, which clinic, and the secret that opens the invitation. */
export type JoinCode = { readonly address: string; readonly clinicId: string; readonly secret: Uint8Array }

function write32(bits: bigint, characters: number): string {
  let text = ''
  for (let place = characters - 1; place >= 0; place -= 1)
    text += RECOVERY_KEY_ALPHABET.charAt(Number((bits >> BigInt(place * BITS_OF_ONE)) & 31n))
  return text
}

function read32(text: string): bigint {
  let bits = 0n
  for (const character of text) bits = (bits << 5n) | BigInt(RECOVERY_KEY_ALPHABET.indexOf(character))
  return bits
}

/** 30 bits of a hash over address and content: a slip of the pen goes unnoticed once in a thousand million. */
function check(address: string, content: Uint8Array): string {
  const digest = createHash('sha256').update(`anteroom join code ${address}\n`).update(content).digest()
  return write32(BigInt(digest.readUInt32BE(0)) >> 2n, CHECK_CHARACTERS)
}

const shortAddress = (origin: string): string => origin.replace(/^https:\/\//u, '')

/** The code as an owner shows it: `hub.example.org/ABCD-EFGH-…`. Throws for an address that no hub is spoken to at. */
export function formatJoinCode({ address, clinicId, secret }: JoinCode): string {
  const origin = readHubAddress(address)?.origin
  if (origin === undefined || secret.length !== SECRET_BYTES)
    throw new RangeError('No code can be made of this')
  const content = Buffer.concat([Buffer.from(clinicId.replaceAll('-', ''), 'hex'), secret])
  const bits = BigInt(`0x${content.toString('hex')}`) << SPARE_BITS
  const plain = write32(bits, JOIN_CODE_CHARACTERS - CHECK_CHARACTERS) + check(origin, content)
  return writeJoinText({ address: shortAddress(origin), plain })
}

/** Reads a typed, pasted or scanned code. @returns undefined where it is none, or was mistyped */
export function readJoinCode(typed: string): JoinCode | undefined {
  if (!isWholeJoinCode(typed)) return undefined
  const { address, plain } = readJoinText(typed)
  const origin = readHubAddress(address)?.origin
  if (origin === undefined) return undefined
  const bits = read32(plain.slice(0, -CHECK_CHARACTERS))
  if ((bits & ((1n << SPARE_BITS) - 1n)) !== 0n) return undefined
  const content = Buffer.from((bits >> SPARE_BITS).toString(16).padStart(BYTES * 2, '0'), 'hex')
  if (check(origin, content) !== plain.slice(-CHECK_CHARACTERS)) return undefined
  const clinicId = content
    .toString('hex', 0, CLINIC_BYTES)
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, '$1-$2-$3-$4-$5')
  return { address: origin, clinicId, secret: Uint8Array.from(content.subarray(CLINIC_BYTES)) }
}
