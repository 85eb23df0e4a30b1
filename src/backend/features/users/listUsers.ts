import { z } from 'zod'
import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import { fail, ok } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import type { ClinicDatabase } from '../../db/clinicDatabase.ts'
import { type Clause, filterClause, MOST_MATCHES, searchWords, SORT_KEYS } from './directoryPlan.ts'
import {
  countDirectory,
  type DirectoryRow,
  isOneOf,
  listDirectoryPage,
  listMatches,
  type PageStart,
} from './directoryRepository.ts'
import { toUserRow } from './toUserRow.ts'

type Input = ParsedInputOf<'users.list'>

const cursorSchema = z.tuple([z.union([z.string(), z.number()]), z.string(), z.int()])

function readStart(from: Input['from']): PageStart | undefined {
  if ('index' in from) return from
  try {
    const parsed = cursorSchema.safeParse(JSON.parse(from.after))
    if (!parsed.success) return undefined
    const [key, name, id] = parsed.data
    return { after: { key, name, id } }
  } catch {
    return undefined
  }
}

function cursorOf(row: DirectoryRow, column: Input['sort']['column']): string {
  const key: unknown = Reflect.get(row, SORT_KEYS[column])
  return JSON.stringify([key, row.sort_name, row.id])
}

type Selection = { readonly where: Clause; readonly total: number; readonly isCapped: boolean }

/** Counts of tabs and filters, until the next commit: counting 100,000 index entries for each page would be felt. */
const counts = new WeakMap<ClinicDatabase, { commits: number; totals: Map<string, number> }>()

async function countOnce(db: ClinicDatabase, where: Clause): Promise<number> {
  let known = counts.get(db)
  if (known === undefined || known.commits !== db.commits()) {
    known = { commits: db.commits(), totals: new Map() }
    counts.set(db, known)
  }
  const key = JSON.stringify(where)
  const total = known.totals.get(key) ?? (await countDirectory(db.read, where))
  if (known.totals.size < 100) known.totals.set(key, total)
  return total
}

async function select(call: ActorCall, input: Input): Promise<Selection> {
  const filter = filterClause(input.tab === 'active', input.filters, call.ports.clock.now())
  const words = searchWords(input.search)
  if (words.long.length + words.short.length === 0) {
    // A filter by sign-in state has the moment in it: such a count is never asked for twice.
    const isTimed = input.filters.signInStates.length > 0
    const total = isTimed ? await countDirectory(call.db.read, filter) : await countOnce(call.db, filter)
    return { where: filter, total, isCapped: false }
  }
  const ids = await listMatches(call.db.read, words, filter)
  return { where: isOneOf(ids), total: ids.length, isCapped: ids.length >= MOST_MATCHES }
}

/** One page of Clinic Users under tab, search, filters and sorting (product.md 1–4). */
export async function listUsers(call: ActorCall, input: Input): Promise<Answer<'users.list'>> {
  const start = readStart(input.from)
  if (start === undefined) return fail('BAD_INPUT', { fields: { 'from.after': 'malformed' } })
  const { where, total, isCapped } = await select(call, input)
  const rows = await listDirectoryPage(call.db.read, where, input.sort, start, input.limit)
  const last = rows.at(-1)
  const now = call.ports.clock.now()
  return ok({
    rows: rows.map((row) => toUserRow(row, now)),
    next: last !== undefined && rows.length === input.limit ? cursorOf(last, input.sort.column) : null,
    total,
    isCapped,
  })
}
