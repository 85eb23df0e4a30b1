import { create } from 'zustand'
import type { FailureOf, InputOf, OutputOf } from '#shared/contract/index.ts'
import type { HeldRights } from '#shared/domain/rights.ts'
import { forgetOnLeave } from '#renderer/components/forgetOnLeave.ts'
import { createPageLoader, PAGE_ROWS } from '#renderer/components/loadPages.ts'
import { onEvent, request } from '#renderer/transport/client.ts'

/** What the Clients page shows: tab, search, filter and order. */
export type ClientsQuery = Omit<InputOf<'clients.list'>, 'from' | 'limit'>
export type ClientRow = OutputOf<'clients.list'>['rows'][number]
export type SortColumn = ClientsQuery['sort']['column']
type Practitioners = OutputOf<'clients.listPractitioners'>['practitioners']

/** Pages kept at a time: 10,000 rows, enough to scroll back without asking. */
const KEPT_PAGES = 100

const FIRST_QUERY: ClientsQuery = {
  tab: 'all',
  search: '',
  filters: { practitionerIds: [] },
  sort: { column: 'name', descending: false },
}

type ClientsState = {
  readonly query: ClientsQuery
  /** The query that the rows answer; another than `query` while its first answer is awaited. */
  readonly shown: ClientsQuery | null
  readonly pages: ReadonlyMap<number, readonly ClientRow[]>
  readonly total: number
  readonly isCapped: boolean
  readonly counts: OutputOf<'clients.count'> | null
  readonly problem: FailureOf<'clients.list'> | null
  readonly practitioners: Practitioners
  readonly rights: HeldRights
  /** Whose chart was opened last from the list. */
  readonly selectedId: string | null
}

const NO_ROWS = { shown: null, pages: new Map(), total: 0, isCapped: false, problem: null } as const

/** The Clients page: what is asked for, and the pages of rows that are here. */
export const useClients = create<ClientsState>()(() => ({
  query: FIRST_QUERY,
  ...NO_ROWS,
  counts: null,
  practitioners: [],
  rights: {},
  selectedId: null,
}))
forgetOnLeave(useClients)

function keepNear(pages: ReadonlyMap<number, readonly ClientRow[]>, page: number): typeof pages {
  if (pages.size <= KEPT_PAGES) return pages
  const near = [...pages].sort(([a], [b]) => Math.abs(a - page) - Math.abs(b - page))
  return new Map(near.slice(0, KEPT_PAGES))
}

const loader = createPageLoader<ClientsQuery, OutputOf<'clients.list'>, FailureOf<'clients.list'>>({
  list: (query, place) => request('clients.list', { ...query, ...place }),
  onPage: (query, page, data, isFirst) => {
    const pages = new Map(isFirst ? [] : useClients.getState().pages).set(page, data.rows)
    useClients.setState({
      shown: query,
      pages: keepNear(pages, page),
      total: data.total,
      isCapped: data.isCapped,
      problem: null,
    })
  },
  onProblem: (problem) => useClients.setState({ problem }),
})

/** The row at this place of the list; undefined while its page is not here. */
export function rowAt(state: ClientsState, index: number): ClientRow | undefined {
  return state.pages.get(Math.floor(index / PAGE_ROWS))?.[index % PAGE_ROWS]
}

/** Says which rows are on the screen. */
export const wantRows = (first: number, last: number): void => loader.want(first, last)

/** Changes what the list shows; the old rows stay until the new ones are here. */
export function changeQuery(patch: Partial<ClientsQuery>): void {
  const query = { ...useClients.getState().query, ...patch }
  useClients.setState({ query, problem: null })
  loader.setQuery(query)
}

/** Sorts by this column; a second time the other way round. */
export function sortBy(column: SortColumn): void {
  const { sort } = useClients.getState().query
  changeQuery({ sort: { column, descending: sort.column === column && !sort.descending } })
}

/** Shows every client again. */
export const showAll = (): void => changeQuery({ tab: 'all', search: '', filters: { practitionerIds: [] } })

/** True where search or filter leave something out. */
export function isNarrowed({ search, filters }: ClientsQuery): boolean {
  return search !== '' || filters.practitionerIds.length > 0
}

let countsAsked = 0

async function loadCounts(): Promise<void> {
  countsAsked += 1
  const mine = countsAsked
  const answer = await request('clients.count', {})
  if (answer.ok && mine === countsAsked) useClients.setState({ counts: answer.data })
}

async function loadPractitioners(): Promise<void> {
  const answer = await request('clients.listPractitioners', {})
  if (answer.ok) useClients.setState({ practitioners: answer.data.practitioners })
}

/** Asks again for what is on the screen, after an error or a change. */
export function refreshClients(): void {
  useClients.setState({ problem: null })
  loader.invalidate()
  void loadCounts()
  void loadPractitioners()
}

let askedBy: string | undefined

/** Somebody else at the desk starts with an empty search, and may see other clients. */
async function followSession(): Promise<void> {
  const answer = await request('session.get', {})
  const person = answer.ok ? answer.data.person : null
  if (person === null) return
  useClients.setState({ rights: person.rights })
  if (askedBy !== undefined && askedBy !== person.userId) {
    useClients.setState({ selectedId: null })
    changeQuery(FIRST_QUERY)
  }
  askedBy = person.userId
}

/**
 * Fills the list and keeps it in step with what is stored.
 * @returns the function that ends that and forgets the rows
 */
export function startClients(): () => void {
  loader.setQuery(useClients.getState().query)
  void followSession()
  void loadCounts()
  void loadPractitioners()
  const stopEvents = onEvent((event) => {
    if (event.name === 'clients.changed' || event.name === 'users.changed') refreshClients()
    if (event.name === 'session.changed') void followSession()
  })
  return () => {
    stopEvents()
    loader.stop()
    useClients.setState({ ...NO_ROWS, counts: null })
  }
}
