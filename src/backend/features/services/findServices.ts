import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import type { Service } from '#shared/contract/services.ts'
import { ok } from '#shared/errors/index.ts'
import { foldText } from '#shared/lib/fold.ts'
import type { ActorCall } from '../../call.ts'
import { listServices } from './servicesRepository.ts'

const searched = (service: Service): string =>
  foldText([service.name, service.code, service.disciplineName, service.compensationTierName].join(' '))

const byName = (one: Service, other: Service): number => {
  const [a, b] = [foldText(one.name), foldText(other.name)]
  return a < b ? -1 : a > b ? 1 : one.serviceId < other.serviceId ? -1 : 1
}

/** One page of the services, by name; the search looks at name, code, discipline and tier, word by word. */
export async function findServices(
  call: ActorCall,
  { search, isCurrent, from, limit }: ParsedInputOf<'services.list'>,
): Promise<Answer<'services.list'>> {
  const all = await listServices(call.db.read)
  const words = foldText(search).split(' ')
  const found = all
    .filter((service) => service.isCurrent === isCurrent)
    .filter((service) => words.every((word) => searched(service).includes(word)))
    .toSorted(byName)
  const currentCount = all.filter((service) => service.isCurrent).length
  return ok({
    services: found.slice(from, from + limit),
    count: found.length,
    currentCount,
    endedCount: all.length - currentCount,
  })
}
