import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import type { TimesheetId } from '#shared/domain/ids.ts'
import { fail, ok } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import { updateRow } from '../../db/writeRow.ts'
import { queueMail } from '../mail/index.ts'
import { findTimesheet } from './timesheetsRepository.ts'

type Verdict = { readonly status: 'approved' } | { readonly status: 'denied'; readonly reason: string }
const ACTS = {
  approved: { verb: 'timesheet.approved' },
  denied: { verb: 'timesheet.denied' },
} as const

/**
 * Decides about a timesheet that waits. Any reviewer may, not only the one who was asked, so that nothing waits for
 * somebody on leave; nobody decides about their own.
 */
function decide(
  call: ActorCall,
  timesheetId: TimesheetId,
  verdict: Verdict,
): Promise<Answer<'timesheets.approve'>> {
  const { userId } = call.actor
  return call.db.write({ actorId: userId }, async (tx) => {
    const timesheet = await findTimesheet(tx.query, timesheetId)
    if (timesheet === undefined) return fail('NOT_FOUND', {})
    if (timesheet.practitionerId === userId) return fail('OWN_TIMESHEET', {})
    if (timesheet.status !== 'submitted') return fail('TIMESHEET_CHANGED', {})
    const { status } = verdict
    const reason = verdict.status === 'denied' ? verdict.reason : ''
    const patch = { status, reason, decided_at: tx.now, decided_by: userId }
    updateRow(tx, 'timesheet', timesheetId, patch, ACTS[status])
    const kind = status === 'approved' ? 'timesheetApproved' : 'timesheetDenied'
    queueMail(tx, timesheet.practitionerId, kind)
    return ok({})
  })
}

/** "Approve": the timesheet is closed, and its sessions with it. */
export function approveTimesheet(
  call: ActorCall,
  { timesheetId }: ParsedInputOf<'timesheets.approve'>,
): Promise<Answer<'timesheets.approve'>> {
  return decide(call, timesheetId, { status: 'approved' })
}

/** "Deny", with a reason: the sessions go back to the practitioner. */
export function denyTimesheet(
  call: ActorCall,
  { timesheetId, reason }: ParsedInputOf<'timesheets.deny'>,
): Promise<Answer<'timesheets.deny'>> {
  return decide(call, timesheetId, { status: 'denied', reason })
}
