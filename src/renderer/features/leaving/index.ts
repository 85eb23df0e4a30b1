export type { Leaver } from './leaver.ts'
export { LeavingModal } from './LeavingModal.tsx'
export { ReturnModal } from './ReturnModal.tsx'
export { leavingKey } from './useLeaving.ts'
