import { addClients } from './addClients.ts'
import { addPeople } from './addPeople.ts'
import { undoImport } from './undoImport.ts'

export { transferHandlers } from './handlers.ts'

/** What of this feature runs on the clinic's thread. */
export const transferWorks = [addPeople, addClients, undoImport]
