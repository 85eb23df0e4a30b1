import { setImmediate } from 'node:timers/promises'
import type { UserRow } from '#shared/contract/users.ts'
import type { ActorCall } from '../../call.ts'
import { SORT_KEYS } from './directoryPlan.ts'
import { type DirectoryRow, listDirectoryPage, type PageStart, type Sorting } from './directoryRepository.ts'
import type { Selection } from './selectUsers.ts'
import { toUserRow } from './toUserRow.ts'

const AT_ONCE = 1000

/** Where the page after a row starts. */
export function startAfter(row: DirectoryRow, { column }: Sorting): Extract<PageStart, { after: unknown }> {
  return { after: { key: row[SORT_KEYS[column]], name: row.sort_name, id: row.id } }
}

/** Everybody of a selection in order, at most so many; other calls get their turn between the pages. */
export async function readUsers(
  call: ActorCall,
  { where }: Selection,
  sort: Sorting,
  most: number,
): Promise<UserRow[]> {
  const now = call.ports.clock.now()
  const rows: UserRow[] = []
  let start: PageStart = { index: 0 }
  while (rows.length < most) {
    const limit = Math.min(AT_ONCE, most - rows.length)
    const page: DirectoryRow[] = await listDirectoryPage(call.db.read, where, sort, start, limit)
    rows.push(...page.map((row) => toUserRow(row, now)))
    const last = page.at(-1)
    if (last === undefined || page.length < limit) break
    start = startAfter(last, sort)
    await setImmediate()
  }
  return rows
}
