import type { Answer } from '#shared/contract/index.ts'
import { SIGN_IN_STATES, type SignInState } from '#shared/domain/users.ts'
import { ok } from '#shared/errors/index.ts'
import { zonedDay } from '#shared/lib/zonedDay.ts'
import type { ActorCall } from '../../call.ts'
import { getClinicRow } from '../clinic/index.ts'
import { countFactors, countSignInRanks, listStuck } from './signInRepository.ts'

const MOST_STUCK = 200

function stateOf(rank: number, isOver: boolean): SignInState {
  return isOver ? 'temporaryEnded' : (SIGN_IN_STATES[rank] ?? 'noSignIn')
}

/** How well staff get in: states, second factors, and who is stuck. */
export async function reportSignIn(call: ActorCall): Promise<Answer<'reports.signIn'>> {
  const db = call.db.read
  const now = call.ports.clock.now()
  const ranks = await countSignInRanks(db, now)
  const counts = new Map<SignInState, number>()
  for (const { rank, isOver, count } of ranks) {
    const state = stateOf(rank, isOver === 1)
    counts.set(state, (counts.get(state) ?? 0) + count)
  }
  const states = SIGN_IN_STATES.map((state) => ({ state, count: counts.get(state) ?? 0 }))
  const stuck = await listStuck(db, MOST_STUCK)
  const { on, all } = await countFactors(db)
  return ok({
    report: 'signIn',
    day: zonedDay(now, (await getClinicRow(db)).timezone),
    states,
    mfa: { on, off: all - on },
    stuck: stuck.map(({ userId, firstName, lastName, rank, until }) => {
      const isTemporary = ['temporaryUnused', 'mustChangePassword'].includes(SIGN_IN_STATES[rank] ?? '')
      return {
        userId,
        name: `${firstName} ${lastName}`.trim(),
        state: stateOf(rank, isTemporary && until !== null && until <= now),
        until: isTemporary ? until : null,
      }
    }),
    stuckCount: states
      .filter(({ state }) => state !== 'fine' && state !== 'noSignIn')
      .reduce((sum, { count }) => sum + count, 0),
  })
}
