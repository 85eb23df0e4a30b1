export { keepEmergencies } from './closeEmergency.ts'
export { emergencyHandlers } from './handlers.ts'
