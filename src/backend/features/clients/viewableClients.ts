import type { ClientId } from '#shared/domain/ids.ts'
import type { ActorCall } from '../../call.ts'
import { listCrewMembers, listTreated } from './clientsRepository.ts'

const AT_ONCE = 500

/**
 * Which of these clients the actor may see (product.md 3): all of them for the office, their crew's for a Manager,
 * their own for practitioners and students.
 */
export async function listViewableClientIds(
  call: ActorCall,
  clientIds: readonly ClientId[],
): Promise<ReadonlySet<ClientId>> {
  const scope = call.actor.rights['clients.view']
  if (scope === undefined) return new Set()
  if (scope === 'all' || scope === 'notOwners') return new Set(clientIds)
  const crew = scope === 'ownCrew' ? await listCrewMembers(call.db.read, call.actor.userId) : []
  const practitioners = [call.actor.userId, ...crew]
  const viewable = new Set<ClientId>()
  for (let from = 0; from < clientIds.length; from += AT_ONCE) {
    const treated = await listTreated(call.db.read, clientIds.slice(from, from + AT_ONCE), practitioners)
    for (const clientId of treated) viewable.add(clientId)
  }
  return viewable
}
