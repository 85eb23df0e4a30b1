export { startHandlers } from './handlers.ts'
export { keepColdLock, keepColdTries } from './keepColdLock.ts'
export { keepSlots } from './keepSlots.ts'
export { describeClinic } from './startRepository.ts'
