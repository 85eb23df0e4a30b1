export const PAGE_ROWS = 50
/** Requests at a time: one for the first rows of a query, two while scrolling. */
const AT_ONCE = 2

/** A page by the cursor of the one before, or by the place of its first row. */
export type PagePlace = {
  readonly from: { readonly after: string } | { readonly index: number }
  readonly limit: number
}
type PageData = { readonly next: string | null; readonly total: number }

export type PagePort<Query, Data, Problem> = {
  readonly list: (
    query: Query,
    place: PagePlace,
  ) => Promise<{ readonly ok: true; readonly data: Data } | { readonly ok: false; readonly error: Problem }>
  /** `isFirst`: the first answer to this query; what was shown before goes. */
  readonly onPage: (query: Query, page: number, data: Data, isFirst: boolean) => void
  readonly onProblem: (error: Problem) => void
}

export type PageLoader<Query> = {
  /** Starts a new query at its top. Answers to the one before are dropped. */
  readonly setQuery: (query: Query) => void
  /** Says which rows are on the screen: their pages and the next one are fetched, others no longer. */
  readonly want: (firstRow: number, lastRow: number) => void
  /** Says that rows changed: what is on the screen is fetched anew, the rest when it is scrolled to. */
  readonly invalidate: () => void
  /** Forgets all answers and stops asking until the next query. */
  readonly stop: () => void
}

/** Fetches the pages of a long list by cursor where it is known, by index where somebody jumped. */
export function createPageLoader<Query extends object, Data extends PageData, Problem>(
  port: PagePort<Query, Data, Problem>,
): PageLoader<Query> {
  let query: Query | undefined
  let generation = 0
  let revision = 0
  let busy = 0
  let hasAnswer = false
  let hasFailed = false
  let pageCount = 1
  let wanted: readonly number[] = [0]
  const inFlight = new Set<number>()
  /** The revision at which each page was asked for. */
  const fetched = new Map<number, number>()
  /** The cursor that each page starts after. */
  const cursors = new Map<number, string>()

  const forget = (): void => {
    inFlight.clear()
    fetched.clear()
    cursors.clear()
    hasFailed = false
  }

  const take = (page: number, data: Data, askedRevision: number): void => {
    fetched.set(page, askedRevision)
    pageCount = Math.max(1, Math.ceil(data.total / PAGE_ROWS))
    if (data.next !== null && askedRevision === revision) cursors.set(page + 1, data.next)
  }

  const load = async (asked: Query, page: number): Promise<void> => {
    const before = { generation, revision }
    const after = page === 0 ? undefined : cursors.get(page)
    busy += 1
    inFlight.add(page)
    const from = after === undefined ? { index: page * PAGE_ROWS } : { after }
    const answer = await port.list(asked, { from, limit: PAGE_ROWS })
    busy -= 1
    if (before.generation === generation) {
      inFlight.delete(page)
      if (answer.ok) {
        const isFirst = !hasAnswer
        hasAnswer = true
        take(page, answer.data, before.revision)
        port.onPage(asked, page, answer.data, isFirst)
      } else {
        hasFailed = true
        port.onProblem(answer.error)
      }
    }
    pump()
  }

  const pump = (): void => {
    if (query === undefined || hasFailed) return
    for (const page of wanted) {
      if (busy >= (hasAnswer ? AT_ONCE : 1)) return
      const isThere = inFlight.has(page) || fetched.get(page) === revision
      if (!isThere && page < pageCount) void load(query, page)
    }
  }

  return {
    setQuery: (next) => {
      query = next
      generation += 1
      hasAnswer = false
      pageCount = 1
      wanted = [0]
      forget()
      pump()
    },
    want: (firstRow, lastRow) => {
      const first = Math.floor(Math.max(0, firstRow) / PAGE_ROWS)
      const last = Math.floor(Math.max(0, lastRow) / PAGE_ROWS)
      const visible = Array.from({ length: last - first + 1 }, (_, step) => first + step)
      wanted = hasAnswer ? [...visible, last + 1, ...(first > 0 ? [first - 1] : [])] : [0]
      pump()
    },
    invalidate: () => {
      revision += 1
      cursors.clear()
      hasFailed = false
      pump()
    },
    stop: () => {
      query = undefined
      generation += 1
      forget()
    },
  }
}
