import { z } from 'zod'
import { clientIdSchema, userIdSchema } from '#shared/domain/ids.ts'
import { ok } from '#shared/errors/index.ts'
import type { ClinicDatabase, WriteTx } from '../db/clinicDatabase.ts'
import type { LongWork } from '../db/longWork.ts'
import { aside } from './aside.ts'
import { isRow } from './fieldStore.ts'

/** As many entries of the lists as one transaction makes: about 20 ms. */
const AT_ONCE = 60
const NAME = 'sync.unlisted.'
/** The text right after every name that begins so. */
const END = 'sync.unlisted/'
const FIRST = `SELECT name, value FROM setting WHERE name > '${NAME}' AND name < '${END}' ORDER BY name LIMIT 1`
const noteSchema = z.strictObject({ users: z.array(userIdSchema), clients: z.array(clientIdSchema) })

/**
 * Leaves list and search of whom this transaction touched for later, with a note of whom, in the transaction itself:
 * many changes at once are taken in first, and each entry is made once they are (performance.md P1).
 */
export function listLater(tx: WriteTx): void {
  tx.listsLater.current = true
  const note = (users: readonly string[], clients: readonly string[]): void => {
    const value = JSON.stringify({ users, clients })
    tx.run('INSERT INTO setting (name, value) VALUES (?, ?)', `${NAME}${tx.newId()}`, value)
  }
  const [users, clients] = [[...tx.touchedUsers], [...tx.touchedClients]]
  for (let at = 0; at < users.length; at += AT_ONCE) note(users.slice(at, at + AT_ONCE), [])
  for (let at = 0; at < clients.length; at += AT_ONCE) note([], clients.slice(at, at + AT_ONCE))
}

/** Is there somebody whose entry is yet to be made? */
export const hasUnlisted = (tx: Pick<WriteTx, 'all'>): boolean => tx.all(FIRST).length > 0

/** Makes the entries of one note. @returns whether there was one */
export const listSome: LongWork<null, boolean, never> = {
  name: 'sync.listSome',
  run: (tx) => {
    const [row] = tx.all(FIRST)
    if (!isRow(row)) return Promise.resolve(ok(false))
    const { users, clients } = noteSchema.parse(JSON.parse(String(row['value'])))
    for (const id of users) tx.touchedUsers.add(id)
    for (const id of clients) tx.touchedClients.add(id)
    tx.run('DELETE FROM setting WHERE name = ?', row['name'])
    return Promise.resolve(ok(true))
  },
}

/** Makes every entry that waits. */
export async function listAll(db: ClinicDatabase): Promise<void> {
  while (await aside(db, listSome, null));
}
