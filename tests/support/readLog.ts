import { openDatabase } from '#backend/db/openDatabase.ts'
import { unlockWithStore } from '#backend/keys/unlockWithStore.ts'
import type { TestApp } from './testApp.ts'

type LogRow = Readonly<Record<string, unknown>>
const isRow = (value: unknown): value is LogRow => typeof value === 'object' && value !== null

/** Log entries of a verb, read from a connection of their own: a test must not trust the program's own memory. */
export async function readLog(test: TestApp, verb: string): Promise<LogRow[]> {
  let key: Buffer | undefined
  await unlockWithStore(test.folder, test.ports, (dek) => {
    key = Buffer.from(dek)
    return Promise.resolve('ok')
  })
  const database = openDatabase({ file: `${test.folder}/anteroom.db`, key, readonly: true })
  const rows = database.prepare('SELECT * FROM audit_entry WHERE verb = ? ORDER BY seq').all(verb)
  database.close()
  return rows.filter(isRow)
}
