import type { WriteTx } from '../../db/clinicDatabase.ts'
import { readFieldVersions, rowVersion, stampField } from '../../db/fieldVersions.ts'
import type { Change } from '../change.ts'
import { isRow } from '../fieldStore.ts'

/** Gives a change that waits here another stamp, where its fields still bear the old one. */
function restamp(tx: WriteTx, { table, rowId, stamp }: Change, seq: unknown, patch: string): void {
  const [row] = tx.all(`SELECT stamp, stamp_device FROM "${table}" WHERE id = ?`, rowId)
  const fields: unknown = JSON.parse(patch)
  if (!isRow(row) || !isRow(fields)) return
  const own = readFieldVersions(tx, table, rowId)
  for (const field of Object.keys(fields)) {
    const [given, device] = own.get(field) ?? rowVersion(row)
    if (given === stamp && device === tx.device.number)
      stampField(tx, { table, rowId, field }, [tx.stamp, tx.device.number])
  }
  tx.run('UPDATE outbox SET stamp = ? WHERE seq = ?', tx.stamp, seq)
}

/**
 * Compares what this PC said before its data went back with what waits here to be sent. The same change is sent once
 * only. Another one under the same stamp, given by a clock that went back as well, gets a stamp of its own: two values
 * of one version would never meet.
 */
export function takeOwnChange(tx: WriteTx, change: Change): void {
  const waiting = tx
    .all(
      'SELECT seq, patch FROM outbox WHERE table_name = ? AND row_id = ? AND stamp = ? AND acknowledged_at IS NULL',
      change.table,
      change.rowId,
      change.stamp,
    )
    .filter(isRow)
  const said = JSON.stringify(change.patch)
  const same = waiting.find((one) => one['patch'] === said)
  if (same !== undefined) tx.run('UPDATE outbox SET acknowledged_at = ? WHERE seq = ?', tx.now, same['seq'])
  else for (const { seq, patch } of waiting) restamp(tx, change, seq, String(patch))
}
