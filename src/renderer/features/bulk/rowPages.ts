import type { OutputOf } from '#shared/contract/index.ts'
import type { BulkOutcome } from '#shared/domain/bulk.ts'
import { request } from '#renderer/transport/client.ts'

export type BulkRow = OutputOf<'bulk.listRows'>['rows'][number]

const PAGE_ROWS = 100

export type RowPages = {
  readonly at: (index: number) => BulkRow | undefined
  /** Says which rows are on the screen: their pages are fetched, each once. */
  readonly want: (first: number, last: number) => void
  readonly stop: () => void
}

/** The rows of a dry run, fetched where somebody looks. */
export function rowPages(bulkId: string, outcomes: readonly BulkOutcome[], onPage: () => void): RowPages {
  const pages = new Map<number, readonly BulkRow[]>()
  let isStopped = false
  const load = async (page: number): Promise<void> => {
    pages.set(page, [])
    const input = { bulkId, outcomes: [...outcomes], from: page * PAGE_ROWS, limit: PAGE_ROWS }
    const answer = await request('bulk.listRows', input)
    if (isStopped) return
    if (answer.ok) {
      pages.set(page, answer.data.rows)
      onPage()
    } else pages.delete(page)
  }
  return {
    at: (index) => pages.get(Math.floor(index / PAGE_ROWS))?.[index % PAGE_ROWS],
    want: (first, last) => {
      isStopped = false
      for (let page = Math.floor(first / PAGE_ROWS); page <= Math.floor(last / PAGE_ROWS); page += 1)
        if (!pages.has(page)) void load(page)
    },
    stop: () => {
      isStopped = true
    },
  }
}
