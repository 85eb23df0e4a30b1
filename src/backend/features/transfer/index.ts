import { addPeople } from './addPeople.ts'

export { transferHandlers } from './handlers.ts'

/** What of this feature runs on the clinic's thread. */
export const transferWorks = [addPeople]
