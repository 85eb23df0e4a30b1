export { timesheetsHandlers } from './handlers.ts'
export { checkOpen, listHolders } from './holdersRepository.ts'
export { listDenied } from './listDenied.ts'
