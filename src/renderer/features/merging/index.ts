export { MergeModal } from './MergeModal.tsx'
export type { MergeSubject } from './MergeModal.tsx'
export { MergeClientButton } from './MergeClientButton.tsx'
