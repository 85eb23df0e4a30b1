import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import { canOffer } from '#shared/domain/services.ts'
import { ok } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import { listPractitioners } from './servicesRepository.ts'

const SHOWN = 100

/** Who can offer a service that asks for this discipline and tier. */
export async function listAblePractitioners(
  call: ActorCall,
  demand: ParsedInputOf<'services.listPractitioners'>,
): Promise<Answer<'services.listPractitioners'>> {
  const able = (await listPractitioners(call.db.read)).filter((person) => canOffer(demand, person))
  const practitioners = able
    .slice(0, SHOWN)
    .map(({ userId, firstName, lastName }) => ({ userId, firstName, lastName }))
  return ok({ practitioners, count: able.length })
}
