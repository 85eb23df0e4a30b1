export { countDirectRoom } from './directLimit.ts'
export { listUnheld } from './listUnheld.ts'
export { sessionsHandlers } from './handlers.ts'
export { tellByMail } from './tellByMail.ts'
