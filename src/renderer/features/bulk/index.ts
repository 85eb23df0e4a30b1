export { BulkModal } from './BulkModal.tsx'
export { closeBulk, loadBulkChoices, openBulk, useBulk } from './bulkStore.ts'
