import type { SORT_COLUMNS, UserFilters } from '#shared/contract/users.ts'
import { LISTED_KINDS, SIGN_IN_STATES, type SignInState } from '#shared/domain/users.ts'
import { foldText, phoneDigits } from '#shared/lib/fold.ts'
import { roleMask } from './refreshDirectory.ts'

export type SortColumn = (typeof SORT_COLUMNS)[number]

/** A piece of SQL with its values. */
export type Clause = { readonly sql: string; readonly values: readonly unknown[] }

/** The column behind each sorting; every one has an index that goes on by name and id. */
export const SORT_KEYS = {
  name: 'sort_name',
  title: 'sort_title',
  kind: 'kind_rank',
  discipline: 'sort_discipline',
  tier: 'sort_tier',
  email: 'sort_email',
  phone: 'sort_phone',
  staffId: 'sort_staff_id',
  registration: 'sort_registration',
  signIn: 'sign_in_rank',
} as const satisfies Readonly<Record<SortColumn, string>>

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

const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ')

function signInClause(states: readonly SignInState[], nowMs: number): Clause {
  const rank = (state: SignInState): number => SIGN_IN_STATES.indexOf(state)
  const parts = states.map((state): Clause => {
    if (state === 'temporaryEnded') return { sql: 'd.temporary_until <= ?', values: [nowMs] }
    if (state === 'temporaryUnused' || state === 'mustChangePassword') {
      return { sql: '(d.sign_in_rank = ? AND d.temporary_until > ?)', values: [rank(state), nowMs] }
    }
    return { sql: 'd.sign_in_rank = ?', values: [rank(state)] }
  })
  return {
    sql: `(${parts.map((part) => part.sql).join(' OR ')})`,
    values: parts.flatMap((part) => part.values),
  }
}

/** The conditions of tab and filters; different filters narrow, values of one filter widen. */
export function filterClause(isActive: boolean, filters: UserFilters, nowMs: number): Clause {
  const parts: Clause[] = [{ sql: 'd.is_active = ?', values: [isActive ? 1 : 0] }]
  if (filters.kinds.length > 0) {
    const ranks = filters.kinds.map((kind) => LISTED_KINDS.indexOf(kind))
    parts.push({ sql: `d.kind_rank IN (${marks(ranks)})`, values: ranks })
  }
  if (filters.roles.length > 0)
    parts.push({ sql: '(d.role_mask & ?) != 0', values: [roleMask(filters.roles)] })
  if (filters.disciplineIds.length > 0) {
    parts.push({ sql: `d.discipline_id IN (${marks(filters.disciplineIds)})`, values: filters.disciplineIds })
  }
  if (filters.signInStates.length > 0) parts.push(signInClause(filters.signInStates, nowMs))
  return { sql: parts.map((part) => part.sql).join(' AND '), values: parts.flatMap((part) => part.values) }
}

/** The most that one search looks at: what costs is sorting an unbounded match (performance.md, "Search"). */
export const MOST_MATCHES = 500

const HIGHEST = '\u{10ffff}'

/** How many hits of the index are looked at before a search asks itself whether the filter is the shorter way. */
export const FIRST_LOOK = 2000
/** A filter that lets no more people through than this is read whole in a few milliseconds. */
export const FEW_PEOPLE = 10_000

const contains = (words: readonly string[]): string =>
  words.map(() => ' AND instr(d.search_text, ?) > 0').join('')

function matchText(words: SearchWords): string {
  return words.long.map((word) => `"${word.replaceAll('"', '""')}"`).join(' AND ')
}

/**
 * The ids that long words find in the index under a filter, at most 500, in no order.
 * @param mostHits how many hits of the index are looked at; undefined looks at all
 */
export function indexClause(words: SearchWords, filter: Clause, mostHits: number | undefined): Clause {
  // CROSS keeps the order: hits first, then each one's row.
  return {
    sql: `SELECT d.id FROM (SELECT rowid AS hit FROM user_search WHERE user_search MATCH ? LIMIT ?) s
      CROSS JOIN user_directory d ON d.id = s.hit WHERE ${filter.sql}${contains(words.short)} LIMIT ${MOST_MATCHES}`,
    values: [matchText(words), mostHits ?? -1, ...filter.values, ...words.short],
  }
}

/** One row where the index has more hits than a first look takes in. */
export function hasMoreHitsClause(words: SearchWords): Clause {
  return {
    sql: 'SELECT rowid FROM user_search WHERE user_search MATCH ? LIMIT 1 OFFSET ?',
    values: [matchText(words), FIRST_LOOK],
  }
}

/** One row where a filter lets more than a few people through. */
export function isWideClause(filter: Clause): Clause {
  return {
    sql: `SELECT d.id FROM user_directory d WHERE ${filter.sql} LIMIT 1 OFFSET ?`,
    values: [...filter.values, FEW_PEOPLE],
  }
}

/** The same ids as of `indexClause`, found by reading everybody the filter lets through. */
export function readClause(words: SearchWords, filter: Clause): Clause {
  const all = [...words.long, ...words.short]
  return {
    sql: `SELECT d.id FROM user_directory d WHERE ${filter.sql}${contains(all)} LIMIT ${MOST_MATCHES}`,
    values: [...filter.values, ...all],
  }
}

/** The ids that words too short for the index find as the beginning of a name or staff ID, at most 500. */
export function beginningClause(words: SearchWords, filter: Clause): Clause {
  const [prefix = '', ...others] = words.short
  const range = (column: string): string =>
    `SELECT d.id FROM user_directory d WHERE ${filter.sql} AND d.${column} >= ? AND d.${column} < ?${contains(others)} LIMIT ${MOST_MATCHES}`
  const columns = ['sort_name', 'sort_first_name', 'sort_staff_id']
  return {
    sql: `SELECT id FROM (${columns.map((column) => `SELECT * FROM (${range(column)})`).join(' UNION ')}) LIMIT ${MOST_MATCHES}`,
    values: columns.flatMap(() => [...filter.values, prefix, `${prefix}${HIGHEST}`, ...others]),
  }
}
