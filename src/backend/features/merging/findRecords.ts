import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import { ok } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import { findUsers } from '../users/index.ts'
import {
  findClientsNamed,
  findLikelyClients,
  findLikelyUsers,
  type FoundRecord,
} from './mergingRepository.ts'

async function search(
  call: ActorCall,
  { kind, id, search: typed }: ParsedInputOf<'merging.find'>,
): Promise<FoundRecord[]> {
  if (kind === 'client') {
    const words = typed
      .toLowerCase()
      .split(/\s+/u)
      .filter((word) => word !== '')
    return words.length === 0 ? [] : findClientsNamed(call.db.read, words, id)
  }
  const found = await findUsers(call, typed)
  return found.ok
    ? found.data.rows
        .filter((row) => row.userId !== id)
        .map((row) => ({
          id: row.userId,
          name: `${row.firstName} ${row.lastName}`,
          detail: row.email,
          isActive: row.status === 'active',
        }))
    : []
}

/** Whom a record may be merged with: what was typed, and before anything was typed its likeliest doubles. */
export async function findRecords(
  call: ActorCall,
  input: ParsedInputOf<'merging.find'>,
): Promise<Answer<'merging.find'>> {
  const { kind, id } = input
  const likely = await (kind === 'user' ? findLikelyUsers : findLikelyClients)(call.db.read, id)
  const found = input.search.trim() === '' ? likely : await search(call, input)
  const isLikely = (one: FoundRecord): boolean => likely.some((other) => other.id === one.id)
  return ok({ rows: found.map((one) => ({ ...one, isLikely: isLikely(one) })) })
}
