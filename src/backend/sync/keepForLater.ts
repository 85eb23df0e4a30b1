import type { WriteTx } from '../db/clinicDatabase.ts'
import type { Change } from './change.ts'

/**
 * Keeps what a newer program said of fields or a table that this one does not know, until its update brings them
 * (design.md 4, migrations): takeLater merges it then.
 * @param deviceNumber of the PC that said it
 */
export function keepForLater(tx: WriteTx, deviceNumber: number, change: Change): void {
  tx.run(
    'INSERT INTO later_change (table_name, row_id, device_number, change) VALUES (?,?,?,?)',
    change.table,
    change.rowId,
    deviceNumber,
    JSON.stringify(change),
  )
}

/** The part of a change that says something of these fields. */
export function partOf(change: Change, fields: readonly string[]): Change {
  const only = <T>(all: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(all).filter(([field]) => fields.includes(field)))
  return { ...change, patch: only(change.patch), base: change.base === null ? null : only(change.base) }
}
