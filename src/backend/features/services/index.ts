export { servicesHandlers } from './handlers.ts'
