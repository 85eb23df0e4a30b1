import type { UserId } from '#shared/domain/ids.ts'
import type { Role } from '#shared/domain/roles.ts'
import { isLastActiveOwner } from '#shared/domain/users.ts'
import { fail, ok, type Result } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import type { Reader } from '../../db/clinicDatabase.ts'
import { findUser, listOwners, listRoles, reaches } from '../users/index.ts'
import { findOpenDeparture } from './leavingRepository.ts'

type Refusals = 'NOT_FOUND' | 'OWN_STATUS' | 'OWNER_PROTECTED' | 'LAST_OWNER' | 'HAS_LEFT' | 'BAD_INPUT'

/**
 * Whether somebody may be let go by this actor (product.md 29, 38): staff, never oneself, no owner by an Office Admin,
 * never the last active owner, and nobody twice.
 */
export async function checkLeaver(
  db: Reader,
  call: ActorCall,
  userId: UserId,
): Promise<Result<{ readonly roles: Role[] }, Refusals>> {
  const user = await findUser(db, userId)
  if (user === undefined) return fail('NOT_FOUND', {})
  if (userId === call.actor.userId) return fail('OWN_STATUS', {})
  const roles = await listRoles(db, userId)
  if (!reaches(call.scope, call.actor.userId, userId, roles)) return fail('OWNER_PROTECTED', {})
  if (user.kind !== 'staff') return fail('BAD_INPUT', { fields: { userId: 'notOneOf' } })
  if (isLastActiveOwner(userId, await listOwners(db))) return fail('LAST_OWNER', {})
  if ((await findOpenDeparture(db, userId)) !== undefined) return fail('HAS_LEFT', {})
  return ok({ roles })
}
