import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import type { ClientId } from '#shared/domain/ids.ts'
import { fail, ok } from '#shared/errors/index.ts'
import { zonedMoment } from '#shared/lib/zonedDay.ts'
import type { ActorCall } from '../../call.ts'
import { listViewableClientIds } from '../clients/index.ts'
import { getClinicRules } from '../users/index.ts'
import { readDirectLimit } from './directLimit.ts'
import { findOverlaps } from './findOverlaps.ts'
import { mayEditSessions } from './sessionAccess.ts'
import { findSession } from './sessionsRepository.ts'

type Input = ParsedInputOf<'sessions.preview'>

/**
 * The client whose other sessions are looked at: as at the door, only one whom the actor may see, or whom the session
 * that they change has already. Another one's appointments are nothing they may learn of.
 */
async function clientToLookAt(call: ActorCall, { sessionId, clientId }: Input): Promise<ClientId | null> {
  if (clientId === null) return null
  if ((await listViewableClientIds(call, [clientId])).has(clientId)) return clientId
  const before = sessionId === null ? undefined : await findSession(call.db.read, sessionId)
  if (before?.clientId !== clientId) return null
  return (await mayEditSessions(call, before.practitionerId)) ? clientId : null
}

/** What a session as typed would run into, before it is saved: others at that time, and the plan's month. */
export async function previewSession(call: ActorCall, input: Input): Promise<Answer<'sessions.preview'>> {
  if (!(await mayEditSessions(call, input.practitionerId))) return fail('FORBIDDEN', {})
  const { timezone } = await getClinicRules(call.db.read)
  const startsAt = zonedMoment(input.day, input.startMinute, timezone)
  const directLimit = (await readDirectLimit(call.db.read, input.day.slice(0, 7))) ?? null
  if (startsAt === undefined) return ok({ isTimeThere: false, overlaps: [], directLimit })
  const clientId = await clientToLookAt(call, input)
  const overlaps = await findOverlaps(call, { ...input, clientId, startsAt }, timezone)
  return ok({ isTimeThere: true, overlaps, directLimit })
}
