export { teamHandlers } from './handlers.ts'
