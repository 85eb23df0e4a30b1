import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import { fail, ok } from '#shared/errors/index.ts'
import { appendAudit } from '../../audit/appendAudit.ts'
import type { ActorCall } from '../../call.ts'
import { applySetUp } from './applySetUp.ts'
import { markOf, planSetUp } from './planSetUp.ts'

/** The verb of the entry that tells the whole act. */
export const SET_UP = 'user.setUpLike'

/**
 * "Set up like …" (product.md 40): one act in the log. Sessions of the person end with the commit where roles changed,
 * as after every change of roles. Refused where it would do something else than the preview showed.
 */
export function setUpLike(
  call: ActorCall,
  input: ParsedInputOf<'setUpLike.run'>,
): Promise<Answer<'setUpLike.run'>> {
  return call.db.write({ actorId: call.actor.userId }, async (tx): Promise<Answer<'setUpLike.run'>> => {
    const planned = await planSetUp(tx.query, call, input)
    if (!planned.ok) return planned
    if (markOf(planned.data) !== input.seen) return fail('SET_UP_CHANGED', {})
    const { user } = planned.data
    appendAudit(tx, {
      verb: SET_UP,
      outcome: 'done',
      aboutUserId: user.id,
      after: { like_id: input.likeId },
    })
    const applied = await applySetUp(tx, call, user, planned.data)
    return applied.ok ? ok({ actId: tx.actId }) : applied
  })
}
