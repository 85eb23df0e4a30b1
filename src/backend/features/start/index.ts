export { startHandlers } from './handlers.ts'
export { describeClinic } from './startRepository.ts'
