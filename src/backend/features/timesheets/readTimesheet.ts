import type { TimesheetDetails, TimesheetSummary } from '#shared/contract/timesheets.ts'
import type { TimesheetId } from '#shared/domain/ids.ts'
import { isLiving, totalsByWeek } from '#shared/domain/timesheets.ts'
import { fail, ok, type Result } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import type { Reader } from '../../db/clinicDatabase.ts'
import { getClinicRules } from '../users/index.ts'
import { describeLines } from './describeLines.ts'
import { listHolders } from './holdersRepository.ts'
import { listLinesOf, type StoredLine } from './linesRepository.ts'
import { findTimesheet, type Timesheet } from './timesheetsRepository.ts'

type Counted = { readonly lines: StoredLine[]; readonly heldElsewhere: number }

/**
 * What a timesheet counts: its sessions that are still completed and billable, but for those that another living
 * timesheet has, which two PCs made while neither knew of the other.
 */
export async function readCounted(
  db: Reader,
  { timesheetId, status }: Pick<Timesheet, 'timesheetId' | 'status'>,
): Promise<Counted> {
  const lines = (await listLinesOf(db, timesheetId)).filter((line) => line.isAccountable)
  const holders = await listHolders(
    db,
    lines.map(({ sessionId }) => sessionId),
  )
  const isHere = ({ sessionId }: StoredLine): boolean => {
    const holder = holders.get(sessionId)
    return holder === undefined ? !isLiving(status) : holder.timesheetId === timesheetId
  }
  const here = lines.filter(isHere)
  return { lines: here, heldElsewhere: lines.length - here.length }
}

const minutesOf = (lines: readonly { readonly durationMinutes: number }[]): number =>
  lines.reduce((sum, { durationMinutes }) => sum + durationMinutes, 0)

/** A line of the list of timesheets. */
export async function summarise(db: Reader, timesheet: Timesheet): Promise<TimesheetSummary> {
  const { lines } = await readCounted(db, timesheet)
  return { ...timesheet, sessionCount: lines.length, minutes: minutesOf(lines) }
}

/** One timesheet as a whole, for whom it is of and for those who review. */
export async function readTimesheet(
  call: ActorCall,
  timesheetId: TimesheetId,
): Promise<Result<TimesheetDetails, 'NOT_FOUND' | 'FORBIDDEN'>> {
  const timesheet = await findTimesheet(call.db.read, timesheetId)
  if (timesheet === undefined) return fail('NOT_FOUND', {})
  const isOwn = timesheet.practitionerId === call.actor.userId
  const reviews = call.actor.rights['timesheets.review'] !== undefined
  if (!isOwn && !reviews) return fail('FORBIDDEN', {})
  const { timezone } = await getClinicRules(call.db.read)
  const { lines, heldElsewhere } = await readCounted(call.db.read, timesheet)
  const described = await describeLines(call, lines, timezone, isOwn)
  return ok({
    ...timesheet,
    sessionCount: lines.length,
    minutes: minutesOf(lines),
    lines: described,
    weeks: totalsByWeek(described),
    heldElsewhere,
    timezone,
    isOwn,
    mayReview: reviews && !isOwn && timesheet.status === 'submitted',
  })
}
