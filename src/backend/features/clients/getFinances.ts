import type { Answer, OutputOf } from '#shared/contract/index.ts'
import type { ClientId } from '#shared/domain/ids.ts'
import { fail, ok } from '#shared/errors/index.ts'
import { zonedDay } from '#shared/lib/zonedDay.ts'
import type { ActorCall } from '../../call.ts'
import { type BilledSession, listBilledSessions } from './chartSessionsRepository.ts'
import { findClient, getTimezone } from './clientsRepository.ts'
import { reachesClient } from './viewableClients.ts'

type Month = OutputOf<'clients.getFinances'>['months'][number]

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0)

const asCharged = ({ serviceId, feeCents, isTaxable }: BilledSession): string =>
  `${serviceId} ${feeCents} ${isTaxable}`

/** One month's sessions by service, by the names of the services; one whose fee changed has a line for each fee. */
function toMonth(month: string, sessions: readonly BilledSession[]): Month {
  const services = [...Map.groupBy(sessions, asCharged).values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const { serviceName: name, isTaxable, feeCents } = first
    return [{ name, isTaxable, count: group.length, feeCents, totalCents: group.length * feeCents }]
  })
  const inOrder = services.toSorted(
    (one, other) =>
      one.name.localeCompare(other.name) ||
      one.feeCents - other.feeCents ||
      Number(one.isTaxable) - Number(other.isTaxable),
  )
  return { month, services: inOrder, totalCents: sum(services.map(({ totalCents }) => totalCents)) }
}

/**
 * The tab "Finances" of a chart: completed, billable sessions at the fee they were entered with, by the months of the
 * clinic's calendar, the latest first.
 */
export async function getFinances(
  call: ActorCall,
  clientId: ClientId,
): Promise<Answer<'clients.getFinances'>> {
  const { read } = call.db
  if ((await findClient(read, clientId)) === undefined) return fail('NOT_FOUND', {})
  if (!(await reachesClient(call, 'clients.viewFinances', clientId))) return fail('FORBIDDEN', {})
  const timezone = await getTimezone(read)
  const sessions = await listBilledSessions(read, clientId)
  const byMonth = Map.groupBy(sessions, (one) => zonedDay(one.startsAt, timezone).slice(0, 7))
  const months = [...byMonth].map(([month, group]) => toMonth(month, group))
  const taxed = months.flatMap(({ services }) => services.filter(({ isTaxable }) => isTaxable))
  return ok({
    months,
    totalCents: sum(months.map(({ totalCents }) => totalCents)),
    taxableCents: sum(taxed.map(({ totalCents }) => totalCents)),
  })
}
