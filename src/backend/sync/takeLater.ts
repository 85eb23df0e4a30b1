import { z } from 'zod'
import { isLater } from '../db/fieldOrder.ts'
import type { WriteTx } from '../db/clinicDatabase.ts'
import type { Version } from '../outbox/appendOutbox.ts'
import { type Change, changeSchema } from './change.ts'
import { isRow, readFieldVersions, type Row, rowVersion } from './fieldStore.ts'
import { noteTouched } from './noteTouched.ts'
import { Shapes, type TableShape, valueProblem } from './syncedColumns.ts'

const keptSchema = z.object({
  table_name: z.string(),
  row_id: z.string(),
  field: z.string(),
  change: z.string(),
  stamp: z.number(),
  stamp_device: z.number(),
})
/** A field that came before this program knew it: its value, with its version. */
type Kept = {
  readonly table: string
  readonly rowId: string
  readonly field: string
  readonly value: Change['patch'][string]
  readonly version: Version
}

const STAMP_FIELD = `INSERT INTO field_stamp (table_name, row_id, field, stamp, stamp_device) VALUES (?,?,?,?,?)
  ON CONFLICT DO UPDATE SET stamp = excluded.stamp, stamp_device = excluded.stamp_device`

function readKept(row: unknown): Kept {
  const { table_name, row_id, field, change, stamp, stamp_device } = keptSchema.parse(row)
  const value = changeSchema.parse(JSON.parse(change)).patch[field] ?? null
  return { table: table_name, rowId: row_id, field, value, version: [stamp, stamp_device] }
}

/** A row of a table that is new here, of all that was kept of it; false where it still lacks something. */
function addRow(tx: WriteTx, shape: TableShape, kept: readonly Kept[]): boolean {
  const fields = kept.map(({ field }) => field)
  if (shape.needed.some((name) => !fields.includes(name))) return false
  const [first] = kept.toSorted((a, b) => (isLater(a.version, b.version) ? 1 : -1))
  if (first === undefined) return false
  tx.run(shape.insertSql(fields), first.rowId, ...kept.map(({ value }) => value), ...first.version)
  for (const { table, rowId, field, version } of kept)
    if (isLater(version, first.version)) tx.run(STAMP_FIELD, table, rowId, field, ...version)
  return true
}

/** A field that is new here: what was kept stands, unless somebody gave it a value since the update. */
function writeField(tx: WriteTx, row: Row, { table, rowId, field, value, version }: Kept): void {
  const own = readFieldVersions(tx, table, rowId).get(field)
  if (own !== undefined && isLater(own, version)) return
  tx.run(`UPDATE "${table}" SET "${field}" = ? WHERE id = ?`, value, rowId)
  const [stamp, device] = rowVersion(row)
  if (stamp !== version[0] || device !== version[1]) tx.run(STAMP_FIELD, table, rowId, field, ...version)
}

function takeRow(tx: WriteTx, shape: TableShape, rowId: string, kept: readonly Kept[]): void {
  const good = kept.filter(({ field, value }) => {
    const column = shape.columns.get(field)
    return column !== undefined && valueProblem(field, column, value) === undefined
  })
  const row = tx.all(`SELECT * FROM "${shape.name}" WHERE id = ?`, rowId).find(isRow)
  if (row === undefined && !addRow(tx, shape, good)) return
  if (row !== undefined) for (const one of good) writeField(tx, row, one)
  for (const { field } of good)
    tx.run(
      'DELETE FROM later_field WHERE table_name = ? AND row_id = ? AND field = ?',
      shape.name,
      rowId,
      field,
    )
  noteTouched(tx, shape, rowId)
}

/**
 * After an update: what PCs with a newer program said of fields and tables that this one did not know is taken in now
 * that it does, with the versions it had there, so that every PC has the same (security.md S18).
 */
export function takeLater(tx: WriteTx): void {
  const known = tx.all('SELECT DISTINCT table_name, field FROM later_field').filter(isRow)
  if (known.length === 0) return
  const shapes = new Shapes()
  const tables = new Set(
    known.flatMap((one) => {
      const shape = shapes.of(tx, String(one['table_name']))
      return shape?.columns.has(String(one['field'])) === true ? [shape] : []
    }),
  )
  for (const shape of tables) {
    const rows = new Map<string, Kept[]>()
    for (const one of tx.all('SELECT * FROM later_field WHERE table_name = ?', shape.name).map(readKept))
      rows.set(one.rowId, [...(rows.get(one.rowId) ?? []), one])
    for (const [rowId, kept] of rows) takeRow(tx, shape, rowId, kept)
  }
}
