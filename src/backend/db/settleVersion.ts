import type { Version } from '../outbox/appendOutbox.ts'
import type { WriteTx } from './clinicDatabase.ts'
import { standsBefore, strictValue, type VersionOf } from './fieldOrder.ts'
import { type Act, findRow, isRecord, noteChange, tableOf } from './noteChange.ts'
import type { SyncedTables } from './tables.ts'

const SETTLED: Act = { verb: 'review.settled' }
const INSERT = `INSERT INTO review_decision
  (id, table_name, row_id, field, lost_stamp, lost_device, decided_by, decided_at, stamp, stamp_device)
  VALUES (?,?,?,?,?,?,?,?,?,?)`

/**
 * Decides against a version of a field that lost against another made at the same time (product.md 42): it goes from
 * "To review" on every PC. Part of the write door; does nothing where it was decided before.
 * @param reviewEntry the entry's id
 */
export function settleVersion(tx: WriteTx, reviewEntry: string, act: Act): void {
  const entry = tx.all('SELECT * FROM review WHERE id = ?', reviewEntry).find(isRecord)
  if (entry === undefined || findRow(tx, 'review_decision', reviewEntry) !== undefined) return
  const decision = {
    table_name: String(entry['table_name']),
    row_id: String(entry['row_id']),
    field: String(entry['field']),
    lost_stamp: Number(entry['stamp']),
    lost_device: Number(entry['stamp_device']),
    decided_by: tx.actorId,
    decided_at: tx.now,
  }
  tx.run(INSERT, reviewEntry, ...Object.values(decision), tx.stamp, tx.device.number)
  noteChange(tx, 'review_decision', { id: reviewEntry, ...decision }, act, { after: decision, base: null })
}

/**
 * Decides against what would stand before a value that somebody gives a field knowingly: a stricter one made at the
 * same time as the one they saw, or a later one of a PC whose clock is ahead. Else the value would stand on this PC
 * alone.
 */
export function settleOvertaken(
  tx: WriteTx,
  place: { readonly table: keyof SyncedTables; readonly rowId: string; readonly field: string },
  given: { readonly version: Version; readonly value: unknown },
): void {
  const { table, rowId, field } = place
  const strict = strictValue(tableOf(table).merge, field)
  const mine: VersionOf<unknown> = { ...given, isSettled: false }
  const sql = 'SELECT * FROM open_review WHERE table_name = ? AND row_id = ? AND field = ?'
  for (const entry of tx.all(sql, table, rowId, field).filter(isRecord)) {
    const other: VersionOf<unknown> = {
      version: [Number(entry['stamp']), Number(entry['stamp_device'])],
      value: JSON.parse(String(entry['value'])),
      isSettled: false,
    }
    if (standsBefore(other, mine, strict)) settleVersion(tx, String(entry['id']), SETTLED)
  }
}
