import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import { canHaveStatus } from '#shared/domain/sessions.ts'
import { fail, ok, type Result } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import { updateRow } from '../../db/writeRow.ts'
import { getClinicRules } from '../users/index.ts'
import { chargeOf } from '../services/index.ts'
import { checkOpen } from '../timesheets/index.ts'
import { checkSession, mayEnter } from './checkSession.ts'
import { checkDirectLimit } from './directLimit.ts'
import { findOverlaps } from './findOverlaps.ts'
import { mayEditSessions } from './sessionAccess.ts'
import { findSession, type StoredSession } from './sessionsRepository.ts'
import { tellOfMove } from './tellByMail.ts'

type Input = ParsedInputOf<'sessions.change'>
type Refusals =
  'NOT_FOUND' | 'BAD_INPUT' | 'PLAN_LIMITS_DIRECT_SESSIONS' | 'SESSION_IN_TIMESHEET' | 'SESSION_NOT_BEGUN'

/** Changes an appointment: who, whom, what, when. One in a timesheet that waits or was approved is closed. */
export async function changeSession(call: ActorCall, input: Input): Promise<Answer<'sessions.change'>> {
  const before = await findSession(call.db.read, input.sessionId)
  if (before === undefined) return fail('NOT_FOUND', {})
  if (!(await mayEditSessions(call, before.practitionerId)) || !(await mayEnter(call, input, before)))
    return fail('FORBIDDEN', {})
  const changed = await call.db.write({ actorId: call.actor.userId }, (tx) => writeSession(tx, input))
  if (!changed.ok) return changed
  const { timezone } = await getClinicRules(call.db.read)
  return ok({
    sessionId: input.sessionId,
    overlaps: await findOverlaps(call, { ...input, ...changed.data }, timezone),
  })
}

async function writeSession(tx: WriteTx, input: Input): Promise<Result<{ startsAt: number }, Refusals>> {
  const before = await findSession(tx.query, input.sessionId)
  if (before === undefined) return fail('NOT_FOUND', {})
  const open = await checkOpen(tx.query, input.sessionId)
  if (!open.ok) return open
  const checked = await checkSession(tx, input, before)
  if (!checked.ok) return checked
  const after = { ...before, ...input, startsAt: checked.data.startsAt }
  if (!canHaveStatus(after.status, after.startsAt, tx.now)) return fail('SESSION_NOT_BEGUN', {})
  const room = await checkDirectLimit(tx.query, before, after)
  if (!room.ok) return room
  const charge = after.serviceId === before.serviceId ? {} : await chargeOf(tx.query, after.serviceId)
  updateRow(tx, 'session', input.sessionId, { ...patchOf(after), ...charge }, { verb: 'session.changed' })
  if (after.status === 'scheduled') await tellOfMove(tx, before, after)
  return ok(checked.data)
}

const patchOf = (after: Omit<StoredSession, 'clientName' | 'serviceName' | 'practitionerName'>) =>
  ({
    client_id: after.clientId,
    practitioner_id: after.practitionerId,
    service_id: after.serviceId,
    starts_at: after.startsAt,
    duration_minutes: after.durationMinutes,
    is_direct: after.isDirect ? 1 : 0,
    is_billable: after.isBillable ? 1 : 0,
  }) as const
