import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import { fail, ok } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import { updateRow } from '../../db/writeRow.ts'
import { queueMail } from '../mail/index.ts'
import { findClient } from './clientsRepository.ts'
import { readChart } from './getChart.ts'
import { findTie, tieId } from './tiesRepository.ts'
import { reachesClient } from './viewableClients.ts'

const TAKEN_AWAY = { verb: 'client.personTakenAway' }

/**
 * Takes somebody away from a client (product.md 25): the row stays with what was kept, so that the history does and
 * an assignment anew finds it. Access of any kind ends with it.
 */
export async function takeAwayPerson(
  call: ActorCall,
  { clientId, userId, relation }: ParsedInputOf<'clients.takeAway'>,
): Promise<Answer<'clients.takeAway'>> {
  const written = await call.db.write({ actorId: call.actor.userId }, async (tx) => {
    if ((await findClient(tx.query, clientId)) === undefined) return fail('NOT_FOUND', {})
    if (!(await reachesClient(call, 'clients.assign', clientId, tx.query))) return fail('FORBIDDEN', {})
    const id = tieId(clientId, userId, relation)
    if ((await findTie(tx.query, id))?.is_current !== 1) return fail('NOT_FOUND', {})
    const ended = { is_current: 0, is_primary: 0, has_portal_access: 0, has_email_notifications: 0 } as const
    updateRow(tx, 'client_person', id, ended, TAKEN_AWAY)
    if (relation === 'practitioner') queueMail(tx, userId, 'clientTaken')
    return ok(null)
  })
  if (!written.ok) return written
  const chart = await readChart(call, clientId)
  return chart === undefined ? fail('NOT_FOUND', {}) : ok(chart)
}
