import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import { fail, ok } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import { lateChangesOf, listOpenMerges, noteSeen, takeLate } from '../merging/index.ts'
import { listLate } from './lateItems.ts'

/** Keeps the kept record as it is, or gives it what came late for the merged one; either way it is asked once. */
export async function settleLate(
  call: ActorCall,
  { entryId, take }: ParsedInputOf<'review.settle'>,
): Promise<Answer<'review.settle'>> {
  const late = await listLate(call)
  if (!late.some(({ change }) => change.id === entryId)) return fail('REVIEW_CHANGED', {})
  return call.db.write({ actorId: call.actor.userId }, async (tx): Promise<Answer<'review.settle'>> => {
    const merges = await listOpenMerges(tx.query)
    const change = merges.flatMap((merge) => lateChangesOf(tx, merge)).find(({ id }) => id === entryId)
    if (change === undefined) return fail('REVIEW_CHANGED', {})
    if (take === 'other') {
      const taken = await takeLate(tx, call, change)
      if (!taken.ok) return taken
    }
    noteSeen(tx, change, take === 'other' ? 'record.lateTaken' : 'record.lateLeft')
    return ok({})
  })
}
