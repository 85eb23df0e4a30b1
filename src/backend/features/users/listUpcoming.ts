import type { Answer } from '#shared/contract/index.ts'
import type { UserId } from '#shared/domain/ids.ts'
import { fail, ok } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import { listViewableClientIds } from '../clients/index.ts'
import { listUpcomingSessions } from './sessionsRepository.ts'
import { mayTouch } from './userAccess.ts'
import {
  findUser,
  getClinicRules,
  listAssociatedClients,
  listRoles,
  type AssociatedClient,
} from './usersRepository.ts'

const MOST = 200

/** "View Upcoming Appointments" (product.md 11): future sessions in date order; other people's clients stay unnamed. */
export async function listUpcoming(
  call: ActorCall,
  userId: UserId,
): Promise<Answer<'users.listUpcomingSessions'>> {
  if ((await findUser(call.db.read, userId)) === undefined) return fail('NOT_FOUND', {})
  if (!mayTouch(call, userId, await listRoles(call.db.read, userId))) return fail('FORBIDDEN', {})
  const sessions = await listUpcomingSessions(call.db.read, userId, call.ports.clock.now(), MOST)
  const viewable = await listViewableClientIds(
    call,
    sessions.map((session) => session.clientId),
  )
  return ok({
    sessions: sessions.map(({ clientId, clientName, ...session }) => ({
      ...session,
      clientName: viewable.has(clientId) ? clientName : null,
    })),
    timezone: (await getClinicRules(call.db.read)).timezone,
  })
}

/** Several ties to one client are one line: the words for them are joined, and the earliest date counts. */
function mergeTies(ties: readonly AssociatedClient[]): AssociatedClient[] {
  const merged = new Map<string, AssociatedClient>()
  for (const tie of ties) {
    const words = tie.relationLabel === '' ? tie.relation : tie.relationLabel
    const known = merged.get(tie.clientId)
    if (known === undefined) merged.set(tie.clientId, { ...tie, relationLabel: words })
    else {
      const since = [known.since, tie.since].filter((date) => date !== null).sort()[0] ?? null
      merged.set(tie.clientId, { ...known, relationLabel: `${known.relationLabel}, ${words}`, since })
    }
  }
  return [...merged.values()]
}

/** "My Clinic" (product.md 10): each client of a person once, and whether the viewer may open it. */
export async function listClientsOf(call: ActorCall, userId: UserId): Promise<Answer<'users.listClients'>> {
  if ((await findUser(call.db.read, userId)) === undefined) return fail('NOT_FOUND', {})
  if (!mayTouch(call, userId, await listRoles(call.db.read, userId))) return fail('FORBIDDEN', {})
  const clients = mergeTies(await listAssociatedClients(call.db.read, userId))
  const viewable = await listViewableClientIds(
    call,
    clients.map((client) => client.clientId),
  )
  return ok({
    clients: clients.map((client) => ({
      clientId: client.clientId,
      name: `${client.firstName} ${client.lastName}`,
      status: client.status,
      relation: client.relationLabel,
      since: client.since,
      isViewable: viewable.has(client.clientId),
    })),
  })
}
