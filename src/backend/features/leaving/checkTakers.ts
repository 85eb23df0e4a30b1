import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import { ok } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import { checkLeaver } from './checkLeaver.ts'
import { listHeldSessions } from './leavingRepository.ts'
import { canTake, listStandings } from './offersRepository.ts'

/** Which services of somebody's future sessions those who may take over don't offer; changes nothing. */
export async function checkTakers(
  call: ActorCall,
  { userId, takerIds }: ParsedInputOf<'leaving.checkTakers'>,
): Promise<Answer<'leaving.checkTakers'>> {
  const db = call.db.read
  const checked = await checkLeaver(db, call, userId)
  if (!checked.ok) return checked
  const sessions = await listHeldSessions(db, userId, call.ports.clock.now())
  const services = new Map(sessions.map((session) => [session.serviceId, session]))
  const standings = await listStandings(db, takerIds)
  return ok({
    takers: takerIds.map((takerId) => ({
      userId: takerId,
      cannotOffer: [...services]
        .filter(([, session]) => !canTake(session, standings.get(takerId)))
        .map(([serviceId]) => serviceId),
    })),
  })
}
