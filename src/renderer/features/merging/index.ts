export { MergeModal } from './MergeModal.tsx'
export type { MergeSubject } from './MergeModal.tsx'
