import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import { ok } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import { searchDirectory } from '../clients/index.ts'
import { findUsers } from '../users/index.ts'
import { findLikelyClients, findLikelyUsers, type FoundRecord, MOST_FOUND } from './mergingRepository.ts'

async function search(
  call: ActorCall,
  { kind, id, search: typed }: ParsedInputOf<'merging.find'>,
): Promise<FoundRecord[]> {
  if (kind === 'client') {
    const clients = await searchDirectory(call.db, typed, { among: 'all', most: MOST_FOUND + 1 })
    return clients
      .filter(({ clientId }) => clientId !== id)
      .slice(0, MOST_FOUND)
      .map(({ clientId, name, birthDate, status }) => ({
        id: clientId,
        name,
        detail: birthDate ?? '',
        isActive: status !== 'discharged',
      }))
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
