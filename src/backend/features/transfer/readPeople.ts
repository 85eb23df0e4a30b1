import type { RowProblem } from '#shared/contract/transfer.ts'
import type { ImportField } from '#shared/domain/importFields.ts'
import type { Unreadable } from './decodeText.ts'
import type { Choose } from './findColumns.ts'
import { cellOf } from './listLine.ts'
import { dateOrderOf } from './readDate.ts'
import { type ListFile, readList } from './readList.ts'
import { type ImportedPerson, PERSON_MULTILINE, readPerson } from './readPerson.ts'
import { recogniseColumns } from './recogniseColumns.ts'

export type PeopleFile = ListFile<ImportField, ImportedPerson, RowProblem>

/** Reads the bytes of a staff and contact list; `strictly`: by the names of its columns alone. */
export function readPeople(
  bytes: Uint8Array,
  choose: Choose<ImportField> | 'strictly',
): Promise<PeopleFile | Unreadable> {
  return readList(bytes, {
    recognise: (records) => recogniseColumns(records, choose),
    open: ({ byField, columns, rows }) => {
      const under = { byField, columnCount: columns.length, multiline: PERSON_MULTILINE }
      const dateOrder = dateOrderOf(rows.map((row) => cellOf(row, under, 'registrationExpiresOn')))
      return (row) => readPerson(row, { ...under, dateOrder })
    },
  })
}
