import { z } from 'zod'
import { clientIdSchema, userIdSchema } from '#shared/domain/ids.ts'
import { ok } from '#shared/errors/index.ts'
import type { ClinicDatabase, WriteTx } from '../db/clinicDatabase.ts'
import type { LongWork } from '../db/longWork.ts'
import { aside } from './aside.ts'
import { isRow } from './fieldStore.ts'
import { Pace } from './pace.ts'

/** As many as one note names. */
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

/** Makes so many entries of those that the first note names. @returns whether there was one */
export const listSome: LongWork<number, boolean, never> = {
  name: 'sync.listSome',
  run: (tx, most) => {
    const [row] = tx.all(FIRST)
    if (!isRow(row)) return Promise.resolve(ok(false))
    const { users, clients } = noteSchema.parse(JSON.parse(String(row['value'])))
    // A note names either.
    for (const id of users.slice(0, most)) tx.touchedUsers.add(id)
    for (const id of clients.slice(0, most)) tx.touchedClients.add(id)
    const left = { users: users.slice(most), clients: clients.slice(most) }
    if (left.users.length + left.clients.length === 0)
      tx.run('DELETE FROM setting WHERE name = ?', row['name'])
    else tx.run('UPDATE setting SET value = ? WHERE name = ?', JSON.stringify(left), row['name'])
    return Promise.resolve(ok(true))
  },
}

/** Makes every entry that waits. */
export async function listAll(db: ClinicDatabase): Promise<void> {
  const pace = new Pace(db, { first: 20, least: 5, most: AT_ONCE })
  while (await pace.step((most) => aside(db, listSome, most)));
}
