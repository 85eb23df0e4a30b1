import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import { type TimesheetId, timesheetIdSchema, type UserId } from '#shared/domain/ids.ts'
import { fail, ok, type Result } from '#shared/errors/index.ts'
import { zonedDayStart } from '#shared/lib/zonedDay.ts'
import type { ActorCall } from '../../call.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import { insertRow, updateRow, writeRow } from '../../db/writeRow.ts'
import { queueMail } from '../mail/index.ts'
import { getClinicRules } from '../users/index.ts'
import { listHolders } from './holdersRepository.ts'
import { listAccountable, listLinesOf, type StoredLine } from './linesRepository.ts'
import { listStillIn } from './readTimesheet.ts'
import { findTimesheet, listReviewers } from './timesheetsRepository.ts'

type Input = ParsedInputOf<'timesheets.submit'>
type Refusals = 'BAD_INPUT' | 'TIMESHEETS_OFF' | 'NOTHING_TO_SUBMIT'
const SUBMITTED = { verb: 'timesheet.submitted' } as const

/** Those of some sessions that no living timesheet has: a session is in one at most. */
async function listFree(tx: WriteTx, lines: readonly StoredLine[]): Promise<StoredLine[]> {
  const holders = await listHolders(
    tx.query,
    lines.map(({ sessionId }) => sessionId),
  )
  return lines.filter(({ sessionId }) => !holders.has(sessionId))
}

/** Whether timesheets are on, and somebody else than oneself was asked to review. */
async function checkReviewer(
  tx: WriteTx,
  ownId: UserId,
  reviewerId: UserId,
): Promise<Result<null, 'BAD_INPUT' | 'TIMESHEETS_OFF'>> {
  if (!(await getClinicRules(tx.query)).hasTimesheets) return fail('TIMESHEETS_OFF', {})
  const reviewers = await listReviewers(tx.query, ownId)
  return reviewers.some(({ userId }) => userId === reviewerId)
    ? ok(null)
    : fail('BAD_INPUT', { fields: { reviewerId: 'notOneOf' } })
}

/** Puts a session into a timesheet as it is now, or takes it out again. */
function writeLine(tx: WriteTx, timesheetId: TimesheetId, line: StoredLine, isIn: boolean): void {
  const row = {
    id: `${timesheetId}.${line.sessionId}`,
    timesheet_id: timesheetId,
    session_id: line.sessionId,
    is_in: isIn ? 1 : 0,
    service_id: line.serviceId,
    starts_at: line.startsAt,
    duration_minutes: line.durationMinutes,
    is_direct: line.isDirect ? 1 : 0,
  } as const
  writeRow(tx, 'timesheet_session', row, SUBMITTED)
}

/** "Save & Submit": one's own completed, billable sessions of a period with the clients chosen (product.md 12). */
export function submitTimesheet(call: ActorCall, input: Input): Promise<Answer<'timesheets.submit'>> {
  const practitionerId = call.actor.userId
  return call.db.write({ actorId: practitionerId }, async (tx) => {
    const checked = await checkReviewer(tx, practitionerId, input.reviewerId)
    if (!checked.ok) return checked
    return insertTimesheet(tx, practitionerId, input)
  })
}

async function insertTimesheet(
  tx: WriteTx,
  practitionerId: UserId,
  { from, until, clientIds, reviewerId }: Input,
): Promise<Result<{ timesheetId: TimesheetId; sessionCount: number }, Refusals>> {
  const { timezone } = await getClinicRules(tx.query)
  const chosen = new Set(clientIds)
  const start = zonedDayStart(from, timezone)
  const held = await listAccountable(tx.query, practitionerId, start, zonedDayStart(until, timezone, 1))
  const lines = await listFree(
    tx,
    held.filter(({ clientId }) => chosen.has(clientId)),
  )
  if (lines.length === 0) return fail('NOTHING_TO_SUBMIT', {})
  const timesheetId = timesheetIdSchema.parse(tx.newId())
  insertRow(
    tx,
    'timesheet',
    {
      id: timesheetId,
      practitioner_id: practitionerId,
      reviewer_id: reviewerId,
      starts_on: from,
      ends_on: until,
      status: 'submitted',
      reason: '',
      submitted_at: tx.now,
      decided_at: null,
      decided_by: null,
    },
    SUBMITTED,
  )
  for (const line of lines) writeLine(tx, timesheetId, line, true)
  queueMail(tx, reviewerId, 'timesheetSubmitted')
  return ok({ timesheetId, sessionCount: lines.length })
}

/** Hands a denied timesheet in again: what belongs there no longer, or is in another one by now, stays out. */
export function resubmitTimesheet(call: ActorCall, input: Again): Promise<Answer<'timesheets.resubmit'>> {
  const { userId } = call.actor
  return call.db.write({ actorId: userId }, (tx) => handInAgain(tx, userId, input))
}

type Again = ParsedInputOf<'timesheets.resubmit'>
type AgainRefusals = Refusals | 'NOT_FOUND' | 'FORBIDDEN' | 'TIMESHEET_CHANGED'

async function handInAgain(
  tx: WriteTx,
  userId: UserId,
  { timesheetId, reviewerId }: Again,
): Promise<Result<{ sessionCount: number }, AgainRefusals>> {
  const timesheet = await findTimesheet(tx.query, timesheetId)
  if (timesheet === undefined) return fail('NOT_FOUND', {})
  if (timesheet.practitionerId !== userId) return fail('FORBIDDEN', {})
  if (timesheet.status !== 'denied') return fail('TIMESHEET_CHANGED', {})
  const checked = await checkReviewer(tx, userId, reviewerId)
  if (!checked.ok) return checked
  const all = await listLinesOf(tx.query, timesheetId)
  const free = await listFree(tx, await listStillIn(tx.query, all, timesheet))
  if (free.length === 0) return fail('NOTHING_TO_SUBMIT', {})
  for (const line of all) writeLine(tx, timesheetId, line, free.includes(line))
  const patch = { reviewer_id: reviewerId, status: 'submitted', reason: '', submitted_at: tx.now } as const
  updateRow(tx, 'timesheet', timesheetId, { ...patch, decided_at: null, decided_by: null }, SUBMITTED)
  queueMail(tx, reviewerId, 'timesheetSubmitted')
  return ok({ sessionCount: free.length })
}
