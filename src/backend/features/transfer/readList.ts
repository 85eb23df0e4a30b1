import { Turns } from '../../db/turns.ts'
import { decodeText, type FileEncoding, type Unreadable } from './decodeText.ts'
import type { FoundColumns } from './findColumns.ts'
import type { Separator } from './findSeparator.ts'
import { readTable, type TableRow } from './readTable.ts'
import { RowProblems } from './rowProblems.ts'

/** A whole list read, before it is compared with the clinic. */
export type ListFile<F extends string, T, P extends { readonly line: number }> = {
  readonly ok: true
  readonly encoding: FileEncoding
  readonly separator: Separator
  readonly columns: FoundColumns<F>['columns']
  /** The headers as they stand, by which a choice is remembered. */
  readonly headers: readonly string[]
  readonly lines: readonly T[]
  readonly problems: RowProblems<P>
}

/** How lists of one kind are read. */
export type ListReader<F extends string, T, P> = {
  readonly recognise: (records: readonly TableRow[]) => Promise<FoundColumns<F> | Unreadable>
  /** Sees the whole list once, for what no line says alone, and gives the reader of each line. */
  readonly open: (
    found: FoundColumns<F>,
  ) => (row: TableRow) => { readonly read: T; readonly problems: readonly P[] }
}

/** Reads the bytes of a list, giving the event loop its turns. */
export async function readList<F extends string, T, P extends { readonly line: number }>(
  bytes: Uint8Array,
  { recognise, open }: ListReader<F, T, P>,
): Promise<ListFile<F, T, P> | Unreadable> {
  const decoded = decodeText(bytes)
  if (!decoded.ok) return decoded
  const table = await readTable(decoded.text)
  if (!table.ok) return table
  const found = await recognise(table.rows)
  if (!found.ok) return found
  const readLine = open(found)
  const lines: T[] = []
  const problems = new RowProblems<P>()
  const turns = new Turns()
  for (const row of found.rows) {
    const line = readLine(row)
    lines.push(line.read)
    problems.add(...line.problems)
    await turns.take()
  }
  const { encoding } = decoded
  const { separator } = table
  return { ok: true, encoding, separator, columns: found.columns, headers: found.headers, lines, problems }
}
