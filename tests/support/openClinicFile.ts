import type Database from 'better-sqlite3'
import { openDatabase } from '#backend/db/openDatabase.ts'
import { unlockWithStore } from '#backend/keys/unlockWithStore.ts'
import { must } from '#shared/lib/must.ts'
import type { TestApp } from './testApp.ts'

/** A second, writing connection to a running clinic's file: as somebody with its key would have. The caller closes it. */
export async function openClinicFile(test: TestApp): Promise<Database.Database> {
  let key: Buffer | undefined
  await unlockWithStore(test.folder, test.ports, (dek) => {
    key = Buffer.from(dek)
    return Promise.resolve('ok')
  })
  return openDatabase({ file: `${test.folder}/anteroom.db`, key: must(key, 'the key of the clinic') })
}
