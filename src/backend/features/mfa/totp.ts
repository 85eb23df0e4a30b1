import { randomBytes } from 'node:crypto'
import { HOTP, Secret, TOTP } from 'otpauth'
import { TOTP_CODE_PATTERN } from '#shared/domain/mfa.ts'

/** security.md 6: SHA-1, six digits, 30 seconds, 160 bits, one step of drift; RFC 6238, RFC 4226. */
const PERIOD_MS = 30_000
const SECRET_BYTES = 20
const DRIFT_STEPS = 1
/** At enrolment only: a PC or phone a little off locks nobody out at once. */
const ENROLMENT_STEPS = 5
const OPTIONS = { algorithm: 'SHA1', digits: 6 } as const

/** The time step of a moment (RFC 6238 §4.2). */
export const stepAt = (nowMs: number): number => Math.floor(nowMs / PERIOD_MS)

/** A new secret as base32. */
export function makeSecret(): string {
  return Secret.fromHex(randomBytes(SECRET_BYTES).toString('hex')).base32
}

/** The address that authenticator apps read from the QR code. */
export function secretUri(secret: string, clinicName: string, email: string): string {
  // A colon would end the issuer in the label (Key URI format).
  const issuer = clinicName.replaceAll(':', ' ')
  return new TOTP({
    ...OPTIONS,
    period: 30,
    issuer,
    label: email,
    secret: Secret.fromBase32(secret),
  }).toString()
}

/** The code of a step. */
export function codeAt(secret: string, step: number): string {
  return HOTP.generate({ ...OPTIONS, secret: Secret.fromBase32(secret), counter: step })
}

/**
 * The step whose code this is, within the window around now; undefined where it is none. What is not six ASCII digits
 * is refused before the library sees it: it throws on other digits, and knows no replay, which the caller rules out by
 * accepting no step twice.
 */
export function matchCode(
  secret: string,
  code: string,
  nowMs: number,
  window: 'signIn' | 'enrolment' = 'signIn',
): number | undefined {
  if (!TOTP_CODE_PATTERN.test(code) || secret === '') return undefined
  const step = stepAt(nowMs)
  const delta = HOTP.validate({
    ...OPTIONS,
    token: code,
    secret: Secret.fromBase32(secret),
    counter: step,
    window: window === 'signIn' ? DRIFT_STEPS : ENROLMENT_STEPS,
  })
  return delta === null ? undefined : step + delta
}
