import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import { fail, ok } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import { updateRow } from '../../db/writeRow.ts'
import { findServiceProblem, toColumns } from './checkService.ts'
import { findService } from './servicesRepository.ts'

/** Changes a service. Sessions that were entered before keep the length and the fee they have. */
export function saveService(
  call: ActorCall,
  { serviceId, ...fields }: ParsedInputOf<'services.save'>,
): Promise<Answer<'services.save'>> {
  return call.db.write({ actorId: call.actor.userId }, async (tx): Promise<Answer<'services.save'>> => {
    if ((await findService(tx.query, serviceId)) === undefined) return fail('NOT_FOUND', {})
    const problem = await findServiceProblem(tx.query, fields, serviceId)
    if (problem !== undefined) return problem
    updateRow(tx, 'service', serviceId, toColumns(fields), { verb: 'service.changed' })
    return ok({})
  })
}
