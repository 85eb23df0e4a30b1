import type { Overlap } from '#shared/contract/sessions.ts'
import type { ClientId, SessionId, UserId } from '#shared/domain/ids.ts'
import { overlaps } from '#shared/domain/sessions.ts'
import { zonedDay, zonedMinute } from '#shared/lib/zonedDay.ts'
import type { ActorCall } from '../../call.ts'
import { listViewableClientIds } from '../clients/index.ts'
import { listAround, type StoredSession } from './sessionsRepository.ts'

type Planned = {
  /** Null for a new one. */
  readonly sessionId: SessionId | null
  readonly practitionerId: UserId
  readonly clientId: ClientId | null
  readonly startsAt: number
  readonly durationMinutes: number
}

/**
 * Which other sessions of the practitioner or the client need the same time: named, never refused, since a group or a
 * second therapist may be meant. Clients whom the viewer may not see stay unnamed.
 */
export async function findOverlaps(call: ActorCall, planned: Planned, timezone: string): Promise<Overlap[]> {
  const { read } = call.db
  const { startsAt, durationMinutes, practitionerId, clientId } = planned
  const held = await listAround(read, { practitionerId }, startsAt, durationMinutes)
  const had = clientId === null ? [] : await listAround(read, { clientId }, startsAt, durationMinutes)
  const found = new Map<string, StoredSession>()
  for (const other of [...held, ...had]) {
    const isOther = other.sessionId !== planned.sessionId
    if (isOther && overlaps({ startsAt, durationMinutes, status: 'scheduled' }, other))
      found.set(other.sessionId, other)
  }
  const all = [...found.values()]
  const viewable = await listViewableClientIds(
    call,
    all.map((other) => other.clientId),
  )
  return all.map((other) => ({
    sessionId: other.sessionId,
    isOfClient: other.clientId === clientId,
    day: zonedDay(other.startsAt, timezone),
    startMinute: zonedMinute(other.startsAt, timezone),
    durationMinutes: other.durationMinutes,
    practitionerName: other.practitionerName,
    clientName: viewable.has(other.clientId) ? other.clientName : null,
  }))
}
