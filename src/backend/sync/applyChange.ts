import type { WriteTx } from '../db/clinicDatabase.ts'
import { isSameVersion } from '../db/fieldOrder.ts'
import { changeSchema, type Change, mayBeRowId } from './change.ts'
import { applyDecision } from './applyDecision.ts'
import { changeProblem } from './changeProblem.ts'
import { readFieldVersions, rowVersion } from '../db/fieldVersions.ts'
import { isRow, type Row } from './fieldStore.ts'
import { keepForLater, partOf } from './keepForLater.ts'
import { endTakenOut } from './keys/takenOut.ts'
import { mergeRow } from './mergeRow.ts'
import { noteTouched } from './noteTouched.ts'
import { type Origin, setAside } from './setAside.ts'
import { isOfRow, type Shapes, type TableShape } from './syncedColumns.ts'
import { takeAlone } from './takeAlone.ts'
import { waitForRow } from './waitForRow.ts'

export type Applied = 'applied' | 'waiting' | 'setAside' | 'later'

/** What a row may have beside it and nearly none has: looked for only where the table is not empty. */
export type Beside = { hasWaiting: boolean; hasReviews: boolean }

/** A transaction that takes changes of one PC in. */
export type Work = {
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
    takeAlone(tx, from, one, () => applyChange({ ...work, origin: from }, one))
  }
}

const HEAR_REVOKED = `UPDATE peer SET is_revoked = 1
  WHERE device_id IN (SELECT id FROM device WHERE id = ? AND is_revoked = 1)`

/** The part that this program knows; the rest is kept for its update. */
function knownPart({ tx, origin }: Work, shape: TableShape, change: Change): Change {
  const fields = Object.keys(change.patch)
  const known = fields.filter((field) => shape.columns.has(field))
  if (known.length === fields.length) return change
  const unknown = fields.filter((field) => !shape.columns.has(field) && !isOfRow(field))
  if (unknown.length > 0) keepForLater(tx, origin.deviceNumber, partOf(change, unknown))
  return partOf(change, known)
}

/** A row that is not here is made, or its change waits for it. */
function beginRow(work: Work, shape: TableShape, change: Change): Applied {
  const { tx, origin } = work
  if (change.base !== null) {
    if (Object.keys(change.patch).length === 0) return 'later'
    waitForRow(tx, origin.deviceNumber, change)
    work.beside.hasWaiting = true
    return 'waiting'
  }
  const missing = shape.needed.find((name) => !(name in change.patch))
  if (missing !== undefined) {
    setAside(tx, origin, change, `${missing}:missing`)
    return 'setAside'
  }
  insert(work, shape, change)
  return 'applied'
}

/** What follows from a row that was made or changed. */
function followUp({ tx, shapes, beside }: Work, shape: TableShape, { rowId, patch }: Change): void {
  if (shape.name === 'review_decision') {
    beside.hasReviews = true
    applyDecision(tx, shapes, rowId)
  }
  if (shape.name === 'device') tx.run(HEAR_REVOKED, rowId)
  noteTouched(tx, shape, rowId, patch)
}

/** A row as far as a change may ask for it: one that was made twice, and a PC's own, are looked at whole. */
function readRow(tx: WriteTx, shape: TableShape, { rowId, patch, base }: Change): unknown {
  const isWhole = base === null || shape.name === 'device'
  const sql = isWhole ? `SELECT * FROM "${shape.name}" WHERE id = ?` : shape.readSql(Object.keys(patch))
  return tx.all(sql, rowId)[0]
}

/** How a change meets a row that is here. */
type Meet = (shape: TableShape, change: Change, row: Row) => void

function take(work: Work, received: Change, meet: Meet): Applied {
  const { tx, shapes, origin } = work
  const shape = shapes.of(tx, received.table)
  if (shape === undefined) {
    if (!mayBeRowId(received.rowId)) {
      setAside(tx, origin, received, 'id:malformed')
      return 'setAside'
    }
    keepForLater(tx, origin.deviceNumber, received)
    return 'later'
  }
  const row = readRow(tx, shape, received)
  const problem = changeProblem(shape, received, row, origin.deviceNumber)
  if (problem !== undefined) {
    setAside(tx, origin, received, problem)
    return 'setAside'
  }
  const change = knownPart(work, shape, received)
  if (isRow(row)) meet(shape, change, row)
  else {
    const begun = beginRow(work, shape, change)
    if (begun !== 'applied') return begun
  }
  followUp(work, shape, change)
  if (shape.name === 'device' && change.patch['is_revoked'] === 1) endTakenOut(tx, change.rowId)
  return 'applied'
}

/**
 * Makes another PC's change one of this PC's rows, merged field by field with what was done here meanwhile. What
 * belongs to a row that has not come yet waits; what fits no row is set aside; the rest goes on (design.md 5).
 */
export function applyChange(work: Work, received: Change): Applied {
  return take(work, received, (shape, change, row) => mergeRow(work, shape, change, row))
}

/** True for what the row, as it stands here, came with from that PC. */
export const isMadeWith = (row: Row, { base, stamp }: Change, deviceNumber: number): boolean =>
  base === null && isSameVersion(rowVersion(row), [stamp, deviceNumber])

/**
 * After an update: merges a part of a change that was kept for it. Of a row that is here, the fields that came with
 * it were left at what a new row has.
 */
export function applyKept(work: Work, kept: Change): Applied {
  return take(work, kept, (shape, change, row) => {
    if (isMadeWith(row, change, work.origin.deviceNumber)) complete(work, shape, change)
    else mergeRow(work, shape, change, row)
  })
}

/** Gives a row the fields that it came with, but those that somebody gave a value since the update. */
function complete({ tx }: Work, shape: TableShape, { rowId, patch }: Change): void {
  const own = readFieldVersions(tx, shape.name, rowId)
  for (const [field, value] of Object.entries(patch))
    if (!own.has(field)) tx.run(`UPDATE "${shape.name}" SET "${field}" = ? WHERE id = ?`, value, rowId)
}
