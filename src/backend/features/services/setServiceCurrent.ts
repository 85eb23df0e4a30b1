import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import { fail, ok } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import { updateRow } from '../../db/writeRow.ts'
import { findTakenName } from './checkService.ts'
import { findService } from './servicesRepository.ts'

/** Ends a service, or brings it back where no other bears its name by now. */
export function setServiceCurrent(
  call: ActorCall,
  { serviceId, isCurrent }: ParsedInputOf<'services.setCurrent'>,
): Promise<Answer<'services.setCurrent'>> {
  return call.db.write({ actorId: call.actor.userId }, async (tx): Promise<Answer<'services.setCurrent'>> => {
    const service = await findService(tx.query, serviceId)
    if (service === undefined) return fail('NOT_FOUND', {})
    const taken = isCurrent ? await findTakenName(tx.query, service.name, serviceId) : undefined
    if (taken !== undefined) return taken
    const verb = isCurrent ? 'service.broughtBack' : 'service.ended'
    updateRow(tx, 'service', serviceId, { is_current: isCurrent ? 1 : 0 }, { verb })
    return ok({})
  })
}
