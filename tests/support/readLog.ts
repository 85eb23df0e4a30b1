import { openDatabase } from '#backend/db/openDatabase.ts'
import { keyPaths } from '#backend/keys/keyPaths.ts'
import { readKeySlots } from '#backend/keys/slots/readKeySlots.ts'
import { findDoor } from '#backend/keys/unlockWithPassword.ts'
import { unlockWithStore } from '#backend/keys/unlockWithStore.ts'
import { OWNER_EMAIL, OWNER_PASSWORD, type TestApp } from './testApp.ts'

type LogRow = Readonly<Record<string, unknown>>
const isRow = (value: unknown): value is LogRow => typeof value === 'object' && value !== null

/** The key of a test's clinic: this PC's own, or by its owner's password where one is needed. */
export async function findKey({ folder, ports }: TestApp): Promise<Buffer | undefined> {
  let key: Buffer | undefined
  const takes = (dek: Buffer): Promise<'ok'> => {
    key = Buffer.from(dek)
    return Promise.resolve('ok')
  }
  const found = await readKeySlots(keyPaths(folder))
  if (found.kind === 'ok' && found.slots.version === 2) {
    const door = await findDoor(folder, ports, OWNER_EMAIL)
    if ('enter' in door) await door.enter(OWNER_PASSWORD, takes)
  } else {
    await unlockWithStore(folder, ports, takes)
  }
  return key
}

/** Log entries of a verb, read from a connection of their own: a test must not trust the program's own memory. */
export async function readLog(test: TestApp, verb: string): Promise<LogRow[]> {
  const key = await findKey(test)
  const database = openDatabase({ file: `${test.folder}/anteroom.db`, key, readonly: true })
  const rows = database.prepare('SELECT * FROM audit_entry WHERE verb = ? ORDER BY seq').all(verb)
  database.close()
  return rows.filter(isRow)
}
