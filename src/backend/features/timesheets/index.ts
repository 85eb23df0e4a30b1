export { timesheetsHandlers } from './handlers.ts'
export { checkOpen, listHolders } from './holdersRepository.ts'
