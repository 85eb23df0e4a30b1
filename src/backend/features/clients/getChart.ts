import type { ClientChart } from '#shared/contract/clients.ts'
import type { Answer } from '#shared/contract/index.ts'
import type { ClientId } from '#shared/domain/ids.ts'
import { fail, ok } from '#shared/errors/index.ts'
import { appendAudit } from '../../audit/appendAudit.ts'
import type { ActorCall } from '../../call.ts'
import { type ClientPerson, findClient, listClientPeople } from './clientsRepository.ts'
import { reachesClient } from './viewableClients.ts'

const toPerson = (row: ClientPerson): ClientChart['people'][number] => ({
  userId: row.user_id,
  name: `${row.first_name} ${row.last_name}`,
  title: row.title,
  relation: row.relation,
  relationLabel: row.relation_label,
  isPrimary: row.is_primary === 1,
  hasPortalAccess: row.has_portal_access === 1,
  hasEmailNotifications: row.has_email_notifications === 1,
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

/** A chart as it stands now, and what the viewer may do with it; undefined where there is no such client. */
export async function readChart(call: ActorCall, clientId: ClientId): Promise<ClientChart | undefined> {
  const { read } = call.db
  const client = await findClient(read, clientId)
  if (client === undefined) return undefined
  return {
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
    people: (await listClientPeople(read, clientId)).map(toPerson),
    may: {
      edit: await reachesClient(call, 'clients.edit', clientId),
      assign: await reachesClient(call, 'clients.assign', clientId),
      viewFinances: await reachesClient(call, 'clients.viewFinances', clientId),
    },
  }
}

/** The client chart, for those who may see this client; each opening and each refusal is in the log. */
export async function getChart(call: ActorCall, clientId: ClientId): Promise<Answer<'clients.getChart'>> {
  if ((await findClient(call.db.read, clientId)) === undefined) return fail('NOT_FOUND', {})
  // A refusal is noted by the router.
  if (!(await reachesClient(call, 'clients.view', clientId))) return fail('FORBIDDEN', {})
  await noteView(call, clientId)
  const chart = await readChart(call, clientId)
  return chart === undefined ? fail('NOT_FOUND', {}) : ok(chart)
}
