import { applyBulk } from './applyBulk.ts'
import { undoBulkWork } from './undoBulk.ts'

export { bulkHandlers } from './handlers.ts'

/** What of this feature runs on the clinic's thread. */
export const bulkWorks = [applyBulk, undoBulkWork]
