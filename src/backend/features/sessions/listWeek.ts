import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import type { Session } from '#shared/contract/sessions.ts'
import { overlaps } from '#shared/domain/sessions.ts'
import { addDays, mondayOf } from '#shared/domain/timesheets.ts'
import { fail, ok } from '#shared/errors/index.ts'
import { zonedDay, zonedDayStart, zonedMinute } from '#shared/lib/zonedDay.ts'
import type { ActorCall } from '../../call.ts'
import { listViewableClientIds } from '../clients/index.ts'
import { listHolders } from '../timesheets/index.ts'
import { getClinicRules } from '../users/index.ts'
import { readDirectLimit } from './directLimit.ts'
import { findPractitioner } from './practitionersRepository.ts'
import { mayEditSessions, mayViewSessions } from './sessionAccess.ts'
import { listSessionsOf, type StoredSession } from './sessionsRepository.ts'

const DAYS = 7

/** The sessions of one person in one week of the clinic (product.md 2, Sessions). */
export async function listWeek(
  call: ActorCall,
  { userId, day }: ParsedInputOf<'sessions.listWeek'>,
): Promise<Answer<'sessions.listWeek'>> {
  const { read } = call.db
  const person = await findPractitioner(read, userId)
  if (person === undefined) return fail('NOT_FOUND', {})
  if (!(await mayViewSessions(call, userId))) return fail('FORBIDDEN', {})
  const { timezone } = await getClinicRules(read)
  const now = call.ports.clock.now()
  const today = zonedDay(now, timezone)
  const monday = mondayOf(day ?? today)
  const held = await listSessionsOf(
    read,
    userId,
    zonedDayStart(monday, timezone),
    zonedDayStart(addDays(monday, DAYS), timezone),
  )
  const mayChange = await mayEditSessions(call, userId)
  return ok({
    monday,
    today,
    now,
    timezone,
    sessions: await describe(call, held, timezone),
    directLimits: await limitsOf(call, monday),
    mayEdit: person.treats && mayChange,
    mayChange,
    person: { userId, name: person.name, disciplineName: person.disciplineName, treats: person.treats },
  })
}

async function limitsOf(call: ActorCall, monday: string) {
  const months = new Set([monday.slice(0, 7), addDays(monday, DAYS - 1).slice(0, 7)])
  const limits = []
  for (const month of months) limits.push(await readDirectLimit(call.db.read, month))
  return limits.filter((limit) => limit !== undefined)
}

async function describe(
  call: ActorCall,
  held: readonly StoredSession[],
  timezone: string,
): Promise<Session[]> {
  const viewable = await listViewableClientIds(
    call,
    held.map(({ clientId }) => clientId),
  )
  const holders = await listHolders(
    call.db.read,
    held.map(({ sessionId }) => sessionId),
  )
  return held.map((session) => ({
    sessionId: session.sessionId,
    practitionerId: session.practitionerId,
    clientId: session.clientId,
    serviceId: session.serviceId,
    serviceName: session.serviceName,
    startsAt: session.startsAt,
    durationMinutes: session.durationMinutes,
    status: session.status,
    isDirect: session.isDirect,
    isBillable: session.isBillable,
    clientName: viewable.has(session.clientId) ? session.clientName : null,
    day: zonedDay(session.startsAt, timezone),
    startMinute: zonedMinute(session.startsAt, timezone),
    overlapCount: held.filter((other) => other.sessionId !== session.sessionId && overlaps(other, session))
      .length,
    timesheet: holders.get(session.sessionId)?.status ?? null,
  }))
}
