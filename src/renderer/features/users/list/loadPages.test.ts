import { expect, test } from 'vitest'
import type { Answer, InputOf } from '#shared/contract/index.ts'
import { fail, ok } from '#shared/errors/index.ts'
import { createPageLoader, type PageLoader, type UsersQuery } from './loadPages.ts'

type Asked = { readonly input: InputOf<'users.list'>; readonly answer: (a: Answer<'users.list'>) => void }

const query = (search: string): UsersQuery => ({
  tab: 'active',
  search,
  filters: { kinds: [], roles: [], disciplineIds: [], signInStates: [] },
  sort: { column: 'name', descending: false },
})

const page = (total: number, next: string | null): Answer<'users.list'> =>
  ok({ rows: [], next, total, isCapped: false })

function start(): { asked: Asked[]; shown: string[]; problems: string[]; loader: PageLoader } {
  const asked: Asked[] = []
  const shown: string[] = []
  const problems: string[] = []
  const loader = createPageLoader({
    list: (input) => new Promise((answer) => asked.push({ input, answer })),
    onPage: ({ search }, number, _data, isFirst) =>
      shown.push(`${search}:${number}${isFirst ? ' first' : ''}`),
    onProblem: ({ code }) => problems.push(code),
  })
  return { asked, shown, problems, loader }
}

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))

test('keeps one search in flight and shows only the last one typed', async () => {
  const { asked, shown, loader } = start()
  for (const search of ['a', 'an', 'ana']) loader.setQuery(query(search))
  expect(asked.map(({ input }) => input.search)).toEqual(['a'])
  asked[0]?.answer(page(500, null))
  await settle()
  expect(asked.map(({ input }) => input.search)).toEqual(['a', 'ana'])
  asked[1]?.answer(page(3, null))
  await settle()
  expect(shown).toEqual(['ana:0 first'])
})

test('goes on by cursor where the page before is known, and by index after a jump', async () => {
  const { asked, loader } = start()
  loader.setQuery(query(''))
  asked[0]?.answer(page(100_000, 'cursor-1'))
  await settle()
  loader.want(0, 20)
  expect(asked[1]?.input.from).toEqual({ after: 'cursor-1' })
  loader.want(50_000, 50_020)
  expect(asked[2]?.input.from).toEqual({ index: 50_000 })
})

test('drops pages that were scrolled past before they were asked for', async () => {
  const { asked, loader } = start()
  loader.setQuery(query(''))
  asked[0]?.answer(page(100_000, null))
  await settle()
  for (const row of [10_000, 20_000, 30_000, 90_000]) loader.want(row, row + 20)
  expect(asked).toHaveLength(3)
  asked[1]?.answer(page(100_000, null))
  await settle()
  expect(asked[3]?.input.from).toEqual({ index: 90_000 })
})

test('asks again for what is on the screen after a change, also for an answer that was under way', async () => {
  const { asked, shown, loader } = start()
  loader.setQuery(query(''))
  loader.invalidate()
  asked[0]?.answer(page(10, null))
  await settle()
  expect(asked).toHaveLength(2)
  asked[1]?.answer(page(11, null))
  await settle()
  expect(shown).toEqual([':0 first', ':0'])
  expect(asked).toHaveLength(2)
})

test('stops after an error until it is told to go on', async () => {
  const { asked, problems, loader } = start()
  loader.setQuery(query(''))
  asked[0]?.answer(fail('LINK_LOST', {}))
  await settle()
  loader.want(0, 20)
  expect(problems).toEqual(['LINK_LOST'])
  expect(asked).toHaveLength(1)
  loader.invalidate()
  expect(asked).toHaveLength(2)
})
