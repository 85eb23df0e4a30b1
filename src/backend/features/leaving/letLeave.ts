import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import type { UserId } from '#shared/domain/ids.ts'
import { ok } from '#shared/errors/index.ts'
import { zonedDay } from '#shared/lib/zonedDay.ts'
import type { ActorCall } from '../../call.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import { insertRow, updateRow } from '../../db/writeRow.ts'
import { findCredential } from '../identity/index.ts'
import { voidFactor } from '../mfa/index.ts'
import { getClinicRules } from '../users/index.ts'
import { findWrongChoice } from './checkChoices.ts'
import { checkLeaver } from './checkLeaver.ts'
import { findHoldings, type Holdings } from './findHoldings.ts'
import { handOver, LEFT } from './handOver.ts'
import type { LeftBehind } from './leftBehind.ts'

type Input = ParsedInputOf<'leaving.leave'>

/** Ends what somebody signs in with. Whoever sits somewhere as them is signed out with the commit. */
async function endSignIn(tx: WriteTx, userId: UserId): Promise<void> {
  if ((await findCredential(tx.query, userId)) !== undefined) {
    const nothing = {
      password_hash: '',
      is_temporary: 0,
      temporary_until: null,
      is_temporary_used: 0,
    } as const
    updateRow(tx, 'credential', userId, nothing, LEFT)
  }
  await voidFactor(tx, userId, LEFT.verb)
}

function countUp(
  left: LeftBehind,
  { sessions }: Holdings,
): Extract<Answer<'leaving.leave'>, { ok: true }>['data'] {
  const treated = left.clients.filter((client) => client.tie !== null)
  const handedOver = treated.filter((client) => client.taker !== null).length
  const sessionsCancelled = left.sessions.filter((session) => session.takerId === null).length
  return {
    handedOver,
    withNobody: treated.length - handedOver,
    sessionsHandedOver: left.sessions.length - sessionsCancelled,
    sessionsCancelled,
    sessionsUnheld: [...sessions.values()].flat().length - left.sessions.length,
  }
}

/**
 * "Leaving" (product.md 38): in one transaction and one act hands everything over, makes the person inactive, ends
 * their sessions, voids password and second factor, and keeps what is needed to bring them back.
 */
export function letLeave(call: ActorCall, input: Input): Promise<Answer<'leaving.leave'>> {
  const { userId } = input
  return call.db.write({ actorId: call.actor.userId }, async (tx): Promise<Answer<'leaving.leave'>> => {
    const checked = await checkLeaver(tx.query, call, userId)
    if (!checked.ok) return checked
    const holdings = await findHoldings(tx.query, userId, tx.now)
    const wrong = await findWrongChoice(tx.query, input, holdings)
    if (wrong !== undefined) return wrong
    // The status comes first: it is what the log tells of the whole act.
    updateRow(tx, 'user', userId, { status: 'inactive' }, LEFT)
    const { timezone } = await getClinicRules(tx.query)
    const { roles } = checked.data
    const left = await handOver(tx, input, holdings, { roles, today: zonedDay(tx.now, timezone) })
    await endSignIn(tx, userId)
    insertRow(
      tx,
      'departure',
      {
        id: tx.newId(),
        user_id: userId,
        left_at: tx.now,
        left_behind: JSON.stringify(left),
        returned_at: null,
      },
      LEFT,
    )
    return ok(countUp(left, holdings))
  })
}
