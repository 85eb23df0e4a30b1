import type { ImportPreview, RowProblem } from '#shared/contract/transfer.ts'
import { decodeText, type FileEncoding, type Unreadable } from './decodeText.ts'
import type { Separator } from './findSeparator.ts'
import { dateOrderOf } from './readDate.ts'
import { cellOf, type ImportedPerson, readPerson } from './readPerson.ts'
import { readTable } from './readTable.ts'
import { recogniseColumns } from './recogniseColumns.ts'
import { Turns } from '../../db/turns.ts'

/** A whole list read, before it is compared with the clinic. */
export type PeopleFile = {
  readonly ok: true
  readonly encoding: FileEncoding
  readonly separator: Separator
  readonly columns: ImportPreview['columns']
  readonly people: readonly ImportedPerson[]
  /** In file order. */
  readonly problems: readonly RowProblem[]
}

/** Reads the bytes of a staff and contact list, giving the event loop its turns. */
export async function readPeople(bytes: Uint8Array): Promise<PeopleFile | Unreadable> {
  const decoded = decodeText(bytes)
  if (!decoded.ok) return decoded
  const table = await readTable(decoded.text)
  if (!table.ok) return table
  const recognised = recogniseColumns(table.rows)
  if (!recognised.ok) return recognised
  const { byField, columns, rows } = recognised
  const dates = rows.map((row) => cellOf(row, byField, 'registrationExpiresOn'))
  const context = { byField, columnCount: columns.length, dateOrder: dateOrderOf(dates) }
  const people: ImportedPerson[] = []
  const problems: RowProblem[] = []
  const turns = new Turns()
  for (const row of rows) {
    const read = readPerson(row, context)
    people.push(read.person)
    problems.push(...read.problems)
    await turns.take()
  }
  return { ok: true, encoding: decoded.encoding, separator: table.separator, columns, people, problems }
}
