import type { SORT_COLUMNS, UserFilters } from '#shared/contract/users.ts'
import { LISTED_KINDS, SIGN_IN_STATES, type SignInState } from '#shared/domain/users.ts'
import { type Clause, type SearchPlan, searchPlan } from '../../db/searchPlan.ts'
import { roleMask } from './refreshDirectory.ts'

export type SortColumn = (typeof SORT_COLUMNS)[number]

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

/** How Clinic Users is searched. */
export const USER_PLAN: SearchPlan = searchPlan({
  directory: 'user_directory',
  index: 'user_search',
  beginnings: ['sort_name', 'sort_first_name', 'sort_staff_id'],
})
