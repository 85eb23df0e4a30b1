import type { Answer } from '#shared/contract/index.ts'
import { ok } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import { findLikeliest, isOneOf } from '../../db/findMatches.ts'
import { type Clause, isEmptySearch, searchWords } from '../../db/searchPlan.ts'
import { USER_PLAN } from './directoryPlan.ts'
import { countDirectory, listDirectoryPage } from './directoryRepository.ts'
import { toUserRow } from './toUserRow.ts'

const MOST = 8
const EVERYBODY: Clause = { sql: 'd.is_active IN (1, 0)', values: [] }

/** The first few people for what was typed, active or not: what the command palette offers. */
export async function findUsers(call: ActorCall, search: string): Promise<Answer<'users.find'>> {
  const words = searchWords(search)
  if (isEmptySearch(words)) return ok({ rows: [] })
  const ids = await findLikeliest(call.db, USER_PLAN, words, { filter: EVERYBODY, most: MOST })
  const rows = await listDirectoryPage(
    call.db.read,
    isOneOf(ids),
    { column: 'name', descending: false },
    { index: 0 },
    MOST,
  )
  return ok({ rows: rows.map((row) => toUserRow(row, call.ports.clock.now())) })
}

/** How many people stand under each tab. */
export async function countUsers(call: ActorCall): Promise<Answer<'users.count'>> {
  const active = await countDirectory(call.db.read, { sql: 'd.is_active = 1', values: [] })
  const inactive = await countDirectory(call.db.read, { sql: 'd.is_active = 0', values: [] })
  return ok({ active, inactive })
}
