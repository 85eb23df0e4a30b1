import { randomInt } from 'node:crypto'
import { hashPassword, verifyPassword } from '../passwords/index.ts'

/** Crockford's letters: none that looks like another. 10 of them are 50 bits. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 10
export const RECOVERY_CODES = 10

/** Ten one-use codes such as `K7Q2M-XR4TD`. */
export function makeRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () => {
    const letters = Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)] ?? '').join('')
    return `${letters.slice(0, 5)}-${letters.slice(5)}`
  })
}

/** A code as typed in the one form that is compared: letters that look alike, case, spaces and dashes do not matter. */
export function readRecoveryCode(typed: string): string | undefined {
  const letters = typed
    .slice(0, 64)
    .toUpperCase()
    .replaceAll(/[\s-]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/gu, '1')
  return letters.length === LENGTH && [...letters].every((letter) => LETTERS.includes(letter))
    ? letters
    : undefined
}

/** The hashes to store, by the same function as passwords. */
export async function hashRecoveryCodes(codes: readonly string[]): Promise<string[]> {
  return Promise.all(codes.map((code) => hashPassword(readRecoveryCode(code) ?? '')))
}

/** The id of the stored code that was typed; undefined where none is. */
export async function findRecoveryCode(
  typed: string,
  stored: readonly { readonly id: string; readonly codeHash: string }[],
): Promise<string | undefined> {
  const code = readRecoveryCode(typed)
  if (code === undefined) return undefined
  for (const { id, codeHash } of stored) {
    if (await verifyPassword(codeHash, code)) return id
  }
  return undefined
}
