export { leavingHandlers } from './handlers.ts'
