import type { CLIENT_SORT_COLUMNS } from '#shared/contract/clients.ts'
import { CLIENT_STATUSES, type ClientTab } from '#shared/domain/clients.ts'
import { type Clause, type SearchPlan, searchPlan } from '../../db/searchPlan.ts'

export type SortColumn = (typeof CLIENT_SORT_COLUMNS)[number]
export type Sorting = { readonly column: SortColumn; readonly descending: boolean }

/** The column behind each sorting; every one has an index that goes on by name and id. */
export const SORT_KEYS = {
  name: 'sort_name',
  age: 'sort_age',
  status: 'status_rank',
  practitioner: 'sort_practitioner',
  guardian: 'sort_guardian',
  since: 'sort_since',
} as const satisfies Readonly<Record<SortColumn, string>>

/** How the Clients page is searched. */
export const CLIENT_PLAN: SearchPlan = searchPlan({
  directory: 'client_directory',
  index: 'client_search',
  beginnings: ['sort_name', 'sort_first_name', 'sort_preferred_name'],
})

/**
 * The condition of a tab. Where rows come in another order than by name, the index by status would find them all and
 * sort them: the plus keeps SQLite on the index of the sorting.
 */
export function tabClause(tab: ClientTab, column: SortColumn): Clause {
  if (tab === 'all') return { sql: 'd.id > 0', values: [] }
  const rank = CLIENT_STATUSES.indexOf(tab)
  const isByStatus = column === 'name' || column === 'status'
  return { sql: `${isByStatus ? '' : '+'}d.status_rank = ?`, values: [rank] }
}

/** Two conditions at once. */
export function both(one: Clause, other: Clause): Clause {
  return { sql: `${one.sql} AND ${other.sql}`, values: [...one.values, ...other.values] }
}

/** The columns of a sorting, in order, with the sign that goes on from a row. */
export function orderOf({ column, descending }: Sorting): {
  columns: string[]
  order: string
  sign: '>' | '<'
} {
  const key = SORT_KEYS[column]
  const columns = column === 'name' ? ['sort_name', 'id'] : [key, 'sort_name', 'id']
  const direction = descending ? 'DESC' : 'ASC'
  const order = columns.map((name) => `d.${name} ${direction}`).join(', ')
  return { columns, order, sign: descending ? '<' : '>' }
}
