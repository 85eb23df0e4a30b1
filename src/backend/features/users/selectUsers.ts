import type { ParsedInputOf } from '#shared/contract/index.ts'
import type { UserId } from '#shared/domain/ids.ts'
import type { ActorCall } from '../../call.ts'
import type { ClinicDatabase } from '../../db/clinicDatabase.ts'
import { findMatches, isOneOf } from '../../db/findMatches.ts'
import { type Clause, isEmptySearch, MOST_MATCHES, searchWords } from '../../db/searchPlan.ts'
import { untilCommit } from '../../db/untilCommit.ts'
import { filterClause, USER_PLAN } from './directoryPlan.ts'
import { countDirectory } from './directoryRepository.ts'

/** The people that tab, search and filters let through, as a condition on the directory. */
export type Selection = { readonly where: Clause; readonly total: number; readonly isCapped: boolean }

/** Counts of tabs and filters: counting 100,000 index entries for each page would be felt. */
const keptCount = untilCommit<number>(100)

const countOnce = (db: ClinicDatabase, where: Clause): Promise<number> =>
  keptCount(db, JSON.stringify(where), () => countDirectory(db.read, where))

/** Whom the list shows under tab, search and filters (product.md 3). */
export async function selectUsers(
  call: ActorCall,
  input: Pick<ParsedInputOf<'users.list'>, 'tab' | 'search' | 'filters'>,
): Promise<Selection> {
  const filter = filterClause(input.tab === 'active', input.filters, call.ports.clock.now())
  const words = searchWords(input.search)
  if (isEmptySearch(words)) {
    // A filter by sign-in state has the moment in it: such a count is never asked for twice.
    const isTimed = input.filters.signInStates.length > 0
    const total = isTimed ? await countDirectory(call.db.read, filter) : await countOnce(call.db, filter)
    return { where: filter, total, isCapped: false }
  }
  const ids = await findMatches(call.db, USER_PLAN, words, filter)
  return { where: isOneOf(ids), total: ids.length, isCapped: ids.length >= MOST_MATCHES }
}

/** Whom an act on many people is about, of those who are there. */
export async function selectPeople(
  call: ActorCall,
  which: ParsedInputOf<'transfer.exportUsers'>['which'],
): Promise<Selection> {
  if (which.by === 'ids') return selectByIds(call, which.userIds)
  const selection = await selectUsers(call, which)
  const { butNot = [] } = which
  if (butNot.length === 0) return selection
  const where = {
    sql: `${selection.where.sql} AND d.user_id NOT IN (SELECT value FROM json_each(?))`,
    values: [...selection.where.values, JSON.stringify(butNot)],
  }
  return { ...selection, where, total: await countDirectory(call.db.read, where) }
}

/** These people, of both tabs; ids that nobody bears are left out. */
async function selectByIds(call: ActorCall, userIds: readonly UserId[]): Promise<Selection> {
  const where = {
    sql: 'd.user_id IN (SELECT value FROM json_each(?))',
    values: [JSON.stringify(userIds)],
  }
  return { where, total: await countDirectory(call.db.read, where), isCapped: false }
}
