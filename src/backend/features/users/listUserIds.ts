import { setImmediate } from 'node:timers/promises'
import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import type { UserId } from '#shared/domain/ids.ts'
import { ok } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import { listDirectoryUserIds, type Sorting } from './directoryRepository.ts'
import { type Selection, selectUsers } from './selectUsers.ts'

const AT_ONCE = 5_000

/** The ids of a run of rows of Clinic Users, as it is shown. */
export async function listUserIds(
  call: ActorCall,
  input: ParsedInputOf<'users.listIds'>,
): Promise<Answer<'users.listIds'>> {
  const { where } = await selectUsers(call, input)
  const run = { index: input.from, limit: input.limit }
  return ok({ userIds: await listDirectoryUserIds(call.db.read, where, input.sort, run) })
}

/** The ids of everybody of a selection in order, at most so many; other calls get their turn between. */
export async function readUserIds(
  call: ActorCall,
  { where }: Selection,
  sort: Sorting,
  most: number,
): Promise<UserId[]> {
  const ids: UserId[] = []
  while (ids.length < most) {
    const limit = Math.min(AT_ONCE, most - ids.length)
    const page = await listDirectoryUserIds(call.db.read, where, sort, { index: ids.length, limit })
    ids.push(...page)
    if (page.length < limit) break
    await setImmediate()
  }
  return ids
}
