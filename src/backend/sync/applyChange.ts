import type { WriteTx } from '../db/clinicDatabase.ts'
import { nextStamp } from '../db/writeRow.ts'
import type { Version } from '../outbox/appendOutbox.ts'
import { changeSchema, type Change } from './change.ts'
import { isRow, readField, readRowVersions, type Row } from './fieldStore.ts'
import { mergeField } from './mergeField.ts'
import { applyDecision } from './applyDecision.ts'
import { noteTouched } from './noteTouched.ts'
import { isOfRow, type Shapes, type TableShape, valueProblem } from './syncedColumns.ts'
import { writeFields } from './writeFields.ts'

/** From which PC a change comes, and in which set of the hub. */
export type Origin = { readonly deviceNumber: number; readonly hubSeq: number }
export type Applied = 'applied' | 'waiting' | 'setAside' | 'later'

/** What a row may have beside it and nearly none has: looked for only where the table is not empty. */
export type Beside = { hasWaiting: boolean; hasReviews: boolean }

type Work = {
  readonly tx: WriteTx
  readonly shapes: Shapes
  readonly origin: Origin
  readonly beside: Beside
}

/** Looks once, for all changes of one transaction. */
export function lookBeside(tx: WriteTx): Beside {
  const [found] = tx.all(`SELECT EXISTS (SELECT 1 FROM waiting_change) AS waiting,
    EXISTS (SELECT 1 FROM review) OR EXISTS (SELECT 1 FROM review_decision) AS reviews`)
  return {
    hasWaiting: isRow(found) && found['waiting'] === 1,
    hasReviews: isRow(found) && found['reviews'] === 1,
  }
}

function setAside({ tx, origin }: Work, change: Change, reason: string): Applied {
  tx.run(
    `INSERT INTO set_aside (hub_seq, device_number, table_name, row_id, change, reason, at) VALUES (?,?,?,?,?,?,?)`,
    origin.hubSeq,
    origin.deviceNumber,
    change.table,
    change.rowId,
    JSON.stringify(change),
    reason,
    tx.now,
  )
  return 'setAside'
}

/**
 * Keeps a field that this program has no column for until its update brings one (design.md 4, migrations); takeLater
 * takes it in then. Of two values of one save the second counts, which has the same stamp.
 */
function keepForLater({ tx, origin }: Work, change: Change, field: string): void {
  const part: Change = {
    ...change,
    patch: { [field]: change.patch[field] ?? null },
    base: change.base === null ? null : { [field]: change.base[field] ?? [0, 1] },
  }
  tx.run(
    `INSERT INTO later_field (table_name, row_id, field, change, stamp, stamp_device) VALUES (?,?,?,?,?,?)
      ON CONFLICT DO UPDATE SET change = excluded.change, stamp = excluded.stamp, stamp_device = excluded.stamp_device
      WHERE (excluded.stamp, excluded.stamp_device) >= (stamp, stamp_device)`,
    change.table,
    change.rowId,
    field,
    JSON.stringify(part),
    nextStamp([change.stamp, origin.deviceNumber], part.base?.[field]),
    origin.deviceNumber,
  )
}

/** Three days before stamps end: later ones leave no room for whoever edits the field next. */
const LATEST_STAMP = 2 ** 53 - 2 ** 40
/** Of a PC's row, what only that PC says. */
const OF_ITSELF = ['number', 'sign_key', 'box_key']

/** Why a change may not touch this row; undefined where it may. */
function refusalOf(
  shape: TableShape,
  change: Change,
  row: unknown,
  { deviceNumber }: Origin,
): string | undefined {
  const stamps = [change.stamp, ...Object.values(change.base ?? {}).map(([stamp]) => stamp)]
  if (stamps.some((stamp) => stamp > LATEST_STAMP)) return 'stamp:tooLate'
  if (shape.name !== 'device' || !isRow(row) || row['number'] === deviceNumber) return undefined
  const isTaken = OF_ITSELF.some((field) => field in change.patch && change.patch[field] !== row[field])
  return isTaken ? 'keys:notItsOwn' : undefined
}

function problemOf(shape: TableShape, change: Change): string | undefined {
  for (const [field, value] of Object.entries(change.patch)) {
    const column = shape.columns.get(field)
    const problem = column === undefined ? undefined : valueProblem(field, column, value)
    if (problem !== undefined) return `${field}:${problem}`
  }
  return undefined
}

function insert(work: Work, shape: TableShape, change: Change): void {
  const { tx, origin } = work
  tx.run(
    shape.insertSql(Object.keys(change.patch)),
    change.rowId,
    ...Object.values(change.patch),
    change.stamp,
    origin.deviceNumber,
  )
  if (!work.beside.hasWaiting) return
  const sql =
    'SELECT seq, change, device_number FROM waiting_change WHERE table_name = ? AND row_id = ? ORDER BY seq'
  const waiting = tx.all(sql, shape.name, change.rowId)
  if (waiting.length === 0) return
  tx.run('DELETE FROM waiting_change WHERE table_name = ? AND row_id = ?', shape.name, change.rowId)
  for (const entry of waiting) {
    if (!isRow(entry)) continue
    const one = changeSchema.parse(JSON.parse(String(entry['change'])))
    const from = { ...origin, deviceNumber: Number(entry['device_number']) }
    applyChange({ ...work, origin: from }, one)
  }
}

function mergeRow({ tx, origin, beside }: Work, shape: TableShape, change: Change, row: Row): void {
  const versions = readRowVersions(tx, shape.name, change.rowId, beside.hasReviews)
  const own: Version = [change.stamp, origin.deviceNumber]
  const merged = Object.entries(change.patch).map(([name, value]) => {
    const base = change.base === null ? undefined : change.base[name]
    const version: Version = [nextStamp(own, base), origin.deviceNumber]
    const before = readField(row, name, versions)
    const incoming = { version, value, isSettled: versions.isSettled(name, version) }
    return { name, before, after: mergeField(before, incoming, base, shape.definition.merge, name) }
  })
  beside.hasReviews ||= merged.some(({ after }) => after.others.length > 0)
  writeFields(tx, { table: shape.name, rowId: change.rowId }, merged)
}

const HEAR_REVOKED = `UPDATE peer SET is_revoked = 1
  WHERE device_id IN (SELECT id FROM device WHERE id = ? AND is_revoked = 1)`

function known(work: Work, shape: TableShape, change: Change): Change {
  const isKnown = (field: string): boolean => shape.columns.has(field)
  const fields = Object.keys(change.patch)
  if (fields.every(isKnown)) return change
  for (const field of fields) if (!isKnown(field) && !isOfRow(field)) keepForLater(work, change, field)
  return {
    ...change,
    patch: Object.fromEntries(Object.entries(change.patch).filter(([field]) => isKnown(field))),
  }
}

/**
 * Makes another PC's change one of this PC's rows, merged field by field with what was done here meanwhile. What
 * belongs to a row that has not come yet waits; what fits no row is set aside; the rest goes on (design.md 5).
 */
export function applyChange(work: Work, received: Change): Applied {
  const { tx, shapes, origin } = work
  const shape = shapes.of(tx, received.table)
  if (shape === undefined) {
    for (const field of Object.keys(received.patch)) keepForLater(work, received, field)
    return 'later'
  }
  const [row] = tx.all(`SELECT * FROM "${shape.name}" WHERE id = ?`, received.rowId)
  const problem = problemOf(shape, received) ?? refusalOf(shape, received, row, origin)
  if (problem !== undefined) return setAside(work, received, problem)
  const change = known(work, shape, received)
  if (!isRow(row) && change.base !== null) {
    const sql = 'INSERT INTO waiting_change (table_name, row_id, device_number, change) VALUES (?,?,?,?)'
    tx.run(sql, shape.name, change.rowId, origin.deviceNumber, JSON.stringify(change))
    work.beside.hasWaiting = true
    return 'waiting'
  }
  if (isRow(row)) mergeRow(work, shape, change, row)
  else {
    const missing = shape.needed.find((name) => !(name in change.patch))
    if (missing !== undefined) return setAside(work, received, `${missing}:missing`)
    insert(work, shape, change)
  }
  if (shape.name === 'review_decision') {
    work.beside.hasReviews = true
    applyDecision(tx, shapes, change.rowId)
  }
  if (shape.name === 'device') tx.run(HEAR_REVOKED, change.rowId)
  noteTouched(tx, shape, change.rowId)
  return 'applied'
}
