import type { WriteTx } from '../../db/clinicDatabase.ts'
import { SYNCED_TABLES } from '../../db/syncedTables.ts'
import { isRow } from '../fieldStore.ts'
import { noteTouched } from '../noteTouched.ts'
import type { Shapes } from '../syncedColumns.ts'

/** How far the tables were looked through: which table, and after which id. */
export type Dropping = { readonly table: number; readonly id: string; readonly dropped: number }

const TABLES = Object.keys(SYNCED_TABLES).toSorted()
const PAGE = 200

const COPIED = 'SELECT 1 FROM copied_row WHERE table_name = ? AND row_id = ?'
const UNSENT = 'SELECT 1 FROM outbox WHERE table_name = ? AND row_id = ? AND acknowledged_at IS NULL LIMIT 1'

const isKept = (tx: WriteTx, table: string, rowId: string): boolean =>
  tx.all(COPIED, table, rowId).length > 0 || tx.all(UNSENT, table, rowId).length > 0

/**
 * Takes away some of the rows that the other PC has not, but for those that this one made and has not sent.
 * @returns how far it came; undefined where all tables are done
 */
export function dropOthers(
  tx: WriteTx,
  shapes: Shapes,
  { table, id, dropped }: Dropping,
): Dropping | undefined {
  const name = TABLES[table]
  if (name === undefined) {
    tx.run('DELETE FROM copied_row')
    return undefined
  }
  const shape = shapes.of(tx, name)
  const rows = tx.all(`SELECT id FROM "${name}" WHERE id > ? ORDER BY id LIMIT ${PAGE}`, id).filter(isRow)
  const ids = rows.map((row) => String(row['id']))
  const others = shape === undefined ? [] : ids.filter((one) => !isKept(tx, name, one))
  for (const one of others) {
    // Whose access and whose entry in a list it made is looked up while it is there.
    if (shape !== undefined)
      noteTouched(tx, shape, one, Object.fromEntries([...shape.columns.keys()].map((key) => [key, true])))
    tx.run('DELETE FROM field_stamp WHERE table_name = ? AND row_id = ?', name, one)
    tx.run(`DELETE FROM "${name}" WHERE id = ?`, one)
  }
  const last = ids.at(-1)
  const count = dropped + others.length
  return last === undefined
    ? { table: table + 1, id: '', dropped: count }
    : { table, id: last, dropped: count }
}
