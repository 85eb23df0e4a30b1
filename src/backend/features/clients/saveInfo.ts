import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import { fail, ok } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import { updateRow } from '../../db/writeRow.ts'
import { infoProblems, readToday, rowOf } from './clientInfo.ts'
import { findClient } from './clientsRepository.ts'
import { readChart } from './getChart.ts'
import { reachesClient } from './viewableClients.ts'

/** "Save" of Clinical info: demographics, status and notes of a client within reach (product.md 25). */
export async function saveInfo(
  call: ActorCall,
  { clientId, ...info }: ParsedInputOf<'clients.saveInfo'>,
): Promise<Answer<'clients.saveInfo'>> {
  const written = await call.db.write({ actorId: call.actor.userId }, async (tx) => {
    if ((await findClient(tx.query, clientId)) === undefined) return fail('NOT_FOUND', {})
    if (!(await reachesClient(call, 'clients.edit', clientId, tx.query))) return fail('FORBIDDEN', {})
    const fields = infoProblems(info, await readToday(tx.query, tx.now))
    if (Object.keys(fields).length > 0) return fail('BAD_INPUT', { fields })
    updateRow(tx, 'client', clientId, rowOf(info), { verb: 'client.changed' })
    return ok(null)
  })
  if (!written.ok) return written
  const chart = await readChart(call, clientId)
  return chart === undefined ? fail('NOT_FOUND', {}) : ok(chart)
}
