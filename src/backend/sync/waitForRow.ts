import type { WriteTx } from '../db/clinicDatabase.ts'
import type { Change } from './change.ts'

const WAIT = 'INSERT INTO waiting_change (table_name, row_id, device_number, change) VALUES (?,?,?,?)'

/** A change of a row that is not here waits for it. @param deviceNumber of the PC that said it */
export function waitForRow(tx: Pick<WriteTx, 'run'>, deviceNumber: number, change: Change): void {
  tx.run(WAIT, change.table, change.rowId, deviceNumber, JSON.stringify(change))
}
