import type { ReviewItem } from '#shared/contract/review.ts'
import { userIdSchema } from '#shared/domain/ids.ts'
import type { ActorCall } from '../../call.ts'
import { listNames } from '../logs/index.ts'
import { type BrokenRule, listKeptOwners, listOverPlan, listTwins } from './brokenRulesRepository.ts'

/** An owner who was kept is for owners to know and to settle. */
const maySettleOwners = (call: ActorCall): boolean => call.actor.rights['settings.edit'] !== undefined

/** The rules over several people that what came together broke, with whom they concern. */
export async function listBroken(call: ActorCall): Promise<ReviewItem[]> {
  const db = call.db.read
  const rules: BrokenRule[] = [
    ...(maySettleOwners(call) ? await listKeptOwners(db) : []),
    ...(await listOverPlan(db)),
    ...(await listTwins(db)),
  ]
  const names = await listNames(
    db,
    rules.flatMap(({ userIds }) => userIds),
  )
  return rules.map(({ kind, what, userIds }) => ({
    kind,
    id: `${kind}:${kind === 'ownerKept' ? userIds.join() : what}`,
    what,
    people: userIds.map((id) => ({ userId: userIdSchema.parse(id), name: names[id] ?? '' })),
  }))
}
