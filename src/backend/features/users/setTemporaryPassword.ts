import type { Answer } from '#shared/contract/index.ts'
import type { UserId } from '#shared/domain/ids.ts'
import { passwordMinimum } from '#shared/domain/passwords.ts'
import { fail, ok } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import { writeRow } from '../../db/writeRow.ts'
import { findCredential, hashPassword } from '../identity/index.ts'
import { queueMail } from '../mail/index.ts'
import { findPasswordFacts, judgePassword } from '../passwords/index.ts'
import { reaches } from './userAccess.ts'
import { findUser, getClinicRules, listContactPoints, listRoles } from './usersRepository.ts'

const HOUR_MS = 3_600_000

/**
 * Gives somebody a temporary password (product.md 20, 33): it works for the hours set in Settings, and leads to
 * choosing a new one. Only its hash is stored. One's own password is changed elsewhere, with the current one.
 */
export async function setTemporaryPassword(
  call: ActorCall,
  input: { userId: UserId; password: string },
): Promise<Answer<'users.setTemporaryPassword'>> {
  const { userId } = input
  const user = await findUser(call.db.read, userId)
  if (user === undefined) return fail('NOT_FOUND', {})
  if (userId === call.actor.userId) return fail('FORBIDDEN', {})
  if (!reaches(call.scope, call.actor.userId, userId, await listRoles(call.db.read, userId)))
    return fail('OWNER_PROTECTED', {})
  if (user.kind !== 'staff') return fail('NOT_A_SIGN_IN_KIND', {})
  const points = await listContactPoints(call.db.read, userId)
  const email = points.find(
    (point) => point.kind === 'email' && point.rank === 'primary' && point.value !== '',
  )
  if (email === undefined) return fail('NO_EMAIL', {})
  const facts = await findPasswordFacts(call.db.read, userId)
  const problem = judgePassword(call.ports.paths.resources, input.password, facts)
  if (problem !== undefined)
    return fail('PASSWORD_REFUSED', { reason: problem, minimum: passwordMinimum(facts.hasMfa) })
  const hash = await hashPassword(input.password)
  const written = await call.db.write({ actorId: call.actor.userId }, async (tx) => {
    if (!reaches(call.scope, call.actor.userId, userId, await listRoles(tx.query, userId)))
      return fail('OWNER_PROTECTED', {})
    const until = tx.now + (await getClinicRules(tx.query)).temporaryPasswordHours * HOUR_MS
    writeRow(
      tx,
      'credential',
      {
        id: userId,
        password_hash: hash,
        is_temporary: 1,
        temporary_until: until,
        is_temporary_used: 0,
        first_signed_in_at: (await findCredential(tx.query, userId))?.firstSignedInAt ?? null,
        password_changed_at: tx.now,
      },
      { verb: 'credential.temporarySet' },
    )
    queueMail(tx, userId, 'temporaryPasswordSet', { until })
    return ok({ until })
  })
  if (written.ok) {
    await call.stage.keepUserSlot(userId, email.value, input.password)
    // Whoever sat somewhere with the old password signs in again.
    for (const seat of call.sessions.endWhere((session) => session.userId === userId)) {
      call.emit({ name: 'session.changed' }, seat)
    }
  }
  return written
}
