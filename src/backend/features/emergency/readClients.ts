import type { EmergencyClient } from '#shared/contract/emergency.ts'
import type { Answer } from '#shared/contract/index.ts'
import type { ClientId } from '#shared/domain/ids.ts'
import { visibleText } from '#shared/domain/visibleText.ts'
import { fail, ok } from '#shared/errors/index.ts'
import { foldText } from '#shared/lib/fold.ts'
import { appendAudit } from '../../audit/appendAudit.ts'
import type { ClinicCall } from '../../call.ts'
import { writeAlways } from '../../db/writeAlways.ts'
import {
  findClientsByName,
  findEmergencyClient,
  listAroundClient,
  listPhones,
} from './emergencyRepository.ts'

const MOST = 20
const LONGEST_SEARCH = 100

type NameFields = { readonly first_name: string; readonly last_name: string; readonly preferred_name: string }

function nameOf({ first_name, last_name, preferred_name }: NameFields): string {
  const called = preferred_name === '' || preferred_name === first_name ? '' : ` “${preferred_name}”`
  return `${first_name}${called} ${last_name}`.trim()
}

const askerOf = (call: ClinicCall): string => call.sessions.emergencyAt(call.seat)?.name ?? ''

/** Clients by name; what was typed is in the log before the answer. */
export async function searchClients(
  call: ClinicCall,
  { search }: { search: string },
): Promise<Answer<'emergency.search'>> {
  call.sessions.touchEmergency(call.seat)
  const words = foldText(search).split(' ')
  const rows = await findClientsByName(call.db.read, words, MOST + 1)
  const found = Math.min(rows.length, MOST)
  const after = { search: visibleText(search, LONGEST_SEARCH), found, name: askerOf(call) }
  await writeAlways(call.db, null, (tx) =>
    appendAudit(tx, { verb: 'emergency.search', outcome: 'done', after }),
  )
  const clients = rows
    .slice(0, MOST)
    .map((row) => ({ clientId: row.id, name: nameOf(row), birthDate: row.birth_date }))
  return ok({ clients, isCut: rows.length > MOST })
}

async function describeClient(call: ClinicCall, clientId: ClientId): Promise<EmergencyClient | undefined> {
  const client = await findEmergencyClient(call.db.read, clientId)
  if (client === undefined) return undefined
  const around = await listAroundClient(call.db.read, clientId)
  const callable = around.flatMap(({ userId, relation, name }) =>
    relation === 'practitioner' ? [] : [{ userId, relation, name }],
  )
  const phones = await listPhones(
    call.db.read,
    callable.map(({ userId }) => userId),
  )
  return {
    clientId,
    name: nameOf(client),
    birthDate: client.birth_date,
    phone: client.phone,
    people: callable.map(({ userId, relation, name }) => ({
      relation,
      name,
      phones: phones.get(userId) ?? [],
    })),
    practitioners: around.filter(({ relation }) => relation === 'practitioner').map(({ name }) => name),
  }
}

/** Whom to call about a client. Each opening is in the log before it is shown. */
export async function getClient(
  call: ClinicCall,
  { clientId }: { clientId: ClientId },
): Promise<Answer<'emergency.get'>> {
  call.sessions.touchEmergency(call.seat)
  const client = await describeClient(call, clientId)
  if (client === undefined) return fail('NOT_FOUND', {})
  await writeAlways(call.db, null, (tx) =>
    appendAudit(tx, {
      verb: 'emergency.get',
      outcome: 'done',
      aboutClientId: clientId,
      after: { name: askerOf(call) },
    }),
  )
  return ok(client)
}
