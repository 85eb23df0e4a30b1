/** What a spreadsheet takes for the start of a formula, in its full-width form too (security.md I7). */
const FORMULA_START = /^[\s\u0000]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n\u0000]/
const NEEDS_QUOTES = /[",;\r\n\t]/

/** One value as a CSV cell that no spreadsheet runs: what looks like a formula is preceded by an apostrophe. */
export function csvCell(value: string | number): string {
  const text = String(value)
  const safe = typeof value === 'string' && FORMULA_START.test(text) ? `'${text}` : text
  return NEEDS_QUOTES.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe
}

/**
 * Rows as a CSV file that every spreadsheet reads: with a byte order mark, since they take UTF-8 for something else
 * without one, and CRLF at the end of each line.
 */
export function csvFile(rows: readonly (readonly (string | number)[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`
}
