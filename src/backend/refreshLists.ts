import type { BeforeCommit } from './db/clinicDatabase.ts'
import { refreshClientDirectory } from './features/clients/index.ts'
import { refreshDirectory } from './features/users/index.ts'

/** What is derived from the synced tables, made anew in the transaction that changed them: both lists. */
export const refreshLists: BeforeCommit = async (tx) => {
  await refreshDirectory(tx)
  await refreshClientDirectory(tx)
}
