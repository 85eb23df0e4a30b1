export { ownersHandlers } from './handlers.ts'
