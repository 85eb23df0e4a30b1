import { z } from 'zod'
import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import { CLIENT_STATUSES } from '#shared/domain/clients.ts'
import { fail, ok } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import { isEmptySearch, searchWords } from '../../db/searchPlan.ts'
import { listTreating } from './clientsRepository.ts'
import { SORT_KEYS } from './directoryPlan.ts'
import { countByRank, type DirectoryRow, listDirectoryPage, type PageStart } from './directoryRepository.ts'
import { toClientRows } from './readClientRows.ts'
import { listSeenEntries, selectClients } from './selectClients.ts'
import { listReach } from './viewableClients.ts'

type Input = ParsedInputOf<'clients.list'>
const MOST_FOUND = 8

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

const cursorOf = (row: DirectoryRow, { column }: Input['sort']): string =>
  JSON.stringify([row[SORT_KEYS[column]], row.sort_name, row.id])

/** One page of the Clients page under tab, search, filter and sorting: only what the viewer may see (product.md 25). */
export async function listClients(call: ActorCall, input: Input): Promise<Answer<'clients.list'>> {
  const start = readStart(input.from)
  if (start === undefined) return fail('BAD_INPUT', { fields: { 'from.after': 'malformed' } })
  const { where, total, isCapped } = await selectClients(call, {
    tab: input.tab,
    search: input.search,
    practitionerIds: input.filters.practitionerIds,
    column: input.sort.column,
  })
  const rows = await listDirectoryPage(call.db.read, where, input.sort, start, input.limit)
  const last = rows.at(-1)
  return ok({
    rows: await toClientRows(call.db.read, rows),
    next: last !== undefined && rows.length === input.limit ? cursorOf(last, input.sort) : null,
    total,
    isCapped,
  })
}

/** The first few clients for what was typed, of every status: what the command palette offers. */
export async function findClients(call: ActorCall, search: string): Promise<Answer<'clients.find'>> {
  if (isEmptySearch(searchWords(search))) return ok({ rows: [] })
  const asked = { tab: 'all', search, practitionerIds: [], column: 'name' } as const
  const { where } = await selectClients(call, asked)
  const sorting = { column: 'name', descending: false } as const
  const rows = await listDirectoryPage(call.db.read, where, sorting, { index: 0 }, MOST_FOUND)
  return ok({ rows: await toClientRows(call.db.read, rows) })
}

/** How many clients the viewer sees of each status. */
export async function countClients(call: ActorCall): Promise<Answer<'clients.count'>> {
  const counted = await countByRank(call.db.read, await listSeenEntries(call))
  const numbers = { all: 0, active: 0, waitlist: 0, onHold: 0, discharged: 0 }
  for (const { rank, n } of counted) {
    const status = CLIENT_STATUSES[rank]
    if (status !== undefined) numbers[status] = n
    numbers.all += n
  }
  return ok(numbers)
}

/** Who treats the clients that the viewer sees. */
export async function listPractitioners(call: ActorCall): Promise<Answer<'clients.listPractitioners'>> {
  const reach = await listReach(call, 'clients.view')
  return ok({ practitioners: await listTreating(call.db.read, reach) })
}
