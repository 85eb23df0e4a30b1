import { pipeline } from 'node:stream/promises'
import { setImmediate } from 'node:timers/promises'
import { CsvError, parse, type CastingContext, type InfoRecord } from 'csv-parse'
import { MOST_COLUMNS, MOST_LINES } from '#shared/contract/importFile.ts'
import type { Unreadable, UnreadableReason } from './decodeText.ts'
import { findSeparator, SEPARATOR_CHARACTERS, type Separator, SEPARATORS } from './findSeparator.ts'

/** One record: the line on which it starts, as an editor counts from 1, and its cells, trimmed. */
export type TableRow = { readonly line: number; readonly cells: readonly string[] }
export type Table =
  { readonly ok: true; readonly separator: Separator; readonly rows: readonly TableRow[] } | Unreadable

/** Parsed in slices, between which the event loop gets its turn. */
const SLICE_CHARACTERS = 8 * 1024
const SEPARATOR_LINE = /^"?sep=(.)"?(?:\r\n?|\n)/i
/** A record is a person: longer ones are a quote that is never closed, or mean harm. */
const MOST_RECORD_BYTES = 4 * 1024 * 1024
/** A title, a date and the header may stand above the people. */
const MOST_RECORDS = MOST_LINES + 10
/** Empty lines and lines inside of cells are lines too: a file of nothing else ends here. */
const MOST_FILE_LINES = 10 * MOST_LINES

/** Ends the reading of a list that no clinic has, before it takes the memory of everybody else. */
class TooMuch extends Error {
  readonly reason: UnreadableReason
  constructor(reason: UnreadableReason) {
    super(reason)
    this.reason = reason
  }
}

function checkColumns(cell: string, { index }: CastingContext): string {
  if (index >= MOST_COLUMNS) throw new TooMuch('lineTooLong')
  return cell
}

function reasonOf(error: unknown): UnreadableReason | undefined {
  if (error instanceof TooMuch) return error.reason
  if (!(error instanceof CsvError)) return undefined
  return error.code === 'CSV_MAX_RECORD_SIZE' ? 'lineTooLong' : 'badQuotes'
}

/**
 * The records of a list as a spreadsheet saved it: RFC 4180 quotes, any line ends, ragged rows; records without
 * any text are left out. A quote inside an unquoted cell is text. `badQuotes` names the line of the record where a
 * quote is never closed, or closed in the middle of a cell; `lineTooLong` and `tooManyLines` where reading stopped.
 */
export async function readTable(text: string): Promise<Table> {
  const { named, start } = readSeparatorLine(text)
  const separator = named ?? findSeparator(text)
  const linesBefore = named === undefined ? 0 : 1

  const rows: TableRow[] = []
  let line = linesBefore + 1
  const parser = parse({
    delimiter: SEPARATOR_CHARACTERS[separator],
    record_delimiter: ['\n'],
    relax_column_count: true,
    relax_quotes: true,
    trim: true,
    max_record_size: MOST_RECORD_BYTES,
    cast: checkColumns,
    on_record: (cells: string[], info: InfoRecord): null => {
      if (cells.some((cell) => cell.trim() !== '')) rows.push({ line, cells })
      if (rows.length > MOST_RECORDS || info.lines > MOST_FILE_LINES) throw new TooMuch('tooManyLines')
      // The parser says on which line a record ends; the next one starts on the line after it.
      line = linesBefore + info.lines + 1
      // For a record of another length than the first one the parser makes an error that nobody reads, stack and all:
      // 45 µs for each line of a ragged file. To the parser each record is the first one.
      Object.assign(parser.info, { records: 0 })
      return null
    },
  })
  try {
    await pipeline(slicesOf(text, start), parser, discard)
  } catch (error) {
    const reason = reasonOf(error)
    if (reason === undefined) throw error
    return { ok: false, reason, line }
  }
  return { ok: true, separator, rows }
}

/** What a first line `sep=;` says, as spreadsheets write and obey it, and where the list starts. */
function readSeparatorLine(text: string): { named: Separator | undefined; start: number } {
  const [whole = '', character] = SEPARATOR_LINE.exec(text.slice(0, 16)) ?? []
  const named = SEPARATORS.find((separator) => SEPARATOR_CHARACTERS[separator] === character)
  return { named, start: named === undefined ? 0 : whole.length }
}

/** Whether a cut between these two would part a line end, or a character of two units. */
function isOne(before: number, after: number): boolean {
  return (before === 0x0d && after === 0x0a) || (before >= 0xd800 && before < 0xdc00)
}

/** The text in bytes, slice by slice, with every line end as `\n`: no second copy of a large file is ever whole. */
async function* slicesOf(text: string, start: number): AsyncGenerator<Buffer> {
  for (let at = start; at < text.length;) {
    let end = Math.min(at + SLICE_CHARACTERS, text.length)
    if (isOne(text.charCodeAt(end - 1), text.charCodeAt(end))) end += 1
    yield Buffer.from(text.slice(at, end).replace(/\r\n?/g, '\n'))
    at = end
    await setImmediate()
  }
}

async function discard(records: AsyncIterable<unknown>): Promise<void> {
  for await (const record of records) void record
}
