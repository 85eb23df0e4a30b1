import type { Version } from '../outbox/appendOutbox.ts'
import type { WriteTx } from './clinicDatabase.ts'
import { isRecord, type Values } from './noteChange.ts'

const STAMP_FIELD = `INSERT INTO field_stamp (table_name, row_id, field, stamp, stamp_device) VALUES (?,?,?,?,?)
  ON CONFLICT DO UPDATE SET stamp = excluded.stamp, stamp_device = excluded.stamp_device`

/** The version of a row that none of its fields changed alone since. */
export const rowVersion = (row: Values): Version => [Number(row['stamp']), Number(row['stamp_device'])]

const OF_ROW = 'SELECT field, stamp, stamp_device FROM field_stamp WHERE table_name = ? AND row_id = ?'

/** @returns the versions of a row's fields that changed alone */
export function readFieldVersions(
  tx: Pick<WriteTx, 'all'>,
  table: string,
  rowId: string,
): Map<string, Version> {
  const entries = tx.all(OF_ROW, table, rowId).filter(isRecord)
  return new Map(
    entries.map(({ field, stamp, stamp_device }) => [String(field), [Number(stamp), Number(stamp_device)]]),
  )
}

/** Gives one field of a row a version of its own. */
export function stampField(
  tx: Pick<WriteTx, 'run'>,
  { table, rowId, field }: { readonly table: string; readonly rowId: string; readonly field: string },
  version: Version,
): void {
  tx.run(STAMP_FIELD, table, rowId, field, ...version)
}
