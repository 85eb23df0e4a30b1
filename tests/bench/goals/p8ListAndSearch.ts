import { clinicOf, type Desk, openDesk } from '../benchClinic.ts'
import { type GoalLine, ms } from '../goal.ts'
import { interleave, quantile } from '../measure.ts'
import { say } from '../say.ts'
import { barePage } from './bareStatements.ts'
import {
  firstDiscipline,
  listInput,
  type NamedQuery,
  pageQueries,
  searchQueries,
} from './directoryQueries.ts'

const PEOPLE = 100_000
const TURNS = 5
const TURNS_OF_SLOWEST = 60
const SLOWEST = 12

type Times = { readonly query: NamedQuery; readonly ours: number[]; readonly bare: number[] }

async function measure(desk: Desk, query: NamedQuery, turns: number): Promise<Times> {
  const ask = (): Promise<unknown> => desk.ask('users.list', query.input)
  const bare = barePage(desk.bare, query.input)
  // The first call counts the tab or filter; both sides have what they need in memory then.
  await ask()
  bare?.()
  if (bare !== undefined) return { query, ...(await interleave(turns, { ours: ask, bare })) }
  return { query, ours: (await interleave(turns, { ask })).ask, bare: [] }
}

async function measureAll(desk: Desk, queries: readonly NamedQuery[]): Promise<Times[]> {
  const times: Times[] = []
  for (const query of queries) times.push(await measure(desk, query, TURNS))
  return times
}

/** 95 of 100 calls, ours against bare, of those queries that have a bare statement. */
function lineOf(what: string, times: readonly Times[]): GoalLine {
  const both = times.filter(({ bare }) => bare.length > 0)
  const ours = quantile(
    both.flatMap((one) => one.ours),
    0.95,
  )
  const bare = quantile(
    both.flatMap((one) => one.bare),
    0.95,
  )
  return { goal: 'P8', what, ours: ms(ours), reference: ms(bare), ratio: ours / bare, must: 2, aim: 1.5 }
}

/** The slowest again, often enough for a 95th percentile of each. */
async function slowestOf(desk: Desk, times: readonly Times[]): Promise<{ name: string; p95: number }[]> {
  const suspects = times.toSorted((a, b) => quantile(b.ours, 0.5) - quantile(a.ours, 0.5)).slice(0, SLOWEST)
  const again: { name: string; p95: number }[] = []
  for (const { query } of suspects) {
    const { ours } = await measure(desk, query, TURNS_OF_SLOWEST)
    again.push({ name: query.name, p95: quantile(ours, 0.95) })
  }
  return again.sort((a, b) => b.p95 - a.p95)
}

/** P8: list and search through the router against the bare statement, and no search slower than 15 ms. */
export async function measureP8(): Promise<GoalLine[]> {
  const clinic = await clinicOf(PEOPLE)
  say(`filled with ${PEOPLE} people at ${Math.round(clinic.fillRate)} people a second`)
  const desk = await openDesk(clinic)
  try {
    const discipline = firstDiscipline(desk.bare)
    const pages = await measureAll(desk, pageQueries(PEOPLE, discipline))
    const searches = await measureAll(desk, searchQueries(discipline))
    const firstPage = await measure(desk, { name: 'first page', input: listInput() }, 300)
    const slowPages = await slowestOf(desk, pages)
    const slowSearches = await slowestOf(desk, searches)
    for (const { name, p95 } of [...slowPages.slice(0, 5), ...slowSearches.slice(0, 8)])
      say(`  ${ms(p95).padStart(9)}  ${name}`)
    const [worst] = slowSearches
    return [
      lineOf(`list, ${pages.length} queries`, pages),
      lineOf(`search, ${searches.length} queries`, searches),
      lineOf('first page of Active', [firstPage]),
      {
        goal: 'P8',
        what: `slowest search, in ms: ${worst?.name ?? 'none'}`,
        ours: ms(worst?.p95 ?? 0),
        reference: '',
        ratio: worst?.p95 ?? 0,
        must: 15,
      },
    ]
  } finally {
    await desk.close()
  }
}
