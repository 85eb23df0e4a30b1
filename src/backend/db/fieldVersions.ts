import type { Version } from '../outbox/appendOutbox.ts'
import type { WriteTx } from './clinicDatabase.ts'
import { isRecord, type Values } from './noteChange.ts'

/** So many fields of a row are stamped by one statement. */
const AT_ONCE = 8
const STAMP_FIELDS = Array.from(
  { length: AT_ONCE + 1 },
  (_, count) => `INSERT INTO field_stamp (table_name, row_id, field, stamp, stamp_device)
  VALUES ${Array(count).fill('(?,?,?,?,?)').join(',')}
  ON CONFLICT DO UPDATE SET stamp = excluded.stamp, stamp_device = excluded.stamp_device`,
)

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
  stampFields(tx, { table, rowId }, [{ field, version }])
}

/** Gives fields of one row versions of their own; each is named once. */
export function stampFields(
  tx: Pick<WriteTx, 'run'>,
  { table, rowId }: { readonly table: string; readonly rowId: string },
  fields: readonly { readonly field: string; readonly version: Version }[],
): void {
  for (let from = 0; from < fields.length; from += AT_ONCE) {
    const some = fields.slice(from, from + AT_ONCE)
    const sql = STAMP_FIELDS[some.length]
    const values: (string | number)[] = []
    for (const { field, version } of some) values.push(table, rowId, field, version[0], version[1])
    if (sql !== undefined) tx.run(sql, ...values)
  }
}
