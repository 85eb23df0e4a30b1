import type { UserId } from '#shared/domain/ids.ts'
import type { Scope } from '#shared/domain/rights.ts'
import type { ActorCall } from '../../call.ts'
import { listCrewMembers } from '../clients/index.ts'

/** Whose sessions a right of this reach covers: everybody's, or those of the people named. */
async function reachOf(call: ActorCall, scope: Scope | undefined): Promise<readonly UserId[] | 'all'> {
  const { userId } = call.actor
  switch (scope) {
    case 'all':
    case 'notOwners':
      return 'all'
    case 'ownCrew':
      return [userId, ...(await listCrewMembers(call.db.read, userId))]
    case 'own':
      return [userId]
    case undefined:
      return []
  }
}

/** Whose sessions the actor may see (product.md 3): all for the office, their crew's for a Manager, else their own. */
export const viewableOf = (call: ActorCall): Promise<readonly UserId[] | 'all'> =>
  reachOf(call, call.actor.rights['sessions.view'])

const covers = (reach: readonly UserId[] | 'all', userId: UserId): boolean =>
  reach === 'all' || reach.includes(userId)

/** True where the actor may see this person's sessions. */
export async function mayViewSessions(call: ActorCall, userId: UserId): Promise<boolean> {
  return covers(await viewableOf(call), userId)
}

/** True where the actor may enter and change this person's sessions: the office everybody's, everybody their own. */
export async function mayEditSessions(call: ActorCall, userId: UserId): Promise<boolean> {
  return covers(await reachOf(call, call.actor.rights['sessions.edit']), userId)
}
