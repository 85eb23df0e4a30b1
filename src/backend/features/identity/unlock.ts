import type { Answer } from '#shared/contract/index.ts'
import { fail, ok } from '#shared/errors/index.ts'
import { appendAudit } from '../../audit/appendAudit.ts'
import type { ActorCall } from '../../call.ts'
import { describeSession } from './describeSession.ts'
import { findCredential } from './identityRepository.ts'
import { verifyPassword } from './passwordHash.ts'

/** Opens a locked desk again for the person who locked it, by their password. */
export async function unlock(call: ActorCall, password: string): Promise<Answer<'identity.unlock'>> {
  const credential = await findCredential(call.db.read, call.actor.userId)
  const matches = credential !== undefined && (await verifyPassword(credential.passwordHash, password))
  await call.db.write({ actorId: call.actor.userId }, (tx) => {
    appendAudit(tx, {
      verb: 'identity.unlock',
      outcome: matches ? 'done' : 'refused',
      aboutUserId: call.actor.userId,
    })
    return Promise.resolve(ok(null))
  })
  if (!matches) return fail('WRONG_CREDENTIALS', {})
  call.sessions.unlock(call.seat)
  call.emit({ name: 'session.changed' }, call.seat)
  return ok(await describeSession(call))
}
