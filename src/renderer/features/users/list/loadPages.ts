import type { Answer, FailureOf, InputOf, OutputOf } from '#shared/contract/index.ts'
import {
  createPageLoader as createLoader,
  type PageLoader as Loader,
} from '#renderer/components/loadPages.ts'

/** What the list shows: tab, search, filters and order. */
export type UsersQuery = Omit<InputOf<'users.list'>, 'from' | 'limit'>
type PageData = OutputOf<'users.list'>

export type PagePort = {
  readonly list: (input: InputOf<'users.list'>) => Promise<Answer<'users.list'>>
  /** `isFirst`: the first answer to this query; what was shown before goes. */
  readonly onPage: (query: UsersQuery, page: number, data: PageData, isFirst: boolean) => void
  readonly onProblem: (error: FailureOf<'users.list'>) => void
}
export type PageLoader = Loader<UsersQuery>

/** The pages of Clinic Users. */
export function createPageLoader(port: PagePort): PageLoader {
  return createLoader<UsersQuery, PageData, FailureOf<'users.list'>>({
    ...port,
    list: (query, place) => port.list({ ...query, ...place }),
  })
}
