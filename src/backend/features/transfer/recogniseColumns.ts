import type { ImportField, ImportPreview } from '#shared/contract/transfer.ts'
import { fieldOfHeader } from './columnNames.ts'
import type { Unreadable } from './decodeText.ts'
import type { TableRow } from './readTable.ts'

/** Which column holds a field, from 0. */
export type ColumnMap = ReadonlyMap<ImportField, number>
export type RecognisedColumns =
  | {
      readonly ok: true
      /** Every column as the preview shows it; null where it is left out. */
      readonly columns: ImportPreview['columns']
      readonly byField: ColumnMap
      /** The records under the header. */
      readonly rows: readonly TableRow[]
    }
  | Unreadable

/** Above the header may stand a title, a date, a remark. */
const HEADER_WITHIN_RECORDS = 10

type Reading = { readonly fields: (ImportField | null)[]; readonly duplicate: boolean }

/**
 * Finds the header of a list and reads what each column is. Of two e-mail or phone columns the first is the
 * primary, the second the secondary one, further ones are left out; two columns with sure names for any other field
 * are `duplicateHeader`, since the list does not say which one counts.
 */
export function recogniseColumns(records: readonly TableRow[]): RecognisedColumns {
  let best: { reading: Reading; index: number; count: number } | undefined
  for (const [index, record] of records.slice(0, HEADER_WITHIN_RECORDS).entries()) {
    const reading = readHeader(record.cells)
    const count = reading.fields.filter((field) => field !== null).length
    if (count > (best?.count ?? 0)) best = { reading, index, count }
  }
  const header = best === undefined ? undefined : records[best.index]
  if (best === undefined || header === undefined) return { ok: false, reason: 'noHeader', line: undefined }
  const unreadable = (reason: 'duplicateHeader' | 'noNameColumn'): Unreadable => ({
    ok: false,
    reason,
    line: header.line,
  })
  if (best.reading.duplicate) return unreadable('duplicateHeader')
  const { fields } = best.reading
  const byField = new Map<ImportField, number>()
  for (const [index, field] of fields.entries()) if (field !== null) byField.set(field, index)
  if (!byField.has('fullName') && !(byField.has('firstName') && byField.has('lastName'))) {
    return unreadable('noNameColumn')
  }
  const columns = header.cells.map((cell, index) => ({
    header: cell.replace(/\s+/gu, ' ').slice(0, 80),
    field: fields[index] ?? null,
  }))
  return { ok: true, columns, byField, rows: records.slice(best.index + 1) }
}

function readHeader(cells: readonly string[]): Reading {
  const names = cells.map(fieldOfHeader)
  const taken = new Set<ImportField>()
  const fields: (ImportField | null)[] = cells.map(() => null)
  let duplicate = false
  for (const isSure of [true, false]) {
    for (const [index, name] of names.entries()) {
      if (name === undefined || name.isSure !== isSure) continue
      const field = freeField(name.field, taken)
      if (field !== undefined) {
        fields[index] = field
        taken.add(field)
      } else if (isSure && !isContact(name.field)) duplicate = true
    }
  }
  return { fields: withBareName(fields, taken), duplicate }
}

const isContact = (field: ImportField): boolean => /email|phone/i.test(field)

/** The field itself, or the secondary e-mail or phone where the primary one is taken already. */
function freeField(field: ImportField, taken: ReadonlySet<ImportField>): ImportField | undefined {
  if (!taken.has(field)) return field
  const second = field === 'email' ? 'secondaryEmail' : field === 'phone' ? 'secondaryPhone' : undefined
  return second === undefined || taken.has(second) ? undefined : second
}

/** "First name" beside "Name": that is the last name, as in "Prénom, Nom". A full name beside both is left out. */
function withBareName(
  fields: (ImportField | null)[],
  taken: ReadonlySet<ImportField>,
): (ImportField | null)[] {
  if (!taken.has('fullName') || !taken.has('firstName')) return fields
  const replacement = taken.has('lastName') ? null : 'lastName'
  return fields.map((field) => (field === 'fullName' ? replacement : field))
}
