import { isSecretHeader } from './columnNames.ts'
import type { Unreadable } from './decodeText.ts'
import type { TableRow } from './readTable.ts'

export type Fields<F extends string> = readonly (F | null)[]
/** Gives what somebody chose for a file with these headers; undefined where nobody did. */
export type Choose<F extends string> = (headers: readonly string[]) => Promise<Fields<F> | undefined>

/** The columns of a list and the records under them. */
export type FoundColumns<F extends string> = {
  readonly ok: true
  /** Every column as the preview shows it; null where it is left out. */
  readonly columns: { header: string; field: F | null; isNeverRead: boolean }[]
  /** The headers as they stand, by which a choice is remembered. */
  readonly headers: readonly string[]
  /** Which column holds a field, from 0. */
  readonly byField: ReadonlyMap<F, number>
  readonly head: TableRow
  readonly rows: readonly TableRow[]
}

/** Above the header may stand a title, a date, a remark. */
const HEADER_WITHIN_RECORDS = 10
const MOST_CHARACTERS = 80

/** Chooses nothing: the columns are what their names say. */
export const byNames = (): Promise<undefined> => Promise.resolve(undefined)

/** Each field is held by one column: the first that was given it. */
export function onceEach<F extends string>(fields: Fields<F>): Fields<F> {
  return fields.map((field, index) => (field !== null && fields.indexOf(field) !== index ? null : field))
}

/**
 * Finds the header of a list and what each column is: as chosen, where somebody chose, else by its name. Where no name
 * says anything the first line is the header: somebody assigns the columns then. What is named a password stays
 * unread even where somebody assigns it (product.md 45).
 */
export async function findColumns<F extends string>(
  records: readonly TableRow[],
  readHeader: (cells: readonly string[]) => Fields<F>,
  choose: Choose<F>,
): Promise<FoundColumns<F> | Unreadable> {
  const counts = records
    .slice(0, HEADER_WITHIN_RECORDS)
    .map(({ cells }) => readHeader(cells).filter((field) => field !== null).length)
  const at = Math.max(0, counts.indexOf(Math.max(0, ...counts)))
  const head = records[at]
  if (head === undefined) return { ok: false, reason: 'noHeader', line: undefined }
  const headers = head.cells.map((cell) => cell.replace(/\s+/gu, ' ').slice(0, MOST_CHARACTERS))
  const chosen = await choose(headers)
  const fields = onceEach(chosen?.length === headers.length ? chosen : readHeader(head.cells))
  const columns = headers.map((header, index) => {
    const isNeverRead = isSecretHeader(head.cells[index] ?? '')
    return { header, field: isNeverRead ? null : (fields[index] ?? null), isNeverRead }
  })
  const byField = new Map<F, number>()
  for (const [index, { field }] of columns.entries()) if (field !== null) byField.set(field, index)
  return { ok: true, columns, headers, byField, head, rows: records.slice(at + 1) }
}
