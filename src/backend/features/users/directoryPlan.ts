import type { SORT_COLUMNS, UserFilters } from '#shared/contract/users.ts'
import { LISTED_KINDS, SIGN_IN_STATES, type SignInState } from '#shared/domain/users.ts'
import { foldText, phoneDigits } from '#shared/lib/fold.ts'
import { roleMask } from './refreshDirectory.ts'

export type SortColumn = (typeof SORT_COLUMNS)[number]

/** A piece of SQL with its values. */
export type Clause = { readonly sql: string; readonly values: readonly unknown[] }

/** The column behind each sorting; every one has an index that goes on by name and id. */
export const SORT_KEYS: Readonly<Record<SortColumn, string>> = {
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
}

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

/** The ids a search finds under a filter, at most 500, in no order. */
export function matchClause(words: SearchWords, filter: Clause): Clause {
  const others = words.long.length > 0 ? words.short : words.short.slice(1)
  const rest = others.map(() => ' AND instr(d.search_text, ?) > 0').join('')
  if (words.long.length > 0) {
    const match = words.long.map((word) => `"${word.replaceAll('"', '""')}"`).join(' AND ')
    return {
      sql: `SELECT d.id FROM user_search s JOIN user_directory d ON d.id = s.rowid
        WHERE s.user_search MATCH ? AND ${filter.sql}${rest} LIMIT ${MOST_MATCHES}`,
      values: [match, ...filter.values, ...others],
    }
  }
  const [prefix = ''] = words.short
  const range = (column: string): string =>
    `SELECT d.id FROM user_directory d WHERE ${filter.sql} AND d.${column} >= ? AND d.${column} < ?${rest} LIMIT ${MOST_MATCHES}`
  const columns = ['sort_name', 'sort_first_name', 'sort_staff_id']
  return {
    sql: `SELECT id FROM (${columns.map((column) => `SELECT * FROM (${range(column)})`).join(' UNION ')}) LIMIT ${MOST_MATCHES}`,
    values: columns.flatMap(() => [...filter.values, prefix, `${prefix}${HIGHEST}`, ...others]),
  }
}
