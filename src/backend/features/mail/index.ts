export { queueMail } from './queueMail.ts'
export type { MailFacts } from './queueMail.ts'
