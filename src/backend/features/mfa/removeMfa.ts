import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import { fail, ok } from '#shared/errors/index.ts'
import { appendAudit } from '../../audit/appendAudit.ts'
import type { ActorCall } from '../../call.ts'
import { queueMail } from '../mail/index.ts'
import { verifyPassword } from '../passwords/index.ts'
import { findFactor, getPasswordHash, hasFactor, isMfaRequiredOf, isOwner } from './mfaRepository.ts'
import { matchCode } from './totp.ts'
import { spendStep, voidFactor } from './writeFactor.ts'

const keyOf = (call: ActorCall): { key: string; userId: ActorCall['actor']['userId'] } => ({
  key: `user:${call.actor.userId}`,
  userId: call.actor.userId,
})

/** "Remove MFA": with password and code, and not where the clinic requires it (product.md 35). */
export async function removeMfa(
  call: ActorCall,
  input: ParsedInputOf<'mfa.remove'>,
): Promise<Answer<'mfa.remove'>> {
  const { userId, roles } = call.actor
  const factor = await findFactor(call.db.read, userId)
  if (factor === undefined) return fail('MFA_IS_OFF', {})
  if (await isMfaRequiredOf(call.db.read, userId, roles)) return fail('MFA_REQUIRED', {})
  const attempt = await call.guesses.begin(call.db, keyOf(call))
  if (!attempt.ok) return attempt
  if (!(await verifyPassword(await getPasswordHash(call.db.read, userId), input.password)))
    return fail('WRONG_CREDENTIALS', {})
  const step = matchCode(factor.secret, input.code.trim(), call.ports.clock.now())
  if (step === undefined) return fail('WRONG_CODE', { isClockWrong: false })
  return call.db.write({ actorId: userId }, async (tx) => {
    if (!(await spendStep(tx, userId, step))) return fail('WRONG_CODE', { isClockWrong: false })
    attempt.data.succeed(tx)
    await voidFactor(tx, userId, 'mfa.removed')
    queueMail(tx, userId, 'mfaOff')
    return ok({})
  })
}

/** Takes somebody else's factor away, with a reason and the doer's own password; enrolment follows (product.md 35). */
export async function resetMfa(
  call: ActorCall,
  input: ParsedInputOf<'mfa.reset'>,
): Promise<Answer<'mfa.reset'>> {
  const { userId } = input
  if (userId === call.actor.userId) return fail('OWN_MFA', {})
  if (call.scope !== 'all' && (await isOwner(call.db.read, userId))) return fail('OWNER_PROTECTED', {})
  if (!(await hasFactor(call.db.read, userId))) return fail('MFA_IS_OFF', {})
  const attempt = await call.guesses.begin(call.db, keyOf(call))
  if (!attempt.ok) return attempt
  if (!(await verifyPassword(await getPasswordHash(call.db.read, call.actor.userId), input.password)))
    return fail('WRONG_CREDENTIALS', {})
  return call.db.write({ actorId: call.actor.userId }, async (tx) => {
    attempt.data.takeBack(tx)
    if (call.scope !== 'all' && (await isOwner(tx.query, userId))) return fail('OWNER_PROTECTED', {})
    if (!(await voidFactor(tx, userId, 'mfa.reset'))) return fail('MFA_IS_OFF', {})
    appendAudit(tx, {
      verb: 'mfa.resetReason',
      outcome: 'done',
      aboutUserId: userId,
      after: { reason: input.reason },
    })
    queueMail(tx, userId, 'mfaReset')
    return ok({})
  })
}
