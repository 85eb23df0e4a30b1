export { sessionsHandlers } from './handlers.ts'
