import type { WriteTx } from '../db/clinicDatabase.ts'
import { isLater, strictValue } from '../db/fieldOrder.ts'
import { rowVersion, stampField } from '../db/fieldVersions.ts'
import { nextStamp } from '../db/writeRow.ts'
import type { Version } from '../outbox/appendOutbox.ts'
import type { Work } from './applyChange.ts'
import type { Change } from './change.ts'
import { readField, readRowVersions, type Row, type RowVersions } from './fieldStore.ts'
import { type Field, mergeField } from './mergeField.ts'
import type { TableShape } from './syncedColumns.ts'
import { type FieldChange, writeFields } from './writeFields.ts'

/** True for what stands in a new row anyway: who adds a row with it says nothing, like a program that lacks the field. */
const isUnsaid = ({ defaults, definition }: TableShape, name: string, value: unknown): boolean =>
  defaults.has(name) && defaults.get(name) === value && strictValue(definition.merge, name) === undefined

/** True where nobody has said anything of a field of a row that is here. */
const isBlank = (shape: TableShape, name: string, field: Field, { own }: RowVersions): boolean =>
  !own.has(name) && field.others.length === 0 && isUnsaid(shape, name, field.stands.value)

/**
 * A row that several PCs added has the version of the first of them, on every PC alike; fields that said something
 * keep the version they had.
 */
function takeRowVersion(
  tx: WriteTx,
  shape: TableShape,
  row: Row,
  { version, versions, merged }: { version: Version; versions: RowVersions; merged: readonly FieldChange[] },
): void {
  const before = rowVersion(row)
  if (!isLater(before, version)) return
  const rowId = String(row['id'])
  const changed = new Set(
    merged.flatMap(({ name, before: was, after }) => (was.stands === after.stands ? [] : [name])),
  )
  for (const name of shape.columns.keys())
    if (!versions.own.has(name) && !changed.has(name) && !isUnsaid(shape, name, row[name]))
      stampField(tx, { table: shape.name, rowId, field: name }, before)
  tx.run(`UPDATE "${shape.name}" SET stamp = ?, stamp_device = ? WHERE id = ?`, ...version, rowId)
}

/** Merges another PC's change into a row that is here, field by field. */
export function mergeRow({ tx, origin, beside }: Work, shape: TableShape, change: Change, row: Row): void {
  const versions = readRowVersions(tx, shape.name, change.rowId, beside.hasReviews)
  const own: Version = [change.stamp, origin.deviceNumber]
  const merged = Object.entries(change.patch).map(([name, value]): FieldChange => {
    const base = change.base === null ? undefined : change.base[name]
    const before = readField(row, name, versions)
    if (base === undefined && isUnsaid(shape, name, value)) return { name, before, after: before }
    const version: Version = [nextStamp(own, base), origin.deviceNumber]
    const incoming = { version, value, isSettled: versions.isSettled(name, version) }
    // Whichever of the row's makers the other PC had heard of, what it replaced is this blank.
    if (isBlank(shape, name, before, versions))
      return { name, before, after: { stands: incoming, others: [] } }
    return { name, before, after: mergeField(before, incoming, base, shape.definition.merge, name) }
  })
  beside.hasReviews ||= merged.some(({ after }) => after.others.length > 0)
  writeFields(tx, { table: shape.name, rowId: change.rowId }, merged)
  if (change.base === null) takeRowVersion(tx, shape, row, { version: own, versions, merged })
}
