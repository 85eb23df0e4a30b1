import { fail, ok } from '#shared/errors/index.ts'
import type { HandlersOf } from '../../call.ts'
import { listAccess, listFinished } from './accessReviewRepository.ts'
import { decideAccess } from './decideAccess.ts'
import { findDocument } from './documentRepository.ts'
import { finishReview } from './finishReview.ts'
import { currentReviewId, findFinished, readPeople, toFinished } from './readReview.ts'

export const accessReviewHandlers: HandlersOf<
  | 'accessReview.get'
  | 'accessReview.getDue'
  | 'accessReview.decide'
  | 'accessReview.finish'
  | 'accessReview.getDocument'
> = {
  'accessReview.get': async (call) => {
    const db = call.db.read
    const reviewId = await currentReviewId(db, call.ports.clock.now())
    const past = (await listFinished(db)).map(toFinished)
    const finished = past.find((one) => one.reviewId === reviewId) ?? null
    const people = finished === null ? await readPeople(db, reviewId, call.actor.userId) : []
    return ok({ reviewId, finished, people, past })
  },
  'accessReview.getDue': async (call) => {
    const db = call.db.read
    const reviewId = await currentReviewId(db, call.ports.clock.now())
    const isFinished = (await findFinished(db, reviewId)) !== undefined
    // An owner alone has nobody to look at.
    return ok({ reviewId, isDue: !isFinished && (await listAccess(db, [])).length > 1 })
  },
  'accessReview.decide': decideAccess,
  'accessReview.finish': finishReview,
  'accessReview.getDocument': async (call, { reviewId }) => {
    const base64 = await findDocument(call.db.read, reviewId)
    if (base64 === undefined) return fail('NOT_FOUND', {})
    return ok({ fileName: `access-review-${reviewId}.pdf`, base64 })
  },
}
