import type { Line } from '#shared/contract/timesheets.ts'
import { zonedDay, zonedMinute } from '#shared/lib/zonedDay.ts'
import type { ActorCall } from '../../call.ts'
import { listViewableClientIds } from '../clients/index.ts'
import type { StoredLine } from './linesRepository.ts'

/**
 * Sessions as the viewer may see them, in the clinic's time. Who did a session, or reviews its timesheet, may know with
 * whom; of other clients the name stays out.
 */
export async function describeLines(
  call: ActorCall,
  lines: readonly StoredLine[],
  timezone: string,
  isOwn: boolean,
): Promise<Line[]> {
  const ids = lines.map(({ clientId }) => clientId)
  const viewable = isOwn ? new Set(ids) : await listViewableClientIds(call, ids)
  return lines.map((line) => ({
    sessionId: line.sessionId,
    clientId: line.clientId,
    serviceId: line.serviceId,
    serviceName: line.serviceName,
    durationMinutes: line.durationMinutes,
    isDirect: line.isDirect,
    clientName: viewable.has(line.clientId) ? line.clientName : null,
    day: zonedDay(line.startsAt, timezone),
    startMinute: zonedMinute(line.startsAt, timezone),
  }))
}
