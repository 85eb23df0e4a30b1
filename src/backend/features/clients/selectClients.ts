import type { ClientTab } from '#shared/domain/clients.ts'
import type { UserId } from '#shared/domain/ids.ts'
import type { ActorCall } from '../../call.ts'
import type { ClinicDatabase } from '../../db/clinicDatabase.ts'
import { findMatches, isOneOf } from '../../db/findMatches.ts'
import { type Clause, isEmptySearch, MOST_MATCHES, searchWords } from '../../db/searchPlan.ts'
import { untilCommit } from '../../db/untilCommit.ts'
import { both, CLIENT_PLAN, type SortColumn, tabClause } from './directoryPlan.ts'
import { countDirectory, listTreatedEntries } from './directoryRepository.ts'
import { listReach } from './viewableClients.ts'

/** The clients that tab, search and filter let through of those the viewer may see. */
export type Selection = { readonly where: Clause; readonly total: number; readonly isCapped: boolean }

type Asked = {
  readonly tab: ClientTab
  readonly search: string
  readonly practitionerIds: readonly UserId[]
  readonly column: SortColumn
}

/** Counts of tabs: counting 100,000 index entries for each page would be felt. */
const keptCount = untilCommit<number>(100)

const countOnce = (db: ClinicDatabase, where: Clause): Promise<number> =>
  keptCount(db, JSON.stringify(where), () => countDirectory(db.read, where))

/** The directory's ids of those the viewer may see; undefined where that is everybody. */
export async function listSeenEntries(call: ActorCall): Promise<number[] | undefined> {
  const reach = await listReach(call, 'clients.view')
  if (reach === 'all') return undefined
  return reach.length === 0 ? [] : listTreatedEntries(call.db.read, reach)
}

/** The directory's ids that a filter by practitioner leaves of those the viewer may see; undefined for no filter. */
async function listLeft(
  call: ActorCall,
  practitionerIds: readonly UserId[],
): Promise<readonly number[] | undefined> {
  const seen = await listSeenEntries(call)
  if (practitionerIds.length === 0) return seen
  const treated = await listTreatedEntries(call.db.read, practitionerIds)
  if (seen === undefined) return treated
  const mine = new Set(seen)
  return treated.filter((id) => mine.has(id))
}

/** Which clients the list shows. A viewer's reach is part of every condition, so that no search looks past it. */
export async function selectClients(call: ActorCall, asked: Asked): Promise<Selection> {
  const left = await listLeft(call, asked.practitionerIds)
  const words = searchWords(asked.search)
  const tab = tabClause(asked.tab, asked.column)
  const filter = left === undefined ? tab : both(isOneOf(left), tab)
  if (isEmptySearch(words)) {
    const total =
      left === undefined ? await countOnce(call.db, filter) : await countDirectory(call.db.read, filter)
    return { where: filter, total, isCapped: false }
  }
  const ids = await findMatches(call.db, CLIENT_PLAN, words, filter)
  return { where: isOneOf(ids), total: ids.length, isCapped: ids.length >= MOST_MATCHES }
}
