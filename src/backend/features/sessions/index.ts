export { sessionsHandlers } from './handlers.ts'
export { tellByMail } from './tellByMail.ts'
