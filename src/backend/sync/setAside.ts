import type { WriteTx } from '../db/clinicDatabase.ts'
import type { Change } from './change.ts'

/** From which PC a change comes, and in which set of the hub; 0 where it came with a snapshot. */
export type Origin = { readonly deviceNumber: number; readonly hubSeq: number }

/** Keeps a change that fits no row of ours, and says why, while the rest goes on. */
export function setAside(
  tx: Pick<WriteTx, 'run' | 'now'>,
  { deviceNumber, hubSeq }: Origin,
  change: Change,
  reason: string,
): void {
  tx.run(
    `INSERT INTO set_aside (hub_seq, device_number, table_name, row_id, change, reason, at) VALUES (?,?,?,?,?,?,?)`,
    hubSeq,
    deviceNumber,
    change.table,
    change.rowId,
    JSON.stringify(change),
    reason,
    tx.now,
  )
}
