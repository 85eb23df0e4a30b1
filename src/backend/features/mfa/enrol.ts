import type { Answer } from '#shared/contract/index.ts'
import { fail, ok } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import { queueMail } from '../mail/index.ts'
import { findFactor, getAccountLabel, getMfaRules, hasFactor } from './mfaRepository.ts'
import { hashRecoveryCodes, makeRecoveryCodes } from './recoveryCodes.ts'
import { makeSecret, matchCode, secretUri } from './totp.ts'
import { writeFactor, writeRecoveryCodes } from './writeFactor.ts'

/** Shows a new secret at this seat. */
export async function beginMfa(call: ActorCall): Promise<Answer<'mfa.begin'>> {
  const { userId } = call.actor
  if (!(await getMfaRules(call.db.read)).isOffered) return fail('MFA_NOT_OFFERED', {})
  if (await hasFactor(call.db.read, userId)) return fail('MFA_IS_ON', {})
  const secret = makeSecret()
  call.enrolments.hold(call.seat, userId, secret)
  const { clinic, email } = await getAccountLabel(call.db.read, userId)
  return ok({
    secret: (secret.match(/.{1,4}/gu) ?? []).join(' '),
    uri: secretUri(secret, clinic, email),
  })
}

/** A code of the shown secret turns the factor on and gives ten recovery codes, once (product.md 35). */
export async function confirmMfa(call: ActorCall, input: { code: string }): Promise<Answer<'mfa.confirm'>> {
  const { userId } = call.actor
  const secret = call.enrolments.find(call.seat, userId)
  if (secret === undefined) return fail('ENROLMENT_NOT_BEGUN', {})
  const step = matchCode(secret, input.code.trim(), call.ports.clock.now(), 'enrolment')
  if (step === undefined) return fail('WRONG_CODE', { isClockWrong: false })
  const recoveryCodes = makeRecoveryCodes()
  const hashes = await hashRecoveryCodes(recoveryCodes)
  const written = await call.db.write({ actorId: userId }, async (tx) => {
    if (!(await getMfaRules(tx.query)).isOffered) return fail('MFA_NOT_OFFERED', {})
    if ((await findFactor(tx.query, userId)) !== undefined) return fail('MFA_IS_ON', {})
    writeFactor(tx, userId, secret, step)
    writeRecoveryCodes(tx, userId, hashes)
    queueMail(tx, userId, 'mfaOn')
    return ok({ recoveryCodes })
  })
  if (written.ok) call.enrolments.forget(call.seat)
  return written
}

/** Ten new codes; the old ones work no more from this commit. */
export async function renewRecoveryCodes(call: ActorCall): Promise<Answer<'mfa.renewRecoveryCodes'>> {
  const { userId } = call.actor
  if (!(await hasFactor(call.db.read, userId))) return fail('MFA_IS_OFF', {})
  const recoveryCodes = makeRecoveryCodes()
  const hashes = await hashRecoveryCodes(recoveryCodes)
  return call.db.write({ actorId: userId }, async (tx) => {
    if ((await findFactor(tx.query, userId)) === undefined) return fail('MFA_IS_OFF', {})
    writeRecoveryCodes(tx, userId, hashes)
    return ok({ recoveryCodes })
  })
}
