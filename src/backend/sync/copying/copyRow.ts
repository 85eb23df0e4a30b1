import { isSameVersion } from '../../db/fieldOrder.ts'
import { readFieldVersions, rowVersion } from '../../db/fieldVersions.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import { changeSchema } from '../change.ts'
import { isRow, type Row } from '../fieldStore.ts'
import { mergeRow } from '../mergeRow.ts'
import { noteTouched } from '../noteTouched.ts'
import {
  insertAsTold,
  placeOf,
  type RowsFrame,
  type SnapshotPlace,
  type SnapshotRow,
  stampAsTold,
  versionsOf,
} from '../snapshot/takeRow.ts'
import type { Shapes } from '../syncedColumns.ts'

const MARK = 'INSERT INTO copied_row (table_name, row_id) VALUES (?,?) ON CONFLICT DO NOTHING'
const UNSENT = `SELECT patch, base, stamp FROM outbox
  WHERE table_name = ? AND row_id = ? AND acknowledged_at IS NULL ORDER BY seq`

/** True where this PC has exactly what the snapshot says of a row. */
function isSame({ tx, shape, columns }: SnapshotPlace, row: SnapshotRow, here: Row): boolean {
  const own = readFieldVersions(tx, shape.name, row.id)
  const versionAt = versionsOf(row)
  const whole = rowVersion(here)
  return (
    isSameVersion(whole, row.v) &&
    columns.every((name, at) => {
      if (!shape.columns.has(name)) return true
      return (
        (here[name] ?? null) === (row.values[at] ?? null) &&
        isSameVersion(own.get(name) ?? whole, versionAt(at))
      )
    })
  )
}

/** Makes a row that is here be what the snapshot says; fields that its maker does not know keep what they have. */
function overwrite(place: SnapshotPlace, row: SnapshotRow): void {
  const { tx, shape, columns } = place
  const known = columns.flatMap((name, at) => (shape.columns.has(name) ? [{ name, at }] : []))
  const sets = [...known.map(({ name }) => name), 'stamp', 'stamp_device'].map((name) => `"${name}" = ?`)
  const values = known.map(({ at }) => row.values[at] ?? null)
  tx.run(`UPDATE "${shape.name}" SET ${sets.join(', ')} WHERE id = ?`, ...values, ...row.v, row.id)
  tx.run('DELETE FROM field_stamp WHERE table_name = ? AND row_id = ?', shape.name, row.id)
  stampAsTold(place, row)
}

/** What this PC changed and has not sent is said on top of what came, as every other PC will hear it. */
function sayUnsent({ tx, shape }: SnapshotPlace, shapes: Shapes, rowId: string): void {
  const origin = { deviceNumber: tx.device.number, hubSeq: 0 }
  for (const entry of tx.all(UNSENT, shape.name, rowId).filter(isRow)) {
    const [here] = tx.all(`SELECT * FROM "${shape.name}" WHERE id = ?`, rowId)
    const change = changeSchema.parse({
      table: shape.name,
      rowId,
      stamp: entry['stamp'],
      patch: JSON.parse(String(entry['patch'])),
      base: typeof entry['base'] === 'string' ? JSON.parse(entry['base']) : null,
    })
    const beside = { hasWaiting: false, hasReviews: true }
    if (isRow(here)) mergeRow({ tx, shapes, origin, beside }, shape, change, here)
  }
}

/**
 * Takes one row of another PC's data: whatever this PC has, it is what the other one says (security.md S12).
 * @returns whether it was another one here
 */
export function copyRow(tx: WriteTx, shapes: Shapes, frame: RowsFrame, row: SnapshotRow): boolean {
  tx.run(MARK, frame.table, row.id)
  const place = placeOf(tx, shapes, frame, row)
  if (place === undefined) return false
  const { shape, columns } = place
  const [here] = tx.all(`SELECT * FROM "${shape.name}" WHERE id = ?`, row.id)
  if (isRow(here) && isSame(place, row, here)) return false
  if (isRow(here)) overwrite(place, row)
  else insertAsTold(place, row)
  sayUnsent(place, shapes, row.id)
  noteTouched(tx, shape, row.id, Object.fromEntries(columns.map((name) => [name, true])))
  return true
}
