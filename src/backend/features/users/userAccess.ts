import type { UserId } from '#shared/domain/ids.ts'
import type { Role } from '#shared/domain/roles.ts'
import type { Scope } from '#shared/domain/rights.ts'
import type { ActorCall } from '../../call.ts'

/** True where a right of this reach covers this person: `own` is oneself, `notOwners` everybody but owners. */
export function reaches(
  scope: Scope | undefined,
  actorId: UserId,
  userId: UserId,
  roles: readonly Role[],
): boolean {
  switch (scope) {
    case 'all':
      return true
    case 'notOwners':
      return !roles.includes('owner')
    case 'own':
    case 'ownCrew':
      return actorId === userId
    case undefined:
      return false
  }
}

/** True where the route's right reaches this person. */
export function mayTouch(call: ActorCall, userId: UserId, roles: readonly Role[]): boolean {
  return reaches(call.scope, call.actor.userId, userId, roles)
}
