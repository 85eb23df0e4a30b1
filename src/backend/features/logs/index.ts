export { logsHandlers } from './handlers.ts'
export { keepChain } from './keepChain.ts'
