import { SORT_COLUMNS } from '#shared/contract/users.ts'
import { clinicOf, type Desk, openDesk } from '../benchClinic.ts'
import { type GoalLine, ms } from '../goal.ts'
import { interleave, median, quantile } from '../measure.ts'
import { say } from '../say.ts'
import { firstDiscipline, listInput, type NamedQuery, searchQueries } from './directoryQueries.ts'

const TURNS = 7
const isBig = process.env['ANTEROOM_BENCH_BIG'] === '1'

/** First pages and the pages after them by cursor: what scrolling asks. */
async function pagesOf(desk: Desk): Promise<NamedQuery[]> {
  const queries: NamedQuery[] = []
  for (const column of SORT_COLUMNS) {
    const sort = { column, descending: false }
    const first = listInput({ sort })
    queries.push({ name: `first by ${column}`, input: first })
    const page = await desk.ask('users.list', listInput({ sort, from: { index: 500 } }))
    const next: unknown = typeof page === 'object' && page !== null ? Reflect.get(page, 'next') : undefined
    if (typeof next !== 'string') throw new Error('No cursor')
    queries.push({ name: `after by ${column}`, input: listInput({ sort, from: { after: next } }) })
  }
  return queries
}

type Growth = { readonly small: number; readonly large: number }

async function compare(
  desks: readonly [Desk, Desk],
  queriesOf: (desk: Desk) => Promise<NamedQuery[]>,
): Promise<Growth> {
  const [smallQueries, largeQueries] = [await queriesOf(desks[0]), await queriesOf(desks[1])]
  const small: number[] = []
  const large: number[] = []
  for (const [index, query] of smallQueries.entries()) {
    const other = largeQueries[index] ?? query
    const askSmall = (): Promise<unknown> => desks[0].ask('users.list', query.input)
    const askLarge = (): Promise<unknown> => desks[1].ask('users.list', other.input)
    await askSmall()
    await askLarge()
    const times = await interleave(TURNS, { small: askSmall, large: askLarge })
    small.push(median(times.small))
    large.push(median(times.large))
  }
  return { small: quantile(small, 0.95), large: quantile(large, 0.95) }
}

function lineOf(what: string, { small, large }: Growth, aim: number): GoalLine {
  return { goal: 'P9', what, ours: ms(large), reference: ms(small), ratio: large / small, must: 4, aim }
}

const inThousands = (people: number): string => (people < 1e6 ? `${people / 1000}k` : `${people / 1e6}M`)

async function measureStep(from: number, to: number): Promise<GoalLine[]> {
  const small = await openDesk(await clinicOf(from))
  const large = await openDesk(await clinicOf(to))
  try {
    const step = `${inThousands(from)} → ${inThousands(to)}`
    const pages = await compare([small, large], pagesOf)
    const searches = await compare([small, large], async (desk) =>
      Promise.resolve(searchQueries(firstDiscipline(desk.bare)).filter(({ name }) => /^[^,]*"$/.test(name))),
    )
    const index = (people: number): NamedQuery[] => [
      { name: 'jump', input: listInput({ from: { index: Math.floor(people * 0.8) } }) },
    ]
    const jumps = await compare([small, large], async (desk) =>
      Promise.resolve(index(desk === small ? from : to)),
    )
    say(`  jump to row 80 % (linear by nature): ${ms(jumps.small)} → ${ms(jumps.large)}`)
    return [lineOf(`page, ${step}`, pages, 2), lineOf(`search, ${step}`, searches, 2.5)]
  } finally {
    await small.close()
    await large.close()
  }
}

/** P9: how page and search grow with the clinic; a million people only where ANTEROOM_BENCH_BIG=1 asks for it. */
export async function measureP9(): Promise<GoalLine[]> {
  const lines = await measureStep(10_000, 100_000)
  if (!isBig) {
    say('  100k → 1M is left out: filling takes over five minutes. ANTEROOM_BENCH_BIG=1 measures it.')
    return lines
  }
  return [...lines, ...(await measureStep(100_000, 1_000_000))]
}
