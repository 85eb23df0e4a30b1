export { mailHandlers } from './handlers.ts'
export { keepMail } from './keepMail.ts'
export { queueMail } from './queueMail.ts'
export type { MailFacts } from './queueMail.ts'
