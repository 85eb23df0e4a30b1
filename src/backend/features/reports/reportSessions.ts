import type { Answer, OutputOf } from '#shared/contract/index.ts'
import { mondayOf, reportWeeks, type ReportMonths } from '#shared/domain/reports.ts'
import { ok } from '#shared/errors/index.ts'
import { must } from '#shared/lib/must.ts'
import { zonedDay, zonedDayStart } from '#shared/lib/zonedDay.ts'
import type { ActorCall } from '../../call.ts'
import { getClinicRow } from '../clinic/index.ts'
import {
  countSessions,
  firstSessionAt,
  listServiceNames,
  type SessionCount,
} from './sessionCountsRepository.ts'

type ServiceLine = OutputOf<'reports.sessions'>['services'][number]

const KIND_OF = {
  completed: 'completed',
  scheduled: 'scheduled',
  cancelled: 'missed',
  noShow: 'missed',
} as const satisfies Record<SessionCount['status'], keyof ServiceLine>

/** Without the weeks before there were data, which would say that nothing took place. */
function sinceWeek(weeks: readonly string[], firstDay: string): string[] {
  const known = weeks.filter((week) => week >= mondayOf(firstDay))
  return known.length > 0 ? known : weeks.slice(-1)
}

/** Sessions by service and week, what became of them apart. One short question for each week. */
export async function reportSessions(
  call: ActorCall,
  { months }: { readonly months: ReportMonths },
): Promise<Answer<'reports.sessions'>> {
  const db = call.db.read
  const { timezone } = await getClinicRow(db)
  const first = await firstSessionAt(db)
  const asked = reportWeeks(zonedDay(call.ports.clock.now(), timezone), months)
  const weeks = first === undefined ? asked : sinceWeek(asked, zonedDay(first, timezone))
  const none = (): number[] => weeks.map(() => 0)
  const lines = new Map<string, ServiceLine>()
  for (const { id, name } of await listServiceNames(db))
    lines.set(id, { serviceId: id, name, completed: none(), scheduled: none(), missed: none() })
  let from = zonedDayStart(must(weeks[0], 'a week'), timezone)
  for (const [index, week] of weeks.entries()) {
    const until = zonedDayStart(week, timezone, 7)
    for (const { serviceId, status, count } of await countSessions(db, from, until)) {
      const line = lines.get(serviceId) ?? {
        serviceId,
        name: '',
        completed: none(),
        scheduled: none(),
        missed: none(),
      }
      lines.set(serviceId, line)
      const counts = line[KIND_OF[status]]
      counts[index] = (counts[index] ?? 0) + count
    }
    from = until
  }
  const isUsed = ({ completed, scheduled, missed }: ServiceLine): boolean =>
    [...completed, ...scheduled, ...missed].some((count) => count > 0)
  return ok({
    report: 'sessions',
    weeks,
    since: first === undefined ? null : zonedDay(first, timezone),
    services: [...lines.values()].filter(isUsed),
  })
}
