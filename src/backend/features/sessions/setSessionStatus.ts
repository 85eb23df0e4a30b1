import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import { canHaveStatus, type SessionStatus } from '#shared/domain/sessions.ts'
import { fail, ok, type Result } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import { updateRow } from '../../db/writeRow.ts'
import { checkOpen } from '../timesheets/index.ts'
import { checkDirectLimit } from './directLimit.ts'
import { mayEditSessions } from './sessionAccess.ts'
import { findSession, type StoredSession } from './sessionsRepository.ts'
import { tellByMail } from './tellByMail.ts'

type Input = ParsedInputOf<'sessions.setStatus'>
type Refusals = 'NOT_FOUND' | 'PLAN_LIMITS_DIRECT_SESSIONS' | 'SESSION_IN_TIMESHEET' | 'SESSION_NOT_BEGUN'

/**
 * Completes or cancels an appointment, or notes that nobody came; the status before comes back, so that each of them
 * can be taken back the same way.
 */
export async function setSessionStatus(call: ActorCall, input: Input): Promise<Answer<'sessions.setStatus'>> {
  const session = await findSession(call.db.read, input.sessionId)
  if (session === undefined) return fail('NOT_FOUND', {})
  if (!(await mayEditSessions(call, session.practitionerId))) return fail('FORBIDDEN', {})
  return call.db.write({ actorId: call.actor.userId }, (tx) => writeStatus(tx, input))
}

async function writeStatus(tx: WriteTx, input: Input): Promise<Result<{ before: SessionStatus }, Refusals>> {
  const before = await findSession(tx.query, input.sessionId)
  if (before === undefined) return fail('NOT_FOUND', {})
  const { status, startsAt } = before
  if (status === input.status) return ok({ before: status })
  const open = await checkOpen(tx.query, input.sessionId)
  if (!open.ok) return open
  if (!canHaveStatus(input.status, startsAt, tx.now)) return fail('SESSION_NOT_BEGUN', {})
  const room = await checkDirectLimit(tx.query, before, { ...before, status: input.status })
  if (!room.ok) return room
  updateRow(tx, 'session', input.sessionId, { status: input.status }, { verb: VERBS[input.status] })
  await tellOfStatus(tx, before, input.status)
  return ok({ before: status })
}

const VERBS = {
  scheduled: 'session.reopened',
  completed: 'session.completed',
  cancelled: 'session.cancelled',
  noShow: 'session.missed',
} as const satisfies Record<SessionStatus, string>

async function tellOfStatus(tx: WriteTx, before: StoredSession, status: SessionStatus): Promise<void> {
  if (status === 'cancelled') await tellByMail(tx, 'appointmentCancelled', before)
  else if (before.status === 'cancelled') await tellByMail(tx, 'appointmentCreated', before)
}
