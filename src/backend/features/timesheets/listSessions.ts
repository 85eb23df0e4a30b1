import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import { totalsByWeek } from '#shared/domain/timesheets.ts'
import { fail, ok } from '#shared/errors/index.ts'
import { zonedDayStart } from '#shared/lib/zonedDay.ts'
import type { ActorCall } from '../../call.ts'
import { findUser, getClinicRules, listRoles, reaches } from '../users/index.ts'
import { describeLines } from './describeLines.ts'
import { listHolders } from './holdersRepository.ts'
import { listAccountable, type StoredLine } from './linesRepository.ts'

type Input = ParsedInputOf<'timesheets.listSessions'>

/** The sessions of somebody in days of the clinic, both ends included. */
export async function readPeriod(
  call: ActorCall,
  { userId, from, until }: Input,
): Promise<{ lines: StoredLine[]; timezone: string; hasTimesheets: boolean }> {
  const { timezone, hasTimesheets } = await getClinicRules(call.db.read)
  const start = zonedDayStart(from, timezone)
  const lines = await listAccountable(call.db.read, userId, start, zonedDayStart(until, timezone, 1))
  return { lines, timezone, hasTimesheets }
}

/** The tab "Sessions" of an account: completed, billable sessions of a period with totals (product.md 12). */
export async function listSessions(
  call: ActorCall,
  input: Input,
): Promise<Answer<'timesheets.listSessions'>> {
  const { userId } = input
  if ((await findUser(call.db.read, userId)) === undefined) return fail('NOT_FOUND', {})
  if (!reaches(call.scope, call.actor.userId, userId, await listRoles(call.db.read, userId)))
    return fail('FORBIDDEN', {})
  const { lines, timezone, hasTimesheets } = await readPeriod(call, input)
  const holders = await listHolders(
    call.db.read,
    lines.map(({ sessionId }) => sessionId),
  )
  const described = await describeLines(call, lines, timezone, userId === call.actor.userId)
  return ok({
    lines: described.map((line) => ({ ...line, timesheet: holders.get(line.sessionId)?.status ?? null })),
    weeks: totalsByWeek(described),
    timezone,
    isOn: hasTimesheets,
  })
}

/** The same for a file; the log has it before it is given. */
export async function exportSessions(
  call: ActorCall,
  input: Input,
): Promise<Answer<'timesheets.exportSessions'>> {
  const { userId } = input
  const user = await findUser(call.db.read, userId)
  if (user === undefined) return fail('NOT_FOUND', {})
  if (!reaches(call.scope, call.actor.userId, userId, await listRoles(call.db.read, userId)))
    return fail('FORBIDDEN', {})
  const { lines, timezone } = await readPeriod(call, input)
  const described = await describeLines(call, lines, timezone, userId === call.actor.userId)
  return ok({ lines: described, count: lines.length, name: `${user.first_name} ${user.last_name}`.trim() })
}
