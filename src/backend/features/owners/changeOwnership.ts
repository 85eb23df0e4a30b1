import type { Answer } from '#shared/contract/index.ts'
import type { UserId } from '#shared/domain/ids.ts'
import { isLastActiveOwner } from '#shared/domain/users.ts'
import { fail, ok } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import { findUser, listOwners, listRoles, writeRoles } from '../users/index.ts'

/** Makes somebody an owner beside the roles that they hold: active staff only, never oneself (product.md 29). */
export function giveOwnership(call: ActorCall, userId: UserId): Promise<Answer<'owners.give'>> {
  return call.db.write({ actorId: call.actor.userId }, async (tx): Promise<Answer<'owners.give'>> => {
    const user = await findUser(tx.query, userId)
    if (user === undefined) return fail('NOT_FOUND', {})
    if (userId === call.actor.userId) return fail('OWN_ROLES', {})
    if (user.kind !== 'staff' || user.status !== 'active')
      return fail('BAD_INPUT', { fields: { userId: 'notOneOf' } })
    await writeRoles(tx, userId, ['owner', ...(await listRoles(tx.query, userId))])
    return ok({})
  })
}

/**
 * Takes ownership away; the other roles stay. Asked inside the transaction, so that two owners who take it from each
 * other at once leave one.
 */
export function takeOwnership(call: ActorCall, userId: UserId): Promise<Answer<'owners.take'>> {
  return call.db.write({ actorId: call.actor.userId }, async (tx): Promise<Answer<'owners.take'>> => {
    const roles = await listRoles(tx.query, userId)
    if (!roles.includes('owner')) return fail('NOT_FOUND', {})
    if (isLastActiveOwner(userId, await listOwners(tx.query))) return fail('LAST_OWNER', {})
    if (userId === call.actor.userId) return fail('OWN_ROLES', {})
    const kept = roles.filter((role) => role !== 'owner')
    await writeRoles(tx, userId, kept)
    return ok({})
  })
}
