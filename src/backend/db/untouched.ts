import type { WriteTx } from './clinicDatabase.ts'
import { REFERENCES } from './moveReferences.ts'
import { findRow, isRecord } from './noteChange.ts'
import type { RecordKind } from './recordTables.ts'

const TIES = { user: 'user_id', client: 'client_id' } as const
/** Rows that a person's record is made of, besides its own. */
const PARTS = ['contact_point', 'user_role'] as const
/** Rows that only come to be once somebody does something with a person. */
const LATER = [
  'SELECT 1 FROM credential WHERE id = ? LIMIT 1',
  'SELECT 1 FROM notification_preference WHERE user_id = ? LIMIT 1',
  'SELECT 1 FROM crew_member WHERE user_id = ? LIMIT 1',
] as const

const STAMPED = 'SELECT field FROM field_stamp WHERE table_name = ? AND row_id = ?'

function isChanged(tx: WriteTx, table: string, id: string, but: readonly string[]): boolean {
  return tx
    .all(STAMPED, table, id)
    .filter(isRecord)
    .some(({ field }) => !but.includes(String(field)))
}

/**
 * Whether a record is as the save left it that made it: no field was changed alone, nothing was added to it, nothing
 * that came later names it.
 * @param but fields whose change does not count, such as those that an undone import sets itself
 */
export function isUntouched(tx: WriteTx, kind: RecordKind, id: string, but: readonly string[] = []): boolean {
  const row = findRow(tx, kind, id)
  if (row === undefined || isChanged(tx, kind, id, but)) return false
  const isOfIt = (part: Readonly<Record<string, unknown>>): boolean =>
    part['stamp'] === row['stamp'] && part['stamp_device'] === row['stamp_device']
  const named = REFERENCES.filter((one) => one.kind === kind).some(
    ({ table, column }) => tx.all(`SELECT 1 FROM "${table}" WHERE "${column}" = ? LIMIT 1`, id).length > 0,
  )
  if (named) return false
  const parts = kind === 'user' ? PARTS.map((table) => [table, 'user_id'] as const) : []
  for (const [table, column] of [...parts, ['client_person', TIES[kind]] as const]) {
    for (const part of tx.all(`SELECT * FROM "${table}" WHERE "${column}" = ?`, id).filter(isRecord))
      if (!isOfIt(part) || isChanged(tx, table, String(part['id']), but)) return false
  }
  return kind === 'client' || LATER.every((sql) => tx.all(sql, id).length === 0)
}
