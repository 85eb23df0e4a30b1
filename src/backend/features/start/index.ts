export { startHandlers } from './handlers.ts'
export { keepColdLock, keepColdTries } from './keepColdLock.ts'
export { dropLostSlots, keepSlots } from './keepSlots.ts'
export { describeClinic } from './startRepository.ts'
