import type { ClientId, UserId } from '#shared/domain/ids.ts'
import type { Right } from '#shared/domain/rights.ts'
import type { ActorCall } from '../../call.ts'
import type { Reader } from '../../db/clinicDatabase.ts'
import { listCrewMembers, listTreated } from './clientsRepository.ts'

const AT_ONCE = 500

/** Rights that reach some clients and not others. */
export type ClientRight = Extract<Right, `clients.${string}`>

/**
 * The practitioners whose clients a right reaches (product.md 3): everybody's for the office, their crew's and own for
 * a Manager, their own for practitioners and students.
 */
export async function listReach(
  call: ActorCall,
  right: ClientRight,
  db: Reader = call.db.read,
): Promise<'all' | readonly UserId[]> {
  const scope = call.actor.rights[right]
  if (scope === undefined) return []
  if (scope === 'all' || scope === 'notOwners') return 'all'
  const crew = scope === 'ownCrew' ? await listCrewMembers(db, call.actor.userId) : []
  return [call.actor.userId, ...crew]
}

/** Which of these clients the actor may see. */
export async function listViewableClientIds(
  call: ActorCall,
  clientIds: readonly ClientId[],
): Promise<ReadonlySet<ClientId>> {
  const reach = await listReach(call, 'clients.view')
  if (reach === 'all') return new Set(clientIds)
  const viewable = new Set<ClientId>()
  for (let from = 0; from < clientIds.length; from += AT_ONCE) {
    const treated = await listTreated(call.db.read, clientIds.slice(from, from + AT_ONCE), reach)
    for (const clientId of treated) viewable.add(clientId)
  }
  return viewable
}

/** Whether a right reaches this client: what may be done with a chart is never wider than seeing it. */
export async function reachesClient(
  call: ActorCall,
  right: ClientRight,
  clientId: ClientId,
  db: Reader = call.db.read,
): Promise<boolean> {
  for (const needed of new Set<ClientRight>(['clients.view', right])) {
    const reach = await listReach(call, needed, db)
    if (reach !== 'all' && (await listTreated(db, [clientId], reach)).length === 0) return false
  }
  return true
}
