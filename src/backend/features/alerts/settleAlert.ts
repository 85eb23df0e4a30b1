import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import { fail, ok } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import { updateRow } from '../../db/writeRow.ts'
import { hasAlert } from './alertsRepository.ts'

/** Takes an alert off every owner's Home, or puts it back there; the log keeps who did. */
export function settleAlert(
  call: ActorCall,
  { alertId, isSettled }: ParsedInputOf<'alerts.settle'>,
): Promise<Answer<'alerts.settle'>> {
  return call.db.write({ actorId: call.actor.userId }, async (tx): Promise<Answer<'alerts.settle'>> => {
    if (!(await hasAlert(tx.query, alertId))) return fail('NOT_FOUND', {})
    const settled = isSettled
      ? { settled_at: tx.now, settled_by: call.actor.userId }
      : { settled_at: null, settled_by: null }
    updateRow(tx, 'alert', alertId, settled, { verb: isSettled ? 'alert.settled' : 'alert.reopened' })
    return ok({})
  })
}
