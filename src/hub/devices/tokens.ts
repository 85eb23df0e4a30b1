import { createHash, randomBytes } from 'node:crypto'

const UUID_BYTES = 16
const TOKEN = /^[0-9a-f]{64}$/u

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/**
 * A new PC's token, hex: the clinic's id, by which the hub finds the rows to look in, and 128 random bits. PCs take it
 * as a whole.
 */
export function makeToken(clinicId: string): string {
  return clinicId.replaceAll('-', '') + randomBytes(UUID_BYTES).toString('hex')
}

/** What the hub keeps of a token. */
export const hashOfToken = (token: string): string => sha256(Buffer.from(token, 'hex'))

/** @returns the clinic that the token is of; undefined where it is no token */
export function clinicOfToken(token: string): string | undefined {
  if (!TOKEN.test(token)) return undefined
  const parts = [token.slice(0, 8), token.slice(8, 12), token.slice(12, 16), token.slice(16, 20)]
  return [...parts, token.slice(20, 32)].join('-')
}
