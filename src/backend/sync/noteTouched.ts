import { clientIdSchema, userIdSchema } from '#shared/domain/ids.ts'
import type { WriteTx } from '../db/clinicDatabase.ts'
import { isRow } from './fieldStore.ts'
import type { TableShape } from './syncedColumns.ts'

/** Whose entry in the list shows something of a row that is about nobody. */
const SHOWN_AT: Readonly<Record<string, string>> = {
  discipline: 'SELECT id FROM user WHERE discipline_id = ?',
  compensation_tier: 'SELECT id FROM user WHERE compensation_tier_id = ?',
  // What the clinic asks of everybody's sign-in.
  clinic: 'SELECT id FROM credential WHERE ? IS NOT NULL',
}

/** Marks table and people of a row that came from another PC, so that list, search and screens follow. */
export function noteTouched(tx: WriteTx, shape: TableShape, rowId: string): void {
  tx.touchedTables.add(shape.name)
  const { aboutUser, aboutClient, isInClientList } = shape.definition
  if (aboutClient !== undefined && isInClientList === true) {
    for (const entry of tx.all(`SELECT "${aboutClient}" AS id FROM "${shape.name}" WHERE id = ?`, rowId)) {
      const client = isRow(entry) ? clientIdSchema.safeParse(entry['id']) : undefined
      if (client?.success === true) tx.touchedClients.add(client.data)
    }
  }
  const sql =
    aboutUser === undefined
      ? SHOWN_AT[shape.name]
      : `SELECT "${aboutUser}" AS id FROM "${shape.name}" WHERE id = ?`
  if (sql === undefined) return
  for (const entry of tx.all(sql, rowId)) {
    const user = isRow(entry) ? userIdSchema.safeParse(entry['id']) : undefined
    if (user?.success === true) tx.touchedUsers.add(user.data)
  }
}
