import { isSameVersion } from '../../db/fieldOrder.ts'
import { readFieldVersions, rowVersion } from '../../db/fieldVersions.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import { listUnsent } from '../collectOutgoing.ts'
import { isRow, type Row } from '../fieldStore.ts'
import { mergeRow } from '../mergeRow.ts'
import { noteTouched } from '../noteTouched.ts'
import {
  insertAsTold,
  knownColumns,
  placeOf,
  type RowsFrame,
  type SnapshotPlace,
  type SnapshotRow,
  stampAsTold,
  versionsOf,
} from '../snapshot/takeRow.ts'
import type { Shapes } from '../syncedColumns.ts'

const MARK = 'INSERT INTO copied_row (table_name, row_id) VALUES (?,?) ON CONFLICT DO NOTHING'
const FORGET_STAMPS = `DELETE FROM field_stamp
  WHERE table_name = ? AND row_id = ? AND field IN (SELECT value FROM json_each(?))`

type Difference = {
  /** The fields that have another value, whatever their versions. */
  readonly fields: Readonly<Record<string, true>>
  readonly isAny: boolean
}

/** In what this PC has something else than the snapshot says of a row. */
function differenceOf({ tx, shape, columns }: SnapshotPlace, row: SnapshotRow, here: Row): Difference {
  const own = readFieldVersions(tx, shape.name, row.id)
  const versionAt = versionsOf(row)
  const whole = rowVersion(here)
  const known = knownColumns({ tx, shape, columns })
  const others = known.filter(({ name, at }) => (here[name] ?? null) !== (row.values[at] ?? null))
  const isAny =
    others.length > 0 ||
    !isSameVersion(whole, row.v) ||
    known.some(({ name, at }) => !isSameVersion(own.get(name) ?? whole, versionAt(at)))
  return { fields: Object.fromEntries(others.map(({ name }) => [name, true])), isAny }
}

/** Makes a row that is here be what the snapshot says; fields that its maker does not know keep what they have. */
function overwrite(place: SnapshotPlace, row: SnapshotRow): void {
  const { tx, shape, columns } = place
  const known = knownColumns(place)
  const sets = [...known.map(({ name }) => name), 'stamp', 'stamp_device'].map((name) => `"${name}" = ?`)
  const values = known.map(({ at }) => row.values[at] ?? null)
  tx.run(`UPDATE "${shape.name}" SET ${sets.join(', ')} WHERE id = ?`, ...values, ...row.v, row.id)
  tx.run(FORGET_STAMPS, shape.name, row.id, JSON.stringify(columns))
  stampAsTold(place, row)
}

/** What this PC changed and has not sent is said on top of what came, as every other PC will hear it. */
function sayUnsent({ tx, shape }: SnapshotPlace, shapes: Shapes, rowId: string): void {
  const origin = { deviceNumber: tx.device.number, hubSeq: 0 }
  const beside = { hasWaiting: false, hasReviews: true }
  for (const change of listUnsent(tx, shape.name, rowId)) {
    const [here] = tx.all(`SELECT * FROM "${shape.name}" WHERE id = ?`, rowId)
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
  const all: Difference = { fields: Object.fromEntries(columns.map((name) => [name, true])), isAny: true }
  const difference = isRow(here) ? differenceOf(place, row, here) : all
  if (!difference.isAny) return false
  if (isRow(here)) overwrite(place, row)
  else insertAsTold(place, row)
  sayUnsent(place, shapes, row.id)
  noteTouched(tx, shape, row.id, difference.fields)
  return true
}
