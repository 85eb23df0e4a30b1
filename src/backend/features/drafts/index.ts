export { draftsHandlers } from './handlers.ts'
