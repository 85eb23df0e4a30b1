import type { ParsedInputOf } from '#shared/contract/index.ts'
import { canOffer } from '#shared/domain/services.ts'
import { fail, ok, type FieldProblem, type Result } from '#shared/errors/index.ts'
import { zonedDay, zonedMinute, zonedMoment } from '#shared/lib/zonedDay.ts'
import type { ActorCall } from '../../call.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import { findClient, listViewableClientIds } from '../clients/index.ts'
import { findService } from '../services/index.ts'
import { getClinicRules } from '../users/index.ts'
import { findPractitioner } from './practitionersRepository.ts'
import { mayEditSessions } from './sessionAccess.ts'
import type { StoredSession } from './sessionsRepository.ts'

type Input = ParsedInputOf<'sessions.add'>

/** Whether the actor may put a session of this person and client into the calendar. */
export async function mayEnter(call: ActorCall, input: Input, before?: StoredSession): Promise<boolean> {
  if (!(await mayEditSessions(call, input.practitionerId))) return false
  // Who holds a session goes on to, even once the client is somebody else's.
  if (before?.clientId === input.clientId) return true
  return (await listViewableClientIds(call, [input.clientId])).has(input.clientId)
}

/**
 * The moment a session starts at, from what was typed in the clinic's time. A session that keeps its day and time keeps
 * its moment too: of an hour that comes twice, it may be the second.
 */
function momentOf(input: Input, timezone: string, before: StoredSession | undefined): number | undefined {
  const isKept =
    before !== undefined &&
    zonedDay(before.startsAt, timezone) === input.day &&
    zonedMinute(before.startsAt, timezone) === input.startMinute
  return isKept ? before.startsAt : zonedMoment(input.day, input.startMinute, timezone)
}

const refuse = (field: string, problem: FieldProblem) => fail('BAD_INPUT', { fields: { [field]: problem } })

/**
 * Checks what a session may be: a time that is there, somebody who treats, a service they offer. What an older session
 * has and keeps is not asked again: its service may be retired by now, its practitioner or client gone.
 * @returns when it starts
 */
export async function checkSession(
  tx: WriteTx,
  input: Input,
  before?: StoredSession,
): Promise<Result<{ startsAt: number }, 'BAD_INPUT'>> {
  const { timezone } = await getClinicRules(tx.query)
  const startsAt = momentOf(input, timezone, before)
  if (startsAt === undefined) return refuse('startMinute', 'noSuchTime')
  const isSamePerson = before?.practitionerId === input.practitionerId
  const practitioner = await findPractitioner(tx.query, input.practitionerId)
  if (practitioner === undefined || (!practitioner.treats && !isSamePerson))
    return refuse('practitionerId', 'notOneOf')
  if (before?.clientId !== input.clientId && (await findClient(tx.query, input.clientId)) === undefined)
    return refuse('clientId', 'notOneOf')
  if (isSamePerson && before.serviceId === input.serviceId) return ok({ startsAt })
  const service = await findService(tx.query, input.serviceId)
  if (service === undefined || service.is_current === 0) return refuse('serviceId', 'notOneOf')
  const demand = { disciplineId: service.discipline_id, compensationTierId: service.compensation_tier_id }
  if (!canOffer(demand, practitioner)) return refuse('serviceId', 'notOneOf')
  return ok({ startsAt })
}
