import type { WriteTx } from '../db/clinicDatabase.ts'
import { stampFields } from '../db/fieldVersions.ts'
import { writeOthers } from './fieldStore.ts'
import type { Field } from './mergeField.ts'

/** A field before and after another PC's word on it. */
export type FieldChange = { readonly name: string; readonly before: Field; readonly after: Field }

/**
 * Writes fields of one row as the merge left them: the values that stand with their versions, and those that do not.
 * @returns whether another value or version stands now
 */
export function writeFields(
  tx: WriteTx,
  { table, rowId }: { readonly table: string; readonly rowId: string },
  fields: readonly FieldChange[],
): boolean {
  const written: FieldChange[] = []
  for (const field of fields) {
    const { name, before, after } = field
    if (after === before) continue
    writeOthers(tx, { table, rowId, field: name }, before.others, after.others)
    if (after.stands === before.stands) continue
    written.push(field)
  }
  if (written.length === 0) return false
  const stamps = written.map(({ name, after }) => ({ field: name, version: after.stands.version }))
  stampFields(tx, { table, rowId }, stamps)
  const sets = written.map(({ name }) => `"${name}" = ?`).join(', ')
  tx.run(
    `UPDATE "${table}" SET ${sets} WHERE id = ?`,
    ...written.map(({ after }) => after.stands.value),
    rowId,
  )
  return true
}
