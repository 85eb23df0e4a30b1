export { servicesHandlers } from './handlers.ts'
export { findService, listServices } from './servicesRepository.ts'
