import type { TimesheetDetails, TimesheetSummary } from '#shared/contract/timesheets.ts'
import type { TimesheetId } from '#shared/domain/ids.ts'
import { isLiving, totalsByWeek } from '#shared/domain/timesheets.ts'
import { fail, ok, type Result } from '#shared/errors/index.ts'
import { zonedDayStart } from '#shared/lib/zonedDay.ts'
import type { ActorCall } from '../../call.ts'
import type { Reader } from '../../db/clinicDatabase.ts'
import { getClinicRules } from '../users/index.ts'
import { describeLines } from './describeLines.ts'
import { listHolders } from './holdersRepository.ts'
import { listHandedIn, listLinesOf, type StoredLine } from './linesRepository.ts'
import { findTimesheet, type Timesheet } from './timesheetsRepository.ts'

type Counted = {
  readonly lines: StoredLine[]
  readonly heldElsewhere: number
  readonly changedSince: number
}
type Sheet = Pick<Timesheet, 'timesheetId' | 'status' | 'practitionerId' | 'from' | 'until'>

/** Of sessions that were put into a timesheet, those that belong there still: its practitioner's, done in its period. */
export async function listStillIn(
  db: Reader,
  lines: readonly StoredLine[],
  { practitionerId, from, until }: Sheet,
): Promise<StoredLine[]> {
  const { timezone } = await getClinicRules(db)
  const [start, end] = [zonedDayStart(from, timezone), zonedDayStart(until, timezone, 1)]
  return lines.filter(
    (line) =>
      line.isAccountable &&
      line.practitionerId === practitionerId &&
      line.startsAt >= start &&
      line.startsAt < end,
  )
}

/** A timesheet that waits or was approved says what was handed in; one that went back, what is to be had again. */
async function listSheetLines(db: Reader, sheet: Sheet): Promise<{ lines: StoredLine[]; changed: number }> {
  if (!isLiving(sheet.status)) {
    const lines = await listStillIn(db, await listLinesOf(db, sheet.timesheetId), sheet)
    return { lines, changed: 0 }
  }
  const lines = (await listHandedIn(db, sheet.timesheetId, sheet.practitionerId)).filter(
    (line) => line.isAccountable,
  )
  return { lines, changed: lines.filter(({ isChanged }) => isChanged).length }
}

/**
 * What a timesheet counts, but for sessions that another living timesheet has, which two PCs made while neither knew of
 * the other.
 */
export async function readCounted(db: Reader, sheet: Sheet): Promise<Counted> {
  const { timesheetId, status } = sheet
  const { lines, changed } = await listSheetLines(db, sheet)
  const holders = await listHolders(
    db,
    lines.map(({ sessionId }) => sessionId),
  )
  const isHere = ({ sessionId }: StoredLine): boolean => {
    const holder = holders.get(sessionId)
    return holder === undefined ? !isLiving(status) : holder.timesheetId === timesheetId
  }
  const here = lines.filter(isHere)
  return { lines: here, heldElsewhere: lines.length - here.length, changedSince: changed }
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
  const { lines, heldElsewhere, changedSince } = await readCounted(call.db.read, timesheet)
  const described = await describeLines(call, lines, timezone, isOwn)
  return ok({
    ...timesheet,
    sessionCount: lines.length,
    minutes: minutesOf(lines),
    lines: described,
    weeks: totalsByWeek(described),
    heldElsewhere,
    changedSince,
    timezone,
    isOwn,
    mayReview: reviews && !isOwn && timesheet.status === 'submitted',
  })
}
