import type { ClientChart } from '#shared/contract/clients.ts'
import type { Answer } from '#shared/contract/index.ts'
import type { ClientId } from '#shared/domain/ids.ts'
import { fail, ok } from '#shared/errors/index.ts'
import { appendAudit } from '../../audit/appendAudit.ts'
import type { ActorCall } from '../../call.ts'
import { type ClientPerson, findClient, listClientPeople } from './clientsRepository.ts'
import { listViewableClientIds } from './viewableClients.ts'

const toPerson = (row: ClientPerson): ClientChart['people'][number] => ({
  userId: row.user_id,
  name: `${row.first_name} ${row.last_name}`,
  title: row.title,
  relation: row.relation,
  relationLabel: row.relation_label,
  isPrimary: row.is_primary === 1,
  hasPortalAccess: row.has_portal_access === 1,
  hasConsent: row.has_consent === 1,
  phone: row.phone,
  email: row.email,
  since: row.since,
  isActive: row.status === 'active',
})

async function noteView(call: ActorCall, clientId: ClientId): Promise<void> {
  await call.db.write({ actorId: call.actor.userId }, (tx) => {
    appendAudit(tx, { verb: 'client.viewed', outcome: 'done', aboutClientId: clientId })
    return Promise.resolve(ok(null))
  })
}

/** The client chart, for those who may see this client; each opening and each refusal is in the log. */
export async function getChart(call: ActorCall, clientId: ClientId): Promise<Answer<'clients.getChart'>> {
  const client = await findClient(call.db.read, clientId)
  if (client === undefined) return fail('NOT_FOUND', {})
  const isViewable = (await listViewableClientIds(call, [clientId])).has(clientId)
  // A refusal is noted by the router.
  if (!isViewable) return fail('FORBIDDEN', {})
  await noteView(call, clientId)
  return ok({
    clientId,
    firstName: client.first_name,
    lastName: client.last_name,
    preferredName: client.preferred_name,
    birthDate: client.birth_date,
    pronouns: client.pronouns,
    status: client.status,
    since: client.since,
    phone: client.phone,
    email: client.email,
    address: client.address,
    school: client.school,
    notes: client.notes,
    people: (await listClientPeople(call.db.read, clientId)).map(toPerson),
  })
}
