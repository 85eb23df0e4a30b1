export { mergingHandlers } from './handlers.ts'
export { type LateChange, lateChangesOf, noteSeen } from './lateChanges.ts'
export { listOpenMerges } from './mergingRepository.ts'
export { takeLate } from './takeLate.ts'
