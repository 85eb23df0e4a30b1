import { pipeline } from 'node:stream/promises'
import { setImmediate } from 'node:timers/promises'
import { CsvError, parse, type InfoRecord } from 'csv-parse'
import type { Unreadable } from './decodeText.ts'
import { findSeparator, SEPARATOR_CHARACTERS, type Separator } from './findSeparator.ts'

/** One record: the line on which it starts, as an editor counts from 1, and its cells, trimmed. */
export type TableRow = { readonly line: number; readonly cells: readonly string[] }
export type Table =
  { readonly ok: true; readonly separator: Separator; readonly rows: readonly TableRow[] } | Unreadable

/** Parsed in slices, between which the event loop gets its turn. */
const SLICE_BYTES = 64 * 1024
const SEPARATOR_LINE = /^"?sep=(.)"?\n/i

/**
 * The records of a list as a spreadsheet saved it: RFC 4180 quotes, any line ends, ragged rows; records without
 * any text are left out. A quote inside an unquoted cell is text. `badQuotes` names the line of the record where a
 * quote is never closed, or closed in the middle of a cell.
 */
export async function readTable(text: string): Promise<Table> {
  const whole = text.replace(/\r\n?/g, '\n')
  const named = nameOfSeparator(whole)
  const body = named === undefined ? whole : whole.slice(whole.indexOf('\n') + 1)
  const separator = named ?? findSeparator(body)
  const linesBefore = named === undefined ? 0 : 1

  const rows: TableRow[] = []
  let line = linesBefore + 1
  const parser = parse({
    delimiter: SEPARATOR_CHARACTERS[separator],
    record_delimiter: ['\n'],
    relax_column_count: true,
    relax_quotes: true,
    trim: true,
    max_record_size: 0,
    on_record: (cells: string[], info: InfoRecord): null => {
      if (cells.some((cell) => cell.trim() !== '')) rows.push({ line, cells })
      // The parser says on which line a record ends; the next one starts on the line after it.
      line = linesBefore + info.lines + 1
      return null
    },
  })
  try {
    await pipeline(slicesOf(body), parser, discard)
  } catch (error) {
    if (error instanceof CsvError) return { ok: false, reason: 'badQuotes', line }
    throw error
  }
  return { ok: true, separator, rows }
}

/** What a first line `sep=;` says, as spreadsheets write and obey it. */
function nameOfSeparator(text: string): Separator | undefined {
  const character = SEPARATOR_LINE.exec(text.slice(0, 16))?.[1]
  if (character === '\t') return 'tab'
  return character === ',' || character === ';' || character === '|' ? character : undefined
}

async function* slicesOf(text: string): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += SLICE_BYTES) {
    yield bytes.subarray(at, at + SLICE_BYTES)
    await setImmediate()
  }
}

async function discard(records: AsyncIterable<unknown>): Promise<void> {
  for await (const record of records) void record
}
