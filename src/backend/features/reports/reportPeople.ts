import { setImmediate } from 'node:timers/promises'
import type { Answer, OutputOf } from '#shared/contract/index.ts'
import { reportDays, type ReportMonths } from '#shared/domain/reports.ts'
import { ROLES } from '#shared/domain/roles.ts'
import { ok } from '#shared/errors/index.ts'
import { zonedDay, zonedDayStart } from '#shared/lib/zonedDay.ts'
import type { ActorCall } from '../../call.ts'
import type { Reader } from '../../db/clinicDatabase.ts'
import { getClinicRow } from '../clinic/index.ts'
import {
  firstDataAt,
  listDisciplineNames,
  listFirstGrants,
  listStandingChanges,
  listStandings,
} from './peopleRepository.ts'
import { type Count, countBackwards, type Standing, type StandingChange } from './standing.ts'

type PeopleReport = OutputOf<'reports.people'>
type Point = { readonly day: string; readonly at: number }

/** Few enough that nothing else waits long for a slice. */
const AT_ONCE = 500

async function readEverybody(db: Reader): Promise<Standing[]> {
  const people: Standing[] = []
  let after = 0
  for (;;) {
    const page = await listStandings(db, after, AT_ONCE)
    people.push(...page)
    after = page.at(-1)?.id ?? 0
    if (page.length < AT_ONCE) return people
    await setImmediate()
  }
}

/** The moments looked at, the latest first: now, and the beginnings of days at which there were data already. */
function pointsOf(months: ReportMonths, now: number, since: number, timezone: string): Point[] {
  const today = zonedDay(now, timezone)
  const past = reportDays(today, months)
    .map((day) => ({ day, at: zonedDayStart(day, timezone) }))
    .filter(({ day, at }) => at > since && day !== today)
  return [{ day: today, at: now + 1 }, ...past.toReversed()]
}

function asReport(
  points: readonly Point[],
  counts: readonly Count[],
  names: Map<string, string>,
  since: string,
): PeopleReport {
  const oldestFirst = counts.toReversed()
  const over = (of: (count: Count) => number | undefined): number[] => oldestFirst.map((one) => of(one) ?? 0)
  const ids = [...names.keys(), null].filter((id) =>
    oldestFirst.some((one) => (one.disciplines.get(id) ?? 0) > 0),
  )
  return {
    report: 'people',
    days: points.toReversed().map(({ day }) => day),
    since,
    status: { active: over((one) => one.active), inactive: over((one) => one.inactive) },
    roles: ROLES.map((role) => ({ role, counts: over((one) => one.roles.get(role)) })),
    disciplines: ids.map((id) => ({
      disciplineId: id,
      name: id === null ? '' : (names.get(id) ?? ''),
      counts: over((one) => one.disciplines.get(id)),
    })),
  }
}

const latestFirst = (one: StandingChange, other: StandingChange): number => other.at - one.at

/** People by status, role and discipline over time: from who there is now, when they were added, and the log. */
export async function reportPeople(
  call: ActorCall,
  { months }: { readonly months: ReportMonths },
): Promise<Answer<'reports.people'>> {
  const db = call.db.read
  const now = call.ports.clock.now()
  const { timezone } = await getClinicRow(db)
  const since = (await firstDataAt(db)) ?? now
  const points = pointsOf(months, now, since, timezone)
  const from = points.at(-1)?.at ?? now
  const people = await readEverybody(db)
  const logged = await listStandingChanges(db, from)
  const changes = [...logged, ...(await listFirstGrants(db, from))].toSorted(latestFirst)
  await setImmediate()
  const counts = countBackwards(
    people,
    changes,
    points.map(({ at }) => at),
  )
  return ok(asReport(points, counts, await listDisciplineNames(db), zonedDay(since, timezone)))
}
