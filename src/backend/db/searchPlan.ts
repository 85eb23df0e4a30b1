import { foldText, phoneDigits } from '#shared/lib/fold.ts'

/** A piece of SQL with its values. */
export type Clause = { readonly sql: string; readonly values: readonly unknown[] }

/** What was typed, in the words the index knows; the short ones can't be looked up there and are compared one by one. */
export type SearchWords = { readonly long: readonly string[]; readonly short: readonly string[] }

const SHORTEST_INDEXED = 3

/** Splits a search into words: folded, and phone numbers as digits whatever was typed between them. */
export function searchWords(search: string): SearchWords {
  const words = foldText(search)
    .split(' ')
    .map((word) => (/^[+()\d./-]*\d[+()\d./-]*$/.test(word) ? phoneDigits(word) : word))
    .filter((word) => word !== '')
  const isLong = (word: string): boolean => [...word].length >= SHORTEST_INDEXED
  return { long: words.filter(isLong), short: words.filter((word) => !isLong(word)) }
}

/** True where nothing was typed that could be looked for. */
export function isEmptySearch({ long, short }: SearchWords): boolean {
  return long.length + short.length === 0
}

/** The most that one search looks at: what costs is sorting an unbounded match (performance.md, "Search"). */
export const MOST_MATCHES = 500
/** How many hits of the index are looked at before a search asks itself whether the filter is the shorter way. */
const FIRST_LOOK = 2000
/** A filter that lets no more rows through than this is read whole sooner than the index is asked. */
export const VERY_FEW_ROWS = 300
/** And one that lets no more through than this in a few milliseconds. */
export const FEW_ROWS = 10_000
const HIGHEST = '\u{10ffff}'

/** A directory, its index over `search_text`, and the folded columns that begin with what people type first. */
export type Searched = {
  readonly directory: 'user_directory' | 'client_directory'
  readonly index: 'user_search' | 'client_search'
  readonly beginnings: readonly string[]
}

const contains = (words: readonly string[]): string =>
  words.map(() => ' AND instr(d.search_text, ?) > 0').join('')

function matchText(words: SearchWords): string {
  return words.long.map((word) => `"${word.replaceAll('"', '""')}"`).join(' AND ')
}

/** The statements of a search in one directory; the directory is `d` in every filter. */
export type SearchPlan = {
  /** The ids that long words find in the index under a filter, in no order, among all hits or the first 2,000. */
  readonly index: (words: SearchWords, filter: Clause, looksAt: 'all' | 'first') => Clause
  /** One row where the index has more hits than a first look takes in. */
  readonly hasMoreHits: (words: SearchWords) => Clause
  /** The ids of all rows that a filter lets through, or one more than so many of them. */
  readonly few: (filter: Clause, most: number) => Clause
  /** The same ids as of `index`, found by reading all rows that the filter lets through: their ids as JSON. */
  readonly read: (words: SearchWords, rows: string) => Clause
  /** How many rows of the index a match has, counted to 1,000 at most. */
  readonly countHits: (match: string) => Clause
  /** Ids and searched texts of at most 1,000 rows that a match of the index has and a filter lets through. */
  readonly similar: (match: string, short: readonly string[], filter: Clause) => Clause
  /** The ids that the first word too short for the index finds as the beginning of a name; all others stand anywhere. */
  readonly beginning: (words: SearchWords, filter: Clause) => Clause
}

/** Makes the statements of a search; each finds at most 500. */
export function searchPlan({ directory, index, beginnings }: Searched): SearchPlan {
  return {
    // CROSS keeps the order: hits first, then each one's row.
    index: (words, filter, looksAt) => ({
      sql: `SELECT d.id FROM (SELECT rowid AS hit FROM ${index} WHERE ${index} MATCH ? LIMIT ?) s
      CROSS JOIN ${directory} d ON d.id = s.hit WHERE ${filter.sql}${contains(words.short)} LIMIT ${MOST_MATCHES}`,
      values: [matchText(words), looksAt === 'all' ? -1 : FIRST_LOOK, ...filter.values, ...words.short],
    }),
    hasMoreHits: (words) => ({
      sql: `SELECT rowid FROM ${index} WHERE ${index} MATCH ? LIMIT 1 OFFSET ?`,
      values: [matchText(words), FIRST_LOOK],
    }),
    few: (filter, most) => ({
      sql: `SELECT d.id FROM ${directory} d WHERE ${filter.sql} LIMIT ?`,
      values: [...filter.values, most + 1],
    }),
    read: (words, rows) => {
      const all = [...words.long, ...words.short]
      return {
        sql: `SELECT d.id FROM (SELECT value AS row FROM json_each(?)) s
        CROSS JOIN ${directory} d ON d.id = s.row WHERE true${contains(all)} LIMIT ${MOST_MATCHES}`,
        values: [rows, ...all],
      }
    },
    countHits: (match) => ({
      sql: `SELECT count(*) AS n FROM (SELECT 1 FROM ${index} WHERE ${index} MATCH ? LIMIT 1000)`,
      values: [match],
    }),
    similar: (match, short, filter) => ({
      sql: `SELECT d.id, d.search_text FROM (SELECT rowid AS hit FROM ${index} WHERE ${index} MATCH ? LIMIT 1000) s
      CROSS JOIN ${directory} d ON d.id = s.hit WHERE ${filter.sql}${contains(short)}`,
      values: [match, ...filter.values, ...short],
    }),
    beginning: (words, filter) => {
      const [prefix = '', ...short] = words.short
      const others = [...short, ...words.long]
      const range = (column: string): string =>
        `SELECT d.id FROM ${directory} d WHERE ${filter.sql} AND d.${column} >= ? AND d.${column} < ?${contains(others)} LIMIT ${MOST_MATCHES}`
      return {
        sql: `SELECT id FROM (${beginnings.map((column) => `SELECT * FROM (${range(column)})`).join(' UNION ')}) LIMIT ${MOST_MATCHES}`,
        values: beginnings.flatMap(() => [...filter.values, prefix, `${prefix}${HIGHEST}`, ...others]),
      }
    },
  }
}
