export { alertsHandlers } from './handlers.ts'
export { raiseAlert } from './raiseAlert.ts'
