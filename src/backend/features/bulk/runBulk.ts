import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import { fail, ok } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import { requireFresh } from '../identity/index.ts'
import { applyBulk } from './applyBulk.ts'
import type { BulkDesk } from './bulkDesk.ts'
import { FRESH_PARTS, markOf, RIGHT_OF_PART } from './planBulk.ts'

/**
 * Carries out a dry run in one transaction on the clinic's thread. Everything but other writes goes on meanwhile; the
 * clinic may have changed since, so everybody is asked again inside.
 */
export async function runBulk(
  desk: BulkDesk,
  call: ActorCall,
  { bulkId }: ParsedInputOf<'bulk.apply'>,
): Promise<Answer<'bulk.apply'>> {
  const { userId, rights } = call.actor
  const found = desk.find(call.seat, bulkId, userId)
  if (found === undefined) return fail('NOT_FOUND', {})
  if (rights[RIGHT_OF_PART[found.change.what]] === undefined) return fail('FORBIDDEN', {})
  const fresh = FRESH_PARTS.has(found.change.what) ? await requireFresh(call) : ok(null)
  if (!fresh.ok) return fresh
  const pending = desk.claim(call.seat, bulkId, userId)
  if (pending === undefined) return fail('NOT_FOUND', {})
  const { change, rows, cancelling } = pending
  const total = rows.filter(({ outcome }) => outcome === 'change').length
  try {
    const input = {
      change,
      userIds: rows.map((row) => row.userId),
      acting: { actor: { userId, rights } },
      seen: markOf(rows),
    }
    const answer = await call.db.writeAside({ actorId: userId }, applyBulk, input, {
      signal: cancelling.signal,
      onProgress: (done) => call.emit({ name: 'work.progress', workId: bulkId, done, total }, call.seat),
    })
    if (answer.ok) desk.drop(call.seat, bulkId, userId)
    return answer
  } finally {
    desk.release(pending)
  }
}
