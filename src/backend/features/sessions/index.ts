export { countDirectRoom } from './directLimit.ts'
export { sessionsHandlers } from './handlers.ts'
export { tellByMail } from './tellByMail.ts'
