import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import { serviceIdSchema } from '#shared/domain/ids.ts'
import { ok } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import { insertRow } from '../../db/writeRow.ts'
import { findServiceProblem, toColumns } from './checkService.ts'

/** Adds a service; a name that a current one bears is refused. */
export function addService(
  call: ActorCall,
  fields: ParsedInputOf<'services.add'>,
): Promise<Answer<'services.add'>> {
  return call.db.write({ actorId: call.actor.userId }, async (tx): Promise<Answer<'services.add'>> => {
    const problem = await findServiceProblem(tx.query, fields)
    if (problem !== undefined) return problem
    const serviceId = serviceIdSchema.parse(tx.newId())
    const row = { id: serviceId, ...toColumns(fields), is_current: 1 as const }
    insertRow(tx, 'service', row, { verb: 'service.added' })
    return ok({ serviceId })
  })
}
