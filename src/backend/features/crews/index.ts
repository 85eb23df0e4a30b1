export { crewsHandlers } from './handlers.ts'
