import { countsAsDirect, directSessionLimit, type SessionStatus } from '#shared/domain/sessions.ts'
import { fail, ok, type Result } from '#shared/errors/index.ts'
import { zonedDay, zonedDayStart } from '#shared/lib/zonedDay.ts'
import type { Reader } from '../../db/clinicDatabase.ts'
import { getClinicRules } from '../users/index.ts'
import { countDirectSessions } from './sessionsRepository.ts'

export type DirectLimit = { readonly month: string; readonly used: number; readonly most: number }

/** The month after one, both `YYYY-MM`. */
function nextMonth(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 7)
}

/** How much of a calendar month of the clinic the plan's direct sessions take; undefined where it has no limit. */
export async function readDirectLimit(db: Reader, month: string): Promise<DirectLimit | undefined> {
  const { plan, timezone } = await getClinicRules(db)
  const most = directSessionLimit(plan)
  if (most === undefined) return undefined
  const from = zonedDayStart(`${month}-01`, timezone)
  const until = zonedDayStart(`${nextMonth(month)}-01`, timezone)
  return { month, most, used: await countDirectSessions(db, from, until) }
}

/** Tells the month of a moment in the clinic's calendar. */
async function readMonths(db: Reader): Promise<(at: number) => string> {
  const { timezone } = await getClinicRules(db)
  return (at) => zonedDay(at, timezone).slice(0, 7)
}

/** Asks of one direct session after the other whether the plan has room left for it, those before it counted in. */
export async function countDirectRoom(db: Reader): Promise<(startsAt: number) => Promise<boolean>> {
  const monthOf = await readMonths(db)
  const rooms = new Map<string, number>()
  return async (startsAt) => {
    const month = monthOf(startsAt)
    const limit = rooms.has(month) ? undefined : await readDirectLimit(db, month)
    const room = rooms.get(month) ?? (limit === undefined ? Infinity : limit.most - limit.used)
    rooms.set(month, room - 1)
    return room > 0
  }
}

type Counted = { readonly startsAt: number; readonly status: SessionStatus; readonly isDirect: boolean }

/**
 * Whether the plan has room for a session as it is to be (product.md, plan Solo): asked when it is entered, moved to
 * another month, made direct or opened again. What counts already in that month goes on to.
 */
export async function checkDirectLimit(
  db: Reader,
  before: Counted | undefined,
  after: Counted,
): Promise<Result<null, 'PLAN_LIMITS_DIRECT_SESSIONS'>> {
  if (!countsAsDirect(after.status, after.isDirect)) return ok(null)
  const monthOf = await readMonths(db)
  const month = monthOf(after.startsAt)
  const countedBefore =
    before !== undefined &&
    countsAsDirect(before.status, before.isDirect) &&
    monthOf(before.startsAt) === month
  if (countedBefore) return ok(null)
  const limit = await readDirectLimit(db, month)
  if (limit === undefined || limit.used < limit.most) return ok(null)
  return fail('PLAN_LIMITS_DIRECT_SESSIONS', { plan: 'solo', most: limit.most, month })
}
