import type { RouteName } from '#shared/contract/index.ts'
import { ok } from '#shared/errors/index.ts'
import type { HandlersOf } from '../../call.ts'
import { addService } from './addService.ts'
import { findServices } from './findServices.ts'
import { listAblePractitioners } from './listAblePractitioners.ts'
import { saveService } from './saveService.ts'
import { listOfferedServices } from './servicesRepository.ts'
import { setServiceCurrent } from './setServiceCurrent.ts'

export const servicesHandlers: HandlersOf<Extract<RouteName, `services.${string}`>> = {
  'services.listOffered': async (call, standing) =>
    ok({ services: await listOfferedServices(call.db.read, standing) }),
  'services.list': findServices,
  'services.add': addService,
  'services.save': saveService,
  'services.setCurrent': setServiceCurrent,
  'services.listPractitioners': listAblePractitioners,
}
