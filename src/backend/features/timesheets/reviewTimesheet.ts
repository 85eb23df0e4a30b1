import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import type { TimesheetId, UserId } from '#shared/domain/ids.ts'
import { fail, ok, type Result } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import type { Reader, WriteTx } from '../../db/clinicDatabase.ts'
import { updateRow } from '../../db/writeRow.ts'
import { queueMail } from '../mail/index.ts'
import { readCounted } from './readTimesheet.ts'
import { findTimesheet, type Timesheet } from './timesheetsRepository.ts'

type Verdict = { readonly status: 'approved' } | { readonly status: 'denied'; readonly reason: string }
const ACTS = {
  approved: { verb: 'timesheet.approved' },
  denied: { verb: 'timesheet.denied' },
} as const
const MAILS = { approved: 'timesheetApproved', denied: 'timesheetDenied' } as const

/**
 * A timesheet that waits for somebody's decision. Any reviewer may decide, not only the one who was asked, so that
 * nothing waits for somebody on leave; nobody decides about their own.
 */
async function findWaiting(
  db: Reader,
  timesheetId: TimesheetId,
  reviewerId: UserId,
): Promise<Result<Timesheet, 'NOT_FOUND' | 'OWN_TIMESHEET' | 'TIMESHEET_CHANGED'>> {
  const timesheet = await findTimesheet(db, timesheetId)
  if (timesheet === undefined) return fail('NOT_FOUND', {})
  if (timesheet.practitionerId === reviewerId) return fail('OWN_TIMESHEET', {})
  return timesheet.status === 'submitted' ? ok(timesheet) : fail('TIMESHEET_CHANGED', {})
}

function decide(
  tx: WriteTx,
  { timesheetId, practitionerId }: Timesheet,
  reviewerId: UserId,
  verdict: Verdict,
) {
  const { status } = verdict
  const reason = verdict.status === 'denied' ? verdict.reason : ''
  const patch = { status, reason, decided_at: tx.now, decided_by: reviewerId }
  updateRow(tx, 'timesheet', timesheetId, patch, ACTS[status])
  queueMail(tx, practitionerId, MAILS[status])
  return ok({})
}

/**
 * "Approve": the timesheet is closed, and its sessions with it. One that waits while another has some of its sessions is
 * refused: an approved timesheet comes first, and would take them from the other unseen.
 */
export function approveTimesheet(
  call: ActorCall,
  { timesheetId }: ParsedInputOf<'timesheets.approve'>,
): Promise<Answer<'timesheets.approve'>> {
  const { userId } = call.actor
  return call.db.write({ actorId: userId }, async (tx): Promise<Answer<'timesheets.approve'>> => {
    const waiting = await findWaiting(tx.query, timesheetId, userId)
    if (!waiting.ok) return waiting
    const { heldElsewhere } = await readCounted(tx.query, waiting.data)
    if (heldElsewhere > 0) return fail('TIMESHEET_HELD_ELSEWHERE', {})
    return decide(tx, waiting.data, userId, { status: 'approved' })
  })
}

/** "Deny", with a reason: the sessions go back to the practitioner. */
export function denyTimesheet(
  call: ActorCall,
  { timesheetId, reason }: ParsedInputOf<'timesheets.deny'>,
): Promise<Answer<'timesheets.deny'>> {
  const { userId } = call.actor
  return call.db.write({ actorId: userId }, async (tx) => {
    const waiting = await findWaiting(tx.query, timesheetId, userId)
    return waiting.ok ? decide(tx, waiting.data, userId, { status: 'denied', reason }) : waiting
  })
}
