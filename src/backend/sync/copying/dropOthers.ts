import type { WriteTx } from '../../db/clinicDatabase.ts'
import { listUnsent } from '../collectOutgoing.ts'
import { isRow } from '../fieldStore.ts'
import { noteTouched } from '../noteTouched.ts'
import type { CopyTaking } from '../snapshot/takingState.ts'
import type { Shapes } from '../syncedColumns.ts'
import { waitForRow } from '../waitForRow.ts'

const PAGE = 100

const MADE_HERE = `SELECT row_id FROM outbox WHERE table_name = ? AND acknowledged_at IS NULL AND base IS NULL`
const COPIED = `SELECT row_id FROM copied_row WHERE table_name = ? AND row_id > ? AND row_id <= ?`

const idsOf = (rows: readonly unknown[]): Set<string> =>
  new Set(rows.filter(isRow).map((row) => String(row['row_id'])))

function drop(tx: WriteTx, shapes: Shapes, table: string, id: string): void {
  const shape = shapes.of(tx, table)
  // Whose access and whose entry in a list it made is looked up while it is there.
  if (shape !== undefined) noteTouched(tx, shape, id, Object.fromEntries(shape.columns))
  // As at the PC that has no such row either: what was said of it waits. Who has the row takes it.
  for (const change of listUnsent(tx, table, id)) waitForRow(tx, tx.device.number, change)
  tx.run('DELETE FROM field_stamp WHERE table_name = ? AND row_id = ?', table, id)
  tx.run(`DELETE FROM "${table}" WHERE id = ?`, id)
}

/** Whether what was taken has this PC's own asking: else it is from before, and what it lacks may be newer. */
const isAnswer = (tx: WriteTx, { requestId }: CopyTaking): boolean =>
  tx.all(`SELECT 1 FROM copied_row WHERE table_name = 'data_copy' AND row_id = ?`, requestId).length > 0

/**
 * Takes away some of the rows that the other PC has not, but for those that this one made and has not sent, with the
 * marks of the others.
 * @returns how far it came
 */
export function dropOthers(tx: WriteTx, shapes: Shapes, at: CopyTaking): CopyTaking {
  const { tables, table, id, dropped } = at
  const name = tables[table]
  const isFirst = table === 0 && id === ''
  if (name === undefined || (isFirst && !isAnswer(tx, at))) {
    tx.run('DELETE FROM copied_row')
    return { ...at, isDone: true }
  }
  const sql = `SELECT id AS row_id FROM "${name}" WHERE id > ? ORDER BY id LIMIT ${PAGE}`
  const ids = [...idsOf(tx.all(sql, id))]
  const last = ids.at(-1)
  if (last === undefined) {
    tx.run('DELETE FROM copied_row WHERE table_name = ?', name)
    return { ...at, table: table + 1, id: '' }
  }
  const kept = idsOf([...tx.all(COPIED, name, id, last), ...tx.all(MADE_HERE, name)])
  const others = ids.filter((one) => !kept.has(one))
  for (const one of others) drop(tx, shapes, name, one)
  // The asking is looked for once, before.
  tx.run('DELETE FROM copied_row WHERE table_name = ? AND row_id <= ?', name, last)
  return { ...at, id: last, dropped: dropped + others.length }
}
