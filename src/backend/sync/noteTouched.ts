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

/** The ids of whom a row is about: its own id, without a look, where it is about itself. */
function aboutWhom(tx: WriteTx, table: string, column: string, rowId: string): unknown[] {
  if (column === 'id') return [rowId]
  const found = tx.all(`SELECT "${column}" AS id FROM "${table}" WHERE id = ?`, rowId)
  return found.filter(isRow).map(({ id }) => id)
}

/** Whose entry in the list of people shows something of a row. */
function shownAt(tx: WriteTx, { name, definition }: TableShape, rowId: string): unknown[] {
  if (definition.aboutUser !== undefined) return aboutWhom(tx, name, definition.aboutUser, rowId)
  const sql = SHOWN_AT[name]
  if (sql === undefined) return []
  return tx
    .all(sql, rowId)
    .filter(isRow)
    .map(({ id }) => id)
}

/**
 * Marks table and people of a row that came from another PC and is here, so that list, search, screens and open
 * sessions follow.
 * @param fields those of the row that were said anew
 */
export function noteTouched(
  tx: WriteTx,
  shape: TableShape,
  rowId: string,
  fields: Readonly<Record<string, unknown>>,
): void {
  tx.touchedTables.add(shape.name)
  const { aboutClient, isInClientList, decidesAccess } = shape.definition
  const isAccess = decidesAccess?.some((field) => field in fields) ?? false
  if (aboutClient !== undefined && isInClientList === true) {
    for (const id of aboutWhom(tx, shape.name, aboutClient, rowId)) {
      const client = clientIdSchema.safeParse(id)
      if (client.success) tx.touchedClients.add(client.data)
    }
  }
  for (const id of shownAt(tx, shape, rowId)) {
    const user = userIdSchema.safeParse(id)
    if (!user.success) continue
    tx.touchedUsers.add(user.data)
    if (isAccess) tx.changedAccess.add(user.data)
  }
}
