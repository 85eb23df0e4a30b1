import type { Version } from '../outbox/appendOutbox.ts'
import type { WriteTx } from './clinicDatabase.ts'
import { findRow, isRecord, type Values } from './noteChange.ts'
import type { RecordKind } from './recordTables.ts'

/** One field of a record, wherever it lies, with the version it has now. */
export type RecordField = {
  readonly table: string
  readonly rowId: string
  readonly field: string
  /** The same for both of two records: the table, what follows the record's id, and the field. */
  readonly key: string
  readonly value: string | number | null
  readonly version: Version
}

/** What says nothing about the person, or is settled by the merging itself. */
const APART = new Set([
  'id',
  'stamp',
  'stamp_device',
  'status',
  'kind',
  'merged_into',
  'voided_at',
  'import_id',
  'created_at',
  'staff_id',
  'supervisor_id',
  'photo_type',
  'is_mfa_required',
])

function fieldsOfRow(
  tx: WriteTx,
  { table, rowId, tail }: { readonly table: string; readonly rowId: string; readonly tail: string },
  row: Values,
  names: readonly string[],
): RecordField[] {
  const own = new Map<string, Version>()
  const sql = 'SELECT field, stamp, stamp_device FROM field_stamp WHERE table_name = ? AND row_id = ?'
  for (const entry of tx.all(sql, table, rowId).filter(isRecord))
    own.set(String(entry['field']), [Number(entry['stamp']), Number(entry['stamp_device'])])
  const ofRow: Version = [Number(row['stamp']), Number(row['stamp_device'])]
  return names.map((field) => {
    const value = row[field]
    return {
      table,
      rowId,
      field,
      key: `${table}${tail}.${field}`,
      value: typeof value === 'string' || typeof value === 'number' ? value : null,
      version: own.get(field) ?? ofRow,
    }
  })
}

/** All that a record says, field by field: its row, and of a person also e-mails, phones and roles. */
export function readRecordFields(tx: WriteTx, kind: RecordKind, id: string): RecordField[] {
  const row = findRow(tx, kind, id)
  if (row === undefined) return []
  const names = Object.keys(row).filter((name) => !APART.has(name))
  const fields = fieldsOfRow(tx, { table: kind, rowId: id, tail: '' }, row, names)
  if (kind === 'client') return fields
  for (const [table, field] of [
    ['contact_point', 'value'],
    ['user_role', 'is_held'],
  ] as const) {
    for (const part of tx
      .all(`SELECT * FROM "${table}" WHERE user_id = ? ORDER BY id`, id)
      .filter(isRecord)) {
      const rowId = String(part['id'])
      const tail = rowId.slice(id.length)
      fields.push(...fieldsOfRow(tx, { table, rowId, tail }, part, [field]))
    }
  }
  return fields
}
