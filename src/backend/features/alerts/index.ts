export { alertsHandlers } from './handlers.ts'
export { raiseAlert, raiseAlertOnce } from './raiseAlert.ts'
