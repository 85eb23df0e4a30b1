import { type TimesheetId, timesheetIdSchema, type UserId } from '#shared/domain/ids.ts'
import type { TimesheetStatus } from '#shared/domain/timesheets.ts'
import { inNameOrder } from '#shared/lib/fold.ts'
import type { Reader } from '../../db/clinicDatabase.ts'

/** A timesheet with the names of its people. */
export type Timesheet = {
  readonly timesheetId: TimesheetId
  readonly practitionerId: UserId
  readonly practitionerName: string
  readonly reviewerId: UserId | null
  readonly reviewerName: string
  readonly from: string
  readonly until: string
  readonly status: TimesheetStatus
  readonly reason: string
  readonly submittedAt: number | null
  readonly decidedAt: number | null
  readonly decidedByName: string
}
export type ListedStatus = Exclude<TimesheetStatus, 'draft'>

const selectTimesheets = (db: Reader) =>
  db
    .selectFrom('timesheet')
    .leftJoin('user as practitioner', 'practitioner.id', 'timesheet.practitioner_id')
    .leftJoin('user as reviewer', 'reviewer.id', 'timesheet.reviewer_id')
    .leftJoin('user as decider', 'decider.id', 'timesheet.decided_by')
    .select([
      'timesheet.id',
      'timesheet.practitioner_id',
      'timesheet.reviewer_id',
      'timesheet.starts_on',
      'timesheet.ends_on',
      'timesheet.status',
      'timesheet.reason',
      'timesheet.submitted_at',
      'timesheet.decided_at',
      'practitioner.first_name as practitioner_first',
      'practitioner.last_name as practitioner_last',
      'reviewer.first_name as reviewer_first',
      'reviewer.last_name as reviewer_last',
      'decider.first_name as decider_first',
      'decider.last_name as decider_last',
    ])

type Row = Awaited<ReturnType<ReturnType<typeof selectTimesheets>['execute']>>[number]
const nameOf = (first: string | null, last: string | null): string => `${first ?? ''} ${last ?? ''}`.trim()

const toTimesheet = (row: Row): Timesheet => ({
  timesheetId: timesheetIdSchema.parse(row.id),
  practitionerId: row.practitioner_id,
  practitionerName: nameOf(row.practitioner_first, row.practitioner_last),
  reviewerId: row.reviewer_id,
  reviewerName: nameOf(row.reviewer_first, row.reviewer_last),
  from: row.starts_on,
  until: row.ends_on,
  status: row.status,
  reason: row.reason,
  submittedAt: row.submitted_at,
  decidedAt: row.decided_at,
  decidedByName: nameOf(row.decider_first, row.decider_last),
})

/** One timesheet; undefined where there is none of this id. */
export async function findTimesheet(db: Reader, timesheetId: TimesheetId): Promise<Timesheet | undefined> {
  const row = await selectTimesheets(db).where('timesheet.id', '=', timesheetId).executeTakeFirst()
  return row === undefined ? undefined : toTimesheet(row)
}

type Page = {
  readonly status: ListedStatus
  /** Null for everybody's. */
  readonly practitionerId: UserId | null
  readonly before: { readonly submittedAt: number; readonly timesheetId: TimesheetId } | null
  readonly limit: number
}

/** Timesheets of a status, the last handed in first. */
export async function listTimesheets(db: Reader, page: Page): Promise<Timesheet[]> {
  let query = selectTimesheets(db).where('timesheet.status', '=', page.status)
  const { before, practitionerId } = page
  if (practitionerId !== null) query = query.where('timesheet.practitioner_id', '=', practitionerId)
  if (before !== null)
    query = query.where((where) =>
      where.or([
        where('timesheet.submitted_at', '<', before.submittedAt),
        where.and([
          where('timesheet.submitted_at', '=', before.submittedAt),
          where('timesheet.id', '<', before.timesheetId),
        ]),
      ]),
    )
  const rows = await query
    .orderBy('timesheet.submitted_at', 'desc')
    .orderBy('timesheet.id', 'desc')
    .limit(page.limit)
    .execute()
  return rows.map(toTimesheet)
}

/** How many timesheets there are of each status. */
export async function countTimesheets(
  db: Reader,
  practitionerId: UserId | null,
): Promise<Record<ListedStatus, number>> {
  let query = db
    .selectFrom('timesheet')
    .select((select) => ['status', select.fn.countAll<number>().as('n')])
    .groupBy('status')
  if (practitionerId !== null) query = query.where('practitioner_id', '=', practitionerId)
  const rows = await query.execute()
  const of = (status: ListedStatus): number => rows.find((row) => row.status === status)?.n ?? 0
  return { submitted: of('submitted'), approved: of('approved'), denied: of('denied') }
}

/** Active Owners and Office Admins but one person, by name: who may review that person's timesheet. */
export async function listReviewers(db: Reader, butNot: UserId): Promise<{ userId: UserId; name: string }[]> {
  const rows = await db
    .selectFrom('user')
    .innerJoin('user_role', 'user_role.user_id', 'user.id')
    .select(['user.id', 'user.first_name', 'user.last_name'])
    .distinct()
    .where('user.status', '=', 'active')
    .where('user_role.role', 'in', ['owner', 'officeAdmin'])
    .where('user_role.is_held', '=', 1)
    .where('user.id', '!=', butNot)
    .orderBy('user.id')
    .execute()
  const people = rows.map((row) => ({ userId: row.id, name: nameOf(row.first_name, row.last_name) }))
  return inNameOrder(people, ({ name }) => name)
}
