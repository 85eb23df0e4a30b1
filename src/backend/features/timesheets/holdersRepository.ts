import { type SessionId, type TimesheetId, timesheetIdSchema } from '#shared/domain/ids.ts'
import { holderOf, isLiving, type TimesheetStatus } from '#shared/domain/timesheets.ts'
import { fail, ok, type Result } from '#shared/errors/index.ts'
import type { Reader } from '../../db/clinicDatabase.ts'

/** The living timesheet that has a session. */
export type Holder = { readonly timesheetId: TimesheetId; readonly status: 'submitted' | 'approved' }

const AT_ONCE = 500

/** Which timesheet has each of these sessions; one that no living timesheet has is not in the map. */
export async function listHolders(
  db: Reader,
  sessionIds: readonly SessionId[],
): Promise<ReadonlyMap<SessionId, Holder>> {
  const holders = new Map<SessionId, Holder>()
  for (let from = 0; from < sessionIds.length; from += AT_ONCE) {
    const ids = sessionIds.slice(from, from + AT_ONCE)
    const rows = await db
      .selectFrom('timesheet_session')
      .innerJoin('timesheet', 'timesheet.id', 'timesheet_session.timesheet_id')
      .select(['timesheet_session.session_id', 'timesheet.id', 'timesheet.status', 'timesheet.submitted_at'])
      .where('timesheet_session.session_id', 'in', ids)
      .where('timesheet_session.is_in', '=', 1)
      .where('timesheet.status', 'in', ['submitted', 'approved'])
      .execute()
    const bySession = Map.groupBy(rows, (row) => row.session_id)
    for (const sessionId of ids) {
      const holder = holderOf(
        (bySession.get(sessionId) ?? []).map((row) => ({
          timesheetId: row.id,
          status: row.status,
          submittedAt: row.submitted_at,
        })),
      )
      if (holder !== undefined)
        holders.set(sessionId, {
          timesheetId: timesheetIdSchema.parse(holder.timesheetId),
          status: livingStatus(holder.status),
        })
    }
  }
  return holders
}

function livingStatus(status: TimesheetStatus): Holder['status'] {
  if (!isLiving(status)) throw new Error('A timesheet that is not living holds nothing')
  return status === 'approved' ? 'approved' : 'submitted'
}

/** Whether a session may still be changed: not once a timesheet that waits or was approved has it. */
export async function checkOpen(
  db: Reader,
  sessionId: SessionId,
): Promise<Result<null, 'SESSION_IN_TIMESHEET'>> {
  const holder = (await listHolders(db, [sessionId])).get(sessionId)
  return holder === undefined ? ok(null) : fail('SESSION_IN_TIMESHEET', { status: holder.status })
}
