import { createHash, randomBytes } from 'node:crypto'
import {
  foreignCharacters,
  groupRecoveryKey,
  plainRecoveryKey,
  RECOVERY_KEY_ALPHABET,
  RECOVERY_KEY_CHARACTERS,
} from '#shared/domain/recoveryKeyText.ts'

const ALPHABET = RECOVERY_KEY_ALPHABET
/** 160 bits: 32 characters of 5 bits. */
const KEY_BYTES = 20
const KEY_CHARACTERS = 32
const CHECK_CHARACTERS = RECOVERY_KEY_CHARACTERS - KEY_CHARACTERS
/** Longer than any way to type 36 characters; bounds the work for pasted text. */
const LONGEST_INPUT = 200

function toBase32(bytes: Uint8Array): string {
  let bits = 0n
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte)
  let text = ''
  for (let shift = bytes.length * 8 - 5; shift >= 0; shift -= 5) {
    text += ALPHABET.charAt(Number((bits >> BigInt(shift)) & 31n))
  }
  return text
}

function fromBase32(text: string): Buffer {
  let bits = 0n
  for (const character of text) bits = (bits << 5n) | BigInt(ALPHABET.indexOf(character))
  return Buffer.from(bits.toString(16).padStart(KEY_BYTES * 2, '0'), 'hex')
}

/** 20 bits of a hash: any change of the other groups goes unnoticed once in a million. */
function checkGroup(key: Uint8Array): string {
  const digest = createHash('sha256').update('anteroom recovery key check').update(key).digest()
  return toBase32(digest.subarray(0, 5)).slice(0, CHECK_CHARACTERS)
}

/** 20 random bytes: the secret behind a recovery sheet. */
export function makeRecoveryKey(): Buffer {
  return randomBytes(KEY_BYTES)
}

/** The key as it is printed: eight groups of four characters and a check group, joined by dashes. */
export function formatRecoveryKey(key: Uint8Array): string {
  if (key.length !== KEY_BYTES) throw new RangeError('A recovery key has 20 bytes')
  return groupRecoveryKey(toBase32(key) + checkGroup(key))
}

/**
 * Reads a typed or scanned recovery key: any case, spaces and dashes anywhere, O for 0, I and L for 1. Undefined where
 * it is not 36 fitting characters or the check group does not agree.
 */
export function parseRecoveryKey(typed: string): Buffer | undefined {
  if (typed.length > LONGEST_INPUT) return undefined
  const text = plainRecoveryKey(typed)
  if (text.length !== RECOVERY_KEY_CHARACTERS || foreignCharacters(text).length > 0) return undefined
  const key = fromBase32(text.slice(0, KEY_CHARACTERS))
  return checkGroup(key) === text.slice(KEY_CHARACTERS) ? key : undefined
}
