import type { SortColumn } from '../usersStore.ts'

/** The columns of Clinic Users, in their order. `name` is always there. */
export const COLUMNS = [
  'name',
  'kind',
  'discipline',
  'email',
  'phone',
  'signIn',
  'title',
  'staffId',
  'tier',
  'registration',
  'registrationExpires',
  'status',
] as const
export type Column = (typeof COLUMNS)[number]

export const USUAL_COLUMNS: readonly Column[] = ['name', 'kind', 'discipline', 'email', 'phone', 'signIn']

type Shape = {
  /** The least width in pixels. */
  readonly width: number
  /** The column's part of what is left over. */
  readonly share: number
  /** Null where the list can't be ordered by it. */
  readonly sort: SortColumn | null
  readonly isNumber?: boolean
}

/** Widths come from here and the window alone, never from what stands in the rows. */
export const columnShapes: Readonly<Record<Column, Shape>> = {
  name: { width: 190, share: 1.7, sort: 'name' },
  kind: { width: 146, share: 1, sort: 'kind' },
  discipline: { width: 152, share: 0.9, sort: 'discipline' },
  email: { width: 150, share: 1.5, sort: 'email' },
  phone: { width: 134, share: 0.6, sort: 'phone', isNumber: true },
  signIn: { width: 222, share: 0.7, sort: 'signIn' },
  title: { width: 120, share: 0.8, sort: 'title' },
  staffId: { width: 96, share: 0.4, sort: 'staffId', isNumber: true },
  tier: { width: 140, share: 0.7, sort: 'tier' },
  registration: { width: 120, share: 0.5, sort: 'registration', isNumber: true },
  registrationExpires: { width: 116, share: 0.4, sort: null, isNumber: true },
  status: { width: 84, share: 0.3, sort: null },
}

/** The check boxes stand before the first column. */
export const SELECT_WIDTH = 28

/** The grid's track list for these columns. */
export function columnTracks(columns: readonly Column[]): string {
  const tracks = columns.map(
    (column) => `minmax(${columnShapes[column].width}px, ${columnShapes[column].share}fr)`,
  )
  return [`${SELECT_WIDTH}px`, ...tracks].join(' ')
}

/** The width below which the list scrolls sideways. */
export function leastWidth(columns: readonly Column[]): number {
  return columns.reduce((sum, column) => sum + columnShapes[column].width, SELECT_WIDTH)
}

const isColumn = (text: string): text is Column => COLUMNS.some((column) => column === text)

/** Reads a kept choice; unknown columns are left out, `name` is always there. */
export function readColumns(kept: string): readonly Column[] {
  const chosen = kept.split(',').filter(isColumn)
  return COLUMNS.filter((column) => column === 'name' || chosen.includes(column))
}
