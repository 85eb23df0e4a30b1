import { ok } from '#shared/errors/index.ts'
import type { WriteTx } from '../db/clinicDatabase.ts'
import type { LongWork } from '../db/longWork.ts'
import { applyKept, isMadeWith, lookBeside, type Work } from './applyChange.ts'
import { type Change, changeSchema } from './change.ts'
import { isRow, type Row } from './fieldStore.ts'
import { shapesOf } from './syncedColumns.ts'
import { clearState, readCount, readState, writeState } from './syncState.ts'
import { takeAlone } from './takeAlone.ts'

const SLICE_MS = 20

/** A row of which something is kept, up to an entry. */
type KeptRow = { readonly table: string; readonly rowId: string; readonly last: number }

/** Grows with each change of the tables, so with each update that brings one. */
function schemaVersion(tx: Pick<WriteTx, 'all'>): number {
  const [row] = tx.all('PRAGMA schema_version')
  return isRow(row) ? Number(row['schema_version']) : 0
}

/** True where something was kept for an update, and the tables are others than when it was last looked at. */
export function hasLater(tx: Pick<WriteTx, 'all'>): boolean {
  if (readCount(tx, 'laterSchema') === schemaVersion(tx)) return false
  return tx.all('SELECT 1 FROM later_change LIMIT 1').length > 0
}

/** What is kept now is looked at once: what is unknown still is kept again, behind it. */
function lastOf(tx: WriteTx): number {
  if (readState(tx, 'laterUpTo') !== undefined) return readCount(tx, 'laterUpTo')
  const [row] = tx.all('SELECT max(seq) AS seq FROM later_change')
  const last = isRow(row) ? Number(row['seq'] ?? 0) : 0
  writeState(tx, 'laterUpTo', last)
  return last
}

type Part = {
  readonly seq: number
  readonly deviceNumber: number
  /** Undefined where what is kept can't be read: another PC wrote it, in a set or in a snapshot. */
  readonly change: Change | undefined
}

function readPart(entry: Row): Part {
  const told = { seq: Number(entry['seq']), deviceNumber: Number(entry['device_number']) }
  try {
    return { ...told, change: changeSchema.safeParse(JSON.parse(String(entry['change']))).data }
  } catch {
    return { ...told, change: undefined }
  }
}

/** All that is kept of one row: first what it came with, since all else was said of that or beside it. */
function takeRow(tx: WriteTx, beside: Work['beside'], { table, rowId, last }: KeptRow): void {
  const shapes = shapesOf(tx)
  const shape = shapes.of(tx, table)
  const [row] =
    shape === undefined ? [] : tx.all(`SELECT stamp, stamp_device FROM "${shape.name}" WHERE id = ?`, rowId)
  const isFirst = ({ change, deviceNumber }: Part): boolean =>
    isRow(row) && change !== undefined && isMadeWith(row, change, deviceNumber)
  const sql = `SELECT seq, device_number, change FROM later_change
    WHERE table_name = ? AND row_id = ? AND seq <= ? ORDER BY seq`
  const parts = tx.all(sql, table, rowId, last).filter(isRow).map(readPart)
  const inOrder = parts.toSorted((a, b) => Number(isFirst(b)) - Number(isFirst(a)))
  for (const { seq, deviceNumber, change } of inOrder) {
    tx.run('DELETE FROM later_change WHERE seq = ?', seq)
    if (change === undefined) continue
    // Of which set of the hub it came, nobody asks any more.
    const origin = { deviceNumber, hubSeq: 0 }
    takeAlone(tx, origin, change, () => applyKept({ tx, shapes, origin, beside }, change))
  }
}

/**
 * After an update: what PCs with a newer program said of fields and tables that this one did not know is merged now
 * that it does, in the order it came, about 20 ms of it at a time: so every PC has the same (security.md S18).
 */
export const takeLater: LongWork<null, 'more' | 'done', never> = {
  name: 'sync.takeLater',
  run: (tx) => {
    const since = performance.now()
    const last = lastOf(tx)
    const beside = lookBeside(tx)
    while (performance.now() - since < SLICE_MS) {
      const [next] = tx.all(
        'SELECT table_name, row_id FROM later_change WHERE seq <= ? ORDER BY seq LIMIT 1',
        last,
      )
      if (isRow(next)) {
        takeRow(tx, beside, { table: String(next['table_name']), rowId: String(next['row_id']), last })
        continue
      }
      clearState(tx, 'laterUpTo')
      writeState(tx, 'laterSchema', schemaVersion(tx))
      return Promise.resolve(ok('done'))
    }
    return Promise.resolve(ok('more'))
  },
}
