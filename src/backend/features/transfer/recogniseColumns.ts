import { holdsNames, type ImportField } from '#shared/domain/importFields.ts'
import { withBareName } from './bareName.ts'
import { fieldOfHeader } from './columnNames.ts'
import type { Unreadable } from './decodeText.ts'
import { byNames, type Choose, findColumns, type FoundColumns } from './findColumns.ts'
import type { TableRow } from './readTable.ts'

type Reading = { readonly fields: (ImportField | null)[]; readonly duplicate: boolean }

/**
 * Finds the header of a list of people and what each column is. Of two e-mail or phone columns the first is the
 * primary, the second the secondary one, further ones are left out.
 * @param choose `strictly` where nobody is there to assign a column: a list without a known header, or without names,
 * is refused then, and so is one with two columns of sure names for any other field, since it does not say which counts
 */
export async function recogniseColumns(
  records: readonly TableRow[],
  choose: Choose<ImportField> | 'strictly',
): Promise<FoundColumns<ImportField> | Unreadable> {
  const isStrict = choose === 'strictly'
  const found = await findColumns(records, (cells) => readHeader(cells).fields, isStrict ? byNames : choose)
  if (!found.ok || !isStrict) return found
  const { head, columns } = found
  const fields = columns.map(({ field }) => field)
  if (fields.every((field) => field === null)) return { ok: false, reason: 'noHeader', line: undefined }
  if (readHeader(head.cells).duplicate) return { ok: false, reason: 'duplicateHeader', line: head.line }
  return holdsNames(fields) ? found : { ok: false, reason: 'noNameColumn', line: head.line }
}

function readHeader(cells: readonly string[]): Reading {
  const named = cells.map(fieldOfHeader)
  const settled = withBareName(
    cells,
    named.map((name) => name?.field ?? null),
  )
  const taken = new Set<ImportField>()
  const fields: (ImportField | null)[] = cells.map(() => null)
  let duplicate = false
  for (const isSure of [true, false]) {
    for (const [index, name] of settled.entries()) {
      if (name === null || named[index]?.isSure !== isSure) continue
      const field = freeField(name, taken)
      if (field !== undefined) {
        fields[index] = field
        taken.add(field)
      } else if (isSure && !isContact(name)) duplicate = true
    }
  }
  return { fields, duplicate }
}

const isContact = (field: ImportField): boolean => /email|phone/i.test(field)

/** The field itself, or the secondary e-mail or phone where the primary one is taken already. */
function freeField(field: ImportField, taken: ReadonlySet<ImportField>): ImportField | undefined {
  if (!taken.has(field)) return field
  const second = field === 'email' ? 'secondaryEmail' : field === 'phone' ? 'secondaryPhone' : undefined
  return second === undefined || taken.has(second) ? undefined : second
}
