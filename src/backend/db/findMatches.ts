import type { ClinicDatabase, Reader } from './clinicDatabase.ts'
import { rowsOf } from './rowsOf.ts'
import {
  type Clause,
  FEW_ROWS,
  MOST_MATCHES,
  type SearchPlan,
  type SearchWords,
  VERY_FEW_ROWS,
} from './searchPlan.ts'
import { similarMatches } from './similarMatches.ts'
import { untilCommit } from './untilCommit.ts'

const idsOf = async (db: Reader, clause: Clause): Promise<number[]> =>
  (await rowsOf<{ id: number }>(db, clause)).map(({ id }) => id)

/** The rows of a filter; who types goes on under the same one. */
const keptRows = untilCommit<string>(20)
/** A filter that names its rows one by one is another one each time. */
const LONGEST_KEPT = 1000

/** The rows that a filter lets through, as JSON; empty where they are more than so many. */
async function fewRows(db: ClinicDatabase, plan: SearchPlan, filter: Clause, most: number): Promise<string> {
  const clause = plan.few(filter, most)
  const read = async (): Promise<string> => {
    const ids = await idsOf(db.read, clause)
    return ids.length > most ? '' : JSON.stringify(ids)
  }
  const key = JSON.stringify(clause)
  return key.length > LONGEST_KEPT ? read() : keptRows(db, key, read)
}

const hasAny = async (db: Reader, clause: Clause): Promise<boolean> => (await rowsOf(db, clause)).length > 0

/**
 * The ids a search finds under a filter, at most 500, in no order; materialised, so that a page and its count come
 * from one look-up. Where a filter lets few of many hits through, reading those few rows is far shorter than
 * looking at every hit. Where it lets many through, a short word beside a long one that nearly everybody has begins a
 * name, as it does alone: to look for it in every hit takes a tenth of a second in a large clinic.
 */
async function findExactly(
  db: ClinicDatabase,
  plan: SearchPlan,
  words: SearchWords,
  filter: Clause,
): Promise<number[]> {
  if (words.long.length === 0) return idsOf(db.read, plan.beginning(words, filter))
  const veryFew = await fewRows(db, plan, filter, VERY_FEW_ROWS)
  if (veryFew !== '') return idsOf(db.read, plan.read(words, veryFew))
  const first = await idsOf(db.read, plan.index(words, filter, 'first'))
  if (first.length >= MOST_MATCHES || !(await hasAny(db.read, plan.hasMoreHits(words)))) return first
  const rows = await fewRows(db, plan, filter, FEW_ROWS)
  if (rows !== '') return idsOf(db.read, plan.read(words, rows))
  const isBegun = words.short.length > 0
  return idsOf(db.read, isBegun ? plan.beginning(words, filter) : plan.index(words, filter, 'all'))
}

/** With fewer finds than this, a search looks for names that were meant too. */
const FEW = 5

/**
 * The ids that a search finds under a filter, at most 500, in no order; where it finds next to nothing, those too that
 * it means with a mistake in one word (product.md 3, performance.md P10).
 */
export async function findMatches(
  db: ClinicDatabase,
  plan: SearchPlan,
  words: SearchWords,
  filter: Clause,
): Promise<number[]> {
  return findLikeliest(db, plan, words, { filter, most: MOST_MATCHES })
}

/** As `findMatches`, for a list of a few: of the similar ones, no more than there is room for, the likeliest. */
export async function findLikeliest(
  db: ClinicDatabase,
  plan: SearchPlan,
  words: SearchWords,
  { filter, most }: { readonly filter: Clause; readonly most: number },
): Promise<number[]> {
  const exact = await findExactly(db, plan, words, filter)
  if (exact.length >= FEW) return exact
  return [...new Set([...exact, ...(await similarMatches(db.read, plan, words, filter))])].slice(0, most)
}

/** The condition that a row of the directory is one of these. */
export function isOneOf(ids: readonly number[]): Clause {
  return { sql: 'd.id IN (SELECT value FROM json_each(?))', values: [JSON.stringify(ids)] }
}
