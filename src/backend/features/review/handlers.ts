import type { RouteName } from '#shared/contract/index.ts'
import { ok } from '#shared/errors/index.ts'
import type { HandlersOf } from '../../call.ts'
import { listReview } from './listReview.ts'
import { settleEntry } from './settleEntry.ts'

export const reviewHandlers: HandlersOf<Extract<RouteName, `review.${string}`>> = {
  'review.list': listReview,
  'review.count': async (call) => {
    const listed = await listReview(call, { limit: 1 })
    return listed.ok ? ok({ count: listed.data.count }) : listed
  },
  'review.settle': settleEntry,
}
