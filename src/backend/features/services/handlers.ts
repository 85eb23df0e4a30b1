import { ok } from '#shared/errors/index.ts'
import type { HandlersOf } from '../../call.ts'
import { listOfferedServices } from './servicesRepository.ts'

export const servicesHandlers: HandlersOf<'services.listOffered'> = {
  'services.listOffered': async (call, { disciplineId, compensationTierId }) =>
    ok({ services: await listOfferedServices(call.db.read, disciplineId, compensationTierId) }),
}
