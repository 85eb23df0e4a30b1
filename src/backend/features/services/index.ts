export { servicesHandlers } from './handlers.ts'
export { chargeOf, findService, listServices } from './servicesRepository.ts'
