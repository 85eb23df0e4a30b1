import type { Answer } from '#shared/contract/index.ts'
import type { ClientId } from '#shared/domain/ids.ts'
import { fail, ok } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import { listChartSessions } from './chartSessionsRepository.ts'
import { findClient, getTimezone } from './clientsRepository.ts'
import { reachesClient } from './viewableClients.ts'

const MOST = 200

/** The tab "Sessions" of a chart: what is to come in date order, and what was, the latest first. */
export async function listSessionsOf(
  call: ActorCall,
  clientId: ClientId,
): Promise<Answer<'clients.listSessions'>> {
  const { read } = call.db
  if ((await findClient(read, clientId)) === undefined) return fail('NOT_FOUND', {})
  if (!(await reachesClient(call, 'clients.view', clientId))) return fail('FORBIDDEN', {})
  const moment = call.ports.clock.now()
  const upcoming = await listChartSessions(read, clientId, { side: 'from', moment, most: MOST + 1 })
  const past = await listChartSessions(read, clientId, { side: 'before', moment, most: MOST + 1 })
  return ok({
    upcoming: upcoming.slice(0, MOST),
    past: past.slice(0, MOST),
    hasMoreUpcoming: upcoming.length > MOST,
    hasMorePast: past.length > MOST,
    timezone: await getTimezone(read),
  })
}
