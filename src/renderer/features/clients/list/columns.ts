import type { SortColumn } from '../clientsStore.ts'

/** The columns of the Clients page; `sort` is null where a list has no order by it. */
export const COLUMNS = [
  { id: 'name', sort: 'name', track: 'minmax(220px, 2fr)' },
  { id: 'age', sort: 'age', track: '64px', isNumber: true },
  { id: 'status', sort: 'status', track: '112px' },
  { id: 'practitioner', sort: 'practitioner', track: 'minmax(180px, 1.6fr)' },
  { id: 'guardian', sort: 'guardian', track: 'minmax(160px, 1.4fr)' },
  { id: 'phone', sort: null, track: '150px' },
  { id: 'since', sort: 'since', track: '124px', isNumber: true },
] as const satisfies readonly {
  readonly id: string
  readonly sort: SortColumn | null
  readonly track: string
  readonly isNumber?: boolean
}[]
export type ColumnId = (typeof COLUMNS)[number]['id']

/** The grid of every line. */
export const TRACKS = COLUMNS.map(({ track }) => track).join(' ')
export const LEAST_WIDTH = '1010px'

/** True for columns of numbers and dates. */
export const isNumberColumn = (id: ColumnId): boolean => id === 'age' || id === 'since'
