import { isLater, isSameVersion } from '../../db/fieldOrder.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import { stampField } from '../../db/fieldVersions.ts'
import type { Version } from '../../outbox/appendOutbox.ts'
import type { Change } from '../change.ts'
import { isRow, readField, readRowVersions, type Row } from '../fieldStore.ts'
import { keepForLater } from '../keepForLater.ts'
import { type FieldVersion, mergeField } from '../mergeField.ts'
import { isRowId } from '../rowIds.ts'
import { setAside } from '../setAside.ts'
import { type Shapes, type TableShape, valueProblem } from '../syncedColumns.ts'
import { writeFields } from '../writeFields.ts'
import type { SnapshotFrame } from './frames.ts'

export type RowsFrame = Extract<SnapshotFrame, { kind: 'rows' }>
export type SnapshotRow = RowsFrame['rows'][number]
/** A row's table here, and which of its fields the snapshot has. */
export type SnapshotPlace = {
  readonly tx: WriteTx
  readonly shape: TableShape
  readonly columns: readonly string[]
}

/** What a row says of these columns, as if it had been made with them. */
const changeOf = (
  table: string,
  { id, v, values }: SnapshotRow,
  columns: readonly string[],
  isTold: (name: string) => boolean = () => true,
): Change => ({
  table,
  rowId: id,
  stamp: v[0],
  patch: Object.fromEntries(
    columns.flatMap((name, at) => (isTold(name) ? [[name, values[at] ?? null] as const] : [])),
  ),
  base: null,
})

/** What a newer program's snapshot says of fields that this one does not know: how they stand, with their versions. */
function keepUnknown(
  tx: WriteTx,
  { table, columns }: RowsFrame,
  row: SnapshotRow,
  isUnknown: (name: string) => boolean,
): void {
  if (!columns.some(isUnknown)) return
  const made = changeOf(table, row, columns, isUnknown)
  keepForLater(tx, row.v[1], made)
  for (const [at, stamp, device] of row.f ?? []) {
    const name = columns[at]
    if (name === undefined || !isUnknown(name)) continue
    const patch = { [name]: row.values[at] ?? null }
    keepForLater(tx, device, { ...made, stamp, patch, base: { [name]: row.v } })
  }
}

/** @returns of each of the snapshot's columns, by its place, the version that stands */
export function versionsOf({ v, f = [] }: SnapshotRow): (at: number) => Version {
  const own = new Map(f.map(([at, stamp, device]) => [at, [stamp, device] as const]))
  return (at) => own.get(at) ?? v
}

/** Gives fields that changed alone the versions that the snapshot tells. */
export function stampAsTold({ tx, shape, columns }: SnapshotPlace, row: SnapshotRow): void {
  for (const [at, stamp, device] of row.f ?? []) {
    const name = columns[at]
    if (name !== undefined && shape.columns.has(name))
      stampField(tx, { table: shape.name, rowId: row.id, field: name }, [stamp, device])
  }
}

/** The snapshot's columns that this program has, with their places. */
export const knownColumns = ({ shape, columns }: SnapshotPlace): { name: string; at: number }[] =>
  columns.flatMap((name, at) => (shape.columns.has(name) ? [{ name, at }] : []))

/** Makes a row that is not here, as the snapshot tells it. */
export function insertAsTold(place: SnapshotPlace, row: SnapshotRow): void {
  const { tx, shape } = place
  const known = knownColumns(place)
  const sql = shape.insertSql(known.map(({ name }) => name))
  tx.run(sql, row.id, ...known.map(({ at }) => row.values[at] ?? null), ...row.v)
  stampAsTold(place, row)
}

/** What this PC changed in a row and the hub has not: by field, the version that was replaced. */
function unsentOf(tx: WriteTx, table: string, rowId: string): Map<string, Version | undefined> {
  const unsent = new Map<string, Version | undefined>()
  const sql = `SELECT patch, base FROM outbox WHERE table_name = ? AND row_id = ? AND acknowledged_at IS NULL`
  for (const entry of tx.all(sql, table, rowId).filter(isRow)) {
    const patch: unknown = JSON.parse(String(entry['patch']))
    const base: unknown = typeof entry['base'] === 'string' ? JSON.parse(entry['base']) : {}
    if (!isRow(patch) || !isRow(base)) continue
    for (const field of Object.keys(patch)) {
      const replaced = base[field]
      const version = Array.isArray(replaced)
        ? ([Number(replaced[0]), Number(replaced[1])] as const)
        : undefined
      if (!unsent.has(field)) unsent.set(field, version)
    }
  }
  return unsent
}

/** A PC that begins anew keeps what it has not sent yet; of everything else the snapshot knows more. */
function merge({ tx, shape, columns }: SnapshotPlace, row: SnapshotRow, here: Row): void {
  const versions = readRowVersions(tx, shape.name, row.id)
  const versionAt = versionsOf(row)
  const unsent = unsentOf(tx, shape.name, row.id)
  const fields = columns.flatMap((name, at) => {
    if (!shape.columns.has(name)) return []
    const before = readField(here, name, versions)
    const version = versionAt(at)
    if (isSameVersion(before.stands.version, version)) return []
    const incoming: FieldVersion = {
      version,
      value: row.values[at] ?? null,
      isSettled: versions.isSettled(name, version),
    }
    const replaced = unsent.get(name)
    if (unsent.has(name)) {
      const isBefore = replaced !== undefined && isSameVersion(replaced, version)
      return isBefore
        ? []
        : [{ name, before, after: mergeField(before, incoming, undefined, shape.definition.merge, name) }]
    }
    return isLater(version, before.stands.version)
      ? [{ name, before, after: { stands: incoming, others: [] } }]
      : []
  })
  writeFields(tx, { table: shape.name, rowId: row.id }, fields)
}

function rowProblem(shape: TableShape, columns: readonly string[], row: SnapshotRow): string | undefined {
  if (!isRowId(shape.name, row.id)) return 'id:malformed'
  return columns
    .map((name, at) => {
      const column = shape.columns.get(name)
      return column === undefined ? undefined : valueProblem(name, column, row.values[at] ?? null)
    })
    .find((one) => one !== undefined)
}

/**
 * What of a snapshot's row this program can have: a row that fits nothing here is set aside; what a newer program sent
 * waits for the update (design.md 5).
 * @returns where the row belongs; undefined where nothing of it can be taken
 */
export function placeOf(
  tx: WriteTx,
  shapes: Shapes,
  frame: RowsFrame,
  row: SnapshotRow,
): SnapshotPlace | undefined {
  const { table, columns } = frame
  const shape = shapes.of(tx, table)
  if (shape === undefined) {
    keepUnknown(tx, frame, row, () => true)
    return undefined
  }
  const problem = rowProblem(shape, columns, row)
  if (problem !== undefined) {
    setAside(tx, { deviceNumber: row.v[1], hubSeq: 0 }, changeOf(table, row, columns), problem)
    return undefined
  }
  keepUnknown(tx, frame, row, (name) => !shape.columns.has(name))
  tx.touchedTables.add(shape.name)
  return { tx, shape, columns }
}

/** Takes one row of a snapshot: as it is where this PC has none, else field by field. */
export function takeRow(tx: WriteTx, shapes: Shapes, frame: RowsFrame, row: SnapshotRow): void {
  const place = placeOf(tx, shapes, frame, row)
  if (place === undefined) return
  const [here] = tx.all(`SELECT * FROM "${place.shape.name}" WHERE id = ?`, row.id)
  if (isRow(here)) merge(place, row, here)
  else insertAsTold(place, row)
}
