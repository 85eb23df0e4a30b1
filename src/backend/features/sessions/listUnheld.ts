import type { OutputOf } from '#shared/contract/index.ts'
import { zonedDay } from '#shared/lib/zonedDay.ts'
import type { ActorCall } from '../../call.ts'
import { getClinicRules } from '../users/index.ts'
import { findPractitioner, listGoneAhead } from './practitionersRepository.ts'
import { viewableOf } from './sessionAccess.ts'

/**
 * Sessions ahead of people who are gone, or treat nobody any more, by who held them: for those who see everybody's
 * sessions, so that somebody else gets them. The soonest first.
 */
export async function listUnheld(
  call: ActorCall,
  most: number,
): Promise<OutputOf<'home.getToday'>['unheld']> {
  if ((await viewableOf(call)) !== 'all' || call.actor.rights['sessions.edit'] !== 'all') return []
  const db = call.db.read
  const { timezone } = await getClinicRules(db)
  const unheld: OutputOf<'home.getToday'>['unheld'] = []
  for (const { practitionerId, firstAt, count } of await listGoneAhead(db, call.ports.clock.now(), most)) {
    const person = await findPractitioner(db, practitionerId)
    if (person === undefined) continue
    const { userId, name, disciplineName, treats } = person
    unheld.push({
      person: { userId, name, disciplineName, treats },
      count,
      firstDay: zonedDay(firstAt, timezone),
    })
  }
  return unheld
}
