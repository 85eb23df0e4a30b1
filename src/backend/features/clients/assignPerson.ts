import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import { fail, type Failed, ok } from '#shared/errors/index.ts'
import { zonedDay } from '#shared/lib/zonedDay.ts'
import type { ActorCall } from '../../call.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import { updateRow, writeRow } from '../../db/writeRow.ts'
import { queueMail } from '../mail/index.ts'
import { findClient, getTimezone } from './clientsRepository.ts'
import { readChart } from './getChart.ts'
import { findCandidate, findTie, listOtherPrimaries, tieId } from './tiesRepository.ts'
import { reachesClient } from './viewableClients.ts'

type Input = ParsedInputOf<'clients.assign'>
const ASSIGNED = { verb: 'client.personAssigned' }
const CHANGED = { verb: 'client.personChanged' }

const bit = (flag: boolean): 0 | 1 => (flag ? 1 : 0)

/** Practitioners have no portal of a family's: what only guardians and contacts have is refused for them. */
function hasFamilyFlags(input: Input): boolean {
  return (
    input.hasPortalAccess || input.hasEmailNotifications || input.hasConsent || input.relationLabel !== ''
  )
}

type Refused = Failed<'NOT_FOUND' | 'FORBIDDEN' | 'BAD_INPUT' | 'NO_EMAIL'>

/**
 * Who may be what to a client: only who is active and treats becomes a practitioner, and nobody without an e-mail is
 * written to. Who is there already stays, also once they left; what they get follows the same rules.
 */
async function refusalOf(tx: WriteTx, input: Input, isThere: boolean): Promise<Refused | undefined> {
  const candidate = await findCandidate(tx.query, input.userId)
  const isOneOf = candidate?.isActive === true && (input.relation !== 'practitioner' || candidate.treats)
  if (!isOneOf && !isThere) return fail('BAD_INPUT', { fields: { userId: 'notOneOf' } })
  if (input.relation === 'practitioner')
    return hasFamilyFlags(input) ? fail('BAD_INPUT', { fields: { relation: 'notOneOf' } }) : undefined
  const needsEmail = input.hasPortalAccess || input.hasEmailNotifications
  return needsEmail && (candidate?.email ?? '') === '' ? fail('NO_EMAIL', {}) : undefined
}

/** Of those in one relation one is primary: whoever becomes it takes it from the other. */
async function passPrimary(tx: WriteTx, input: Input): Promise<void> {
  if (!input.isPrimary) return
  for (const id of await listOtherPrimaries(tx.query, input))
    updateRow(tx, 'client_person', id, { is_primary: 0 }, CHANGED)
}

async function writeTie(tx: WriteTx, input: Input): Promise<void> {
  const { clientId, userId, relation } = input
  const id = tieId(clientId, userId, relation)
  const was = await findTie(tx.query, id)
  const isThere = was?.is_current === 1
  const since = isThere ? was.since : zonedDay(tx.now, await getTimezone(tx.query))
  await passPrimary(tx, input)
  writeRow(
    tx,
    'client_person',
    {
      id,
      client_id: clientId,
      user_id: userId,
      relation,
      relation_label: input.relationLabel,
      since,
      is_current: 1,
      is_primary: bit(input.isPrimary),
      has_portal_access: bit(input.hasPortalAccess),
      has_email_notifications: bit(input.hasEmailNotifications),
      has_consent: bit(input.hasConsent),
    },
    isThere ? CHANGED : ASSIGNED,
  )
  if (!isThere && relation === 'practitioner') queueMail(tx, userId, 'clientAssigned')
}

/** Assigns a practitioner, guardian or contact to a client, or changes how they are assigned (product.md 25). */
export async function assignPerson(call: ActorCall, input: Input): Promise<Answer<'clients.assign'>> {
  const { clientId } = input
  const written = await call.db.write({ actorId: call.actor.userId }, async (tx) => {
    if ((await findClient(tx.query, clientId)) === undefined) return fail('NOT_FOUND', {})
    if (!(await reachesClient(call, 'clients.assign', clientId, tx.query))) return fail('FORBIDDEN', {})
    const tie = await findTie(tx.query, tieId(clientId, input.userId, input.relation))
    const refusal = await refusalOf(tx, input, tie?.is_current === 1)
    if (refusal !== undefined) return refusal
    await writeTie(tx, input)
    return ok(null)
  })
  if (!written.ok) return written
  const chart = await readChart(call, clientId)
  return chart === undefined ? fail('NOT_FOUND', {}) : ok(chart)
}
