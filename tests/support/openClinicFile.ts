import type Database from 'better-sqlite3'
import { openDatabase } from '#backend/db/openDatabase.ts'
import type { KeyStores } from '#backend/keys/secretStores/chooseStore.ts'
import { unlockWithStore } from '#backend/keys/unlockWithStore.ts'
import { must } from '#shared/lib/must.ts'

type KeptClinic = { readonly folder: string; readonly ports: KeyStores }

/** A second, writing connection to a running clinic's file: as somebody with its key would have. The caller closes it. */
export async function openClinicFile(test: KeptClinic): Promise<Database.Database> {
  let key: Buffer | undefined
  await unlockWithStore(test.folder, test.ports, (dek) => {
    key = Buffer.from(dek)
    return Promise.resolve('ok')
  })
  return openDatabase({ file: `${test.folder}/anteroom.db`, key: must(key, 'the key of the clinic') })
}
