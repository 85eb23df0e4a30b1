import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import { sortRoles } from '#shared/domain/roles.ts'
import { fail, ok } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import { writeRow } from '../../db/writeRow.ts'
import { listAccess } from './accessReviewRepository.ts'
import { currentReviewId, findFinished } from './readReview.ts'

const DECIDED = { verb: 'accessReview.decided' }

/** Makes the row of a review where this is the first decision in it. */
export function openReview(tx: WriteTx, reviewId: string, act: { readonly verb: string }): void {
  if (tx.all('SELECT 1 FROM access_review WHERE id = ?', reviewId).length > 0) return
  const nothing = { finished_at: null, finished_by: null, people: 0, document: '', document_hash: '' }
  writeRow(tx, 'access_review', { id: reviewId, ...nothing }, act)
}

/**
 * Keeps what an owner decided about somebody's access. "End" says that it was ended: that is done by "Leaving" or by
 * making somebody inactive, whose rules hold there.
 */
export function decideAccess(
  call: ActorCall,
  { reviewId, userId, decision }: ParsedInputOf<'accessReview.decide'>,
): Promise<Answer<'accessReview.decide'>> {
  return call.db.write({ actorId: call.actor.userId }, async (tx): Promise<Answer<'accessReview.decide'>> => {
    if (reviewId !== (await currentReviewId(tx.query, tx.now))) return fail('NOT_FOUND', {})
    if ((await findFinished(tx.query, reviewId)) !== undefined) return fail('REVIEW_FINISHED', {})
    const person = (await listAccess(tx.query, [userId])).find((one) => one.userId === userId)
    if (person === undefined) return fail('NOT_FOUND', {})
    if (decision === 'end' && person.hasAccess) return fail('STILL_HAS_ACCESS', {})
    if (decision !== 'end' && !person.hasAccess) return fail('NOT_FOUND', {})
    openReview(tx, reviewId, DECIDED)
    const row = {
      id: `${reviewId}.${userId}`,
      review_id: reviewId,
      user_id: userId,
      decision,
      roles: sortRoles(person.roles).join(','),
      decided_by: call.actor.userId,
      decided_at: tx.now,
    }
    writeRow(tx, 'access_decision', row, DECIDED)
    return ok({})
  })
}
