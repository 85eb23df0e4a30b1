import type { Answer } from '#shared/contract/index.ts'
import type { UserId } from '#shared/domain/ids.ts'
import { fail, ok } from '#shared/errors/index.ts'
import { appendAudit } from '../../audit/appendAudit.ts'
import type { ActorCall } from '../../call.ts'
import { keyOfUser } from './guessingRepository.ts'
import { findActorRow } from './identityRepository.ts'

/** Forgives somebody's wrong tries on this PC: Owner or Office Admin, but not of owners (product.md 36). */
export async function unlockUser(
  call: ActorCall,
  input: { userId: UserId },
): Promise<Answer<'identity.unlockUser'>> {
  const person = await findActorRow(call.db.read, input.userId)
  if (person === undefined) return fail('NOT_FOUND', {})
  if (call.scope !== 'all' && person.roles.includes('owner')) return fail('OWNER_PROTECTED', {})
  return call.db.write({ actorId: call.actor.userId }, (tx) => {
    call.guesses.forgive(tx, keyOfUser(input.userId), input.userId)
    appendAudit(tx, { verb: 'identity.unlockUser', outcome: 'done', aboutUserId: input.userId })
    return Promise.resolve(ok({}))
  })
}
