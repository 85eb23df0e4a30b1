import type { Answer } from '#shared/contract/index.ts'
import { passwordMinimum } from '#shared/domain/passwords.ts'
import { fail, ok } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import { writeAlways } from '../../db/writeAlways.ts'
import { updateRow } from '../../db/writeRow.ts'
import { describeSession } from './describeSession.ts'
import { findCredential, findEmail } from './identityRepository.ts'
import { noteIdentityAct } from './noteIdentityAct.ts'
import { findPasswordFacts, hashPassword, judgePassword, verifyPassword } from '../passwords/index.ts'
import { queueMail } from '../mail/index.ts'
import { hasFactor } from '../mfa/index.ts'
import { nextState } from './finishSignIn.ts'
import { keyOfUser } from './guessingRepository.ts'
import { requireFresh } from './requireFresh.ts'

/** A person's own new password; the current one is needed (product.md 20). Ends "must change password". */
export async function changePassword(
  call: ActorCall,
  input: { currentPassword: string; newPassword: string },
): Promise<Answer<'identity.changePassword'>> {
  const { userId } = call.actor
  const hasMfa = await hasFactor(call.db.read, userId)
  if (hasMfa) {
    const fresh = await requireFresh(call)
    if (!fresh.ok) return fresh
  }
  const attempt = await call.guesses.begin(call.db, { key: keyOfUser(userId), userId })
  if (!attempt.ok) return attempt
  const credential = await findCredential(call.db.read, userId)
  if (credential === undefined || !(await verifyPassword(credential.passwordHash, input.currentPassword))) {
    await noteIdentityAct(call.db, { verb: 'identity.changePassword', outcome: 'refused', userId })
    return fail('WRONG_CREDENTIALS', {})
  }
  await writeAlways(call.db, null, (tx) => attempt.data.takeBack(tx))
  const minimum = passwordMinimum(hasMfa)
  const { ownWords } = await findPasswordFacts(call.db.read, userId)
  const reason = judgePassword(call.ports.paths.resources, input.newPassword, { ownWords, hasMfa })
  if (reason !== undefined) return fail('PASSWORD_REFUSED', { reason, minimum })
  if (input.newPassword.normalize('NFC') === input.currentPassword.normalize('NFC')) {
    return fail('PASSWORD_REFUSED', { reason: 'sameAsBefore', minimum })
  }
  const password_hash = await hashPassword(input.newPassword)
  const written = await call.db.write({ actorId: userId }, async (tx) => {
    // Somebody may have set a temporary password meanwhile: that one stands.
    const now = await findCredential(tx.query, userId)
    if (now?.passwordHash !== credential.passwordHash) return fail('WRONG_CREDENTIALS', {})
    const patch = {
      password_hash,
      is_temporary: 0 as const,
      temporary_until: null,
      is_temporary_used: 0 as const,
      password_changed_at: tx.now,
    }
    updateRow(tx, 'credential', userId, patch, { verb: 'credential.changed' })
    queueMail(tx, userId, 'passwordChanged')
    return ok(null)
  })
  if (!written.ok) return written
  const email = await findEmail(call.db.read, userId)
  if (email !== undefined) await call.stage.keepUserSlot(userId, email, input.newPassword)
  // Whoever else sat at another screen with the old password signs in again.
  for (const seat of call.sessions.endWhere(
    (session) => session.userId === userId && session !== call.sessions.find(call.seat),
  )) {
    call.emit({ name: 'session.changed' }, seat)
  }
  if (call.sessions.find(call.seat)?.state === 'mustChangePassword')
    call.sessions.advance(call.seat, await nextState(call, { userId, isTemporary: false }))
  call.emit({ name: 'session.changed' }, call.seat)
  return ok(await describeSession(call))
}
