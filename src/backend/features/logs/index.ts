export { logsHandlers } from './handlers.ts'
export { keepChain } from './keepChain.ts'
export { listNames } from './namesRepository.ts'
