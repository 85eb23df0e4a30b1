import type { Answer } from '#shared/contract/index.ts'
import { fail, ok } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import { describeSession } from './describeSession.ts'
import { findCredential } from './identityRepository.ts'
import { noteIdentityAct } from './noteIdentityAct.ts'
import { verifyPassword } from './passwordHash.ts'

/** Opens a locked desk again for the person who locked it, by their password. */
export async function unlock(call: ActorCall, password: string): Promise<Answer<'identity.unlock'>> {
  const state = call.sessions.find(call.seat)?.state
  if (state === 'mustChangePassword') return fail('MUST_CHANGE_PASSWORD', {})
  if (state !== 'locked') return ok(await describeSession(call))
  const credential = await findCredential(call.db.read, call.actor.userId)
  const matches =
    credential !== undefined &&
    !credential.isTemporary &&
    (await verifyPassword(credential.passwordHash, password))
  await noteIdentityAct(call.db, {
    verb: 'identity.unlock',
    outcome: matches ? 'done' : 'refused',
    userId: call.actor.userId,
  })
  if (!matches) return fail('WRONG_CREDENTIALS', {})
  call.sessions.unlock(call.seat)
  call.emit({ name: 'session.changed' }, call.seat)
  return ok(await describeSession(call))
}
