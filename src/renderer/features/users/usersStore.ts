import { create } from 'zustand'
import { PAGE_ROWS } from '#renderer/components/loadPages.ts'
import { forgetOnLeave } from '#renderer/components/forgetOnLeave.ts'
import type { FailureOf, OutputOf } from '#shared/contract/index.ts'
import type { HeldRights } from '#shared/domain/rights.ts'
import { nameListsText } from '#renderer/text/nameLists.ts'
import { onEvent, request } from '#renderer/transport/client.ts'
import { loadColumns } from './list/columnsStore.ts'
import { createPageLoader, type UsersQuery } from './list/loadPages.ts'

export type UserRow = OutputOf<'users.list'>['rows'][number]
export type SortColumn = UsersQuery['sort']['column']
export type Filters = UsersQuery['filters']
type Discipline = OutputOf<'disciplines.list'>['disciplines'][number]

/** Pages kept at a time: 10,000 rows, enough to scroll back without asking. */
const KEPT_PAGES = 100

export const NO_FILTERS: Filters = { kinds: [], roles: [], disciplineIds: [], signInStates: [] }
const FIRST_QUERY: UsersQuery = {
  tab: 'active',
  search: '',
  filters: NO_FILTERS,
  sort: { column: 'name', descending: false },
}

type UsersState = {
  readonly query: UsersQuery
  /** The query that the rows answer; another than `query` while its first answer is awaited. */
  readonly shown: UsersQuery | null
  readonly pages: ReadonlyMap<number, readonly UserRow[]>
  readonly total: number
  readonly isCapped: boolean
  readonly counts: OutputOf<'users.count'> | null
  readonly problem: FailureOf<'users.list'> | null
  readonly disciplines: readonly Discipline[]
  readonly rights: HeldRights
  /** Who is at the desk; null until that is known. */
  readonly ownId: string | null
  readonly isMfaOffered: boolean
  /** Whose account was opened last from the list. */
  readonly selectedId: string | null
}

const NO_ROWS = { shown: null, pages: new Map(), total: 0, isCapped: false, problem: null } as const

/** Clinic Users: what is asked for, and the pages of rows that are here. */
export const useUsers = create<UsersState>()(() => ({
  query: FIRST_QUERY,
  ...NO_ROWS,
  counts: null,
  disciplines: [],
  rights: {},
  ownId: null,
  isMfaOffered: false,
  selectedId: null,
}))
forgetOnLeave(useUsers)

function keepNear(pages: ReadonlyMap<number, readonly UserRow[]>, page: number): typeof pages {
  if (pages.size <= KEPT_PAGES) return pages
  const near = [...pages].sort(([a], [b]) => Math.abs(a - page) - Math.abs(b - page))
  return new Map(near.slice(0, KEPT_PAGES))
}

const loader = createPageLoader({
  list: (input) => request('users.list', input),
  onPage: (query, page, data, isFirst) => {
    const pages = new Map(isFirst ? [] : useUsers.getState().pages).set(page, data.rows)
    useUsers.setState({
      shown: query,
      pages: keepNear(pages, page),
      total: data.total,
      isCapped: data.isCapped,
      problem: null,
    })
  },
  onProblem: (problem) => useUsers.setState({ problem }),
})

/** The row at this place of the list; undefined while its page is not here. */
export function rowAt(state: UsersState, index: number): UserRow | undefined {
  return state.pages.get(Math.floor(index / PAGE_ROWS))?.[index % PAGE_ROWS]
}

/** Says which rows are on the screen. */
export const wantRows = (first: number, last: number): void => loader.want(first, last)

/** Changes what the list shows; the old rows stay until the new ones are here. */
export function changeQuery(patch: Partial<UsersQuery>): void {
  const query = { ...useUsers.getState().query, ...patch }
  useUsers.setState({ query, problem: null })
  loader.setQuery(query)
}

/** Sorts by this column; a second time the other way round. */
export function sortBy(column: SortColumn): void {
  const { sort } = useUsers.getState().query
  changeQuery({ sort: { column, descending: sort.column === column && !sort.descending } })
}

export const clearFilters = (): void => changeQuery({ filters: NO_FILTERS })
export const clearAll = (): void => changeQuery({ filters: NO_FILTERS, search: '' })

/** How many kinds of filters are on. */
export function countFilters(filters: Filters): number {
  return Object.values(filters).filter((chosen) => chosen.length > 0).length
}

/** Asks again for what is on the screen, after an error or a change. */
export function refreshUsers(): void {
  useUsers.setState({ problem: null })
  loader.invalidate()
  void loadCounts()
}

let countsAsked = 0

async function loadCounts(): Promise<void> {
  countsAsked += 1
  const mine = countsAsked
  const answer = await request('users.count', {})
  if (answer.ok && mine === countsAsked) useUsers.setState({ counts: answer.data })
}

async function loadDisciplines(): Promise<void> {
  const answer = await request('disciplines.list', {})
  if (!answer.ok) return
  const ended = answer.data.ended.map((one) => ({ ...one, name: nameListsText.endedName(one.name) }))
  useUsers.setState({ disciplines: [...answer.data.disciplines, ...ended] })
}

async function loadMfaOffered(): Promise<void> {
  const answer = await request('clinic.get', {})
  if (answer.ok) useUsers.setState({ isMfaOffered: answer.data.isMfaOffered })
}

let askedBy: string | undefined

/** Somebody else at the desk starts with an empty search, and may do other things. */
async function followSession(): Promise<void> {
  const answer = await request('session.get', {})
  const person = answer.ok ? answer.data.person : null
  if (person === null) return
  useUsers.setState({ rights: person.rights, ownId: person.userId })
  if (askedBy !== undefined && askedBy !== person.userId) {
    useUsers.setState({ selectedId: null })
    changeQuery(FIRST_QUERY)
  }
  askedBy = person.userId
}

/**
 * Fills the list and keeps it in step with what is stored.
 * @returns the function that ends that and forgets the rows
 */
export function startUsers(): () => void {
  loader.setQuery(useUsers.getState().query)
  void followSession()
  void loadCounts()
  void loadDisciplines()
  void loadMfaOffered()
  void loadColumns()
  const stopEvents = onEvent((event) => {
    if (event.name === 'users.changed') refreshUsers()
    if (event.name === 'session.changed') void followSession()
    if (event.name === 'clinic.changed') {
      void loadDisciplines()
      void loadMfaOffered()
      refreshUsers()
    }
  })
  return () => {
    stopEvents()
    loader.stop()
    useUsers.setState({ ...NO_ROWS, counts: null })
  }
}
