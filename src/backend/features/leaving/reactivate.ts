import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import type { ClientId, UserId } from '#shared/domain/ids.ts'
import { ok } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import { updateRow, writeRow } from '../../db/writeRow.ts'
import { checkReturn } from './checkReturn.ts'
import { writeTie } from './handOver.ts'
import { findTie } from './leavingRepository.ts'
import type { LeftClient } from './leftBehind.ts'
import type { Returning } from './planReturn.ts'

type Input = ParsedInputOf<'leaving.reactivate'>
/** Every entry of one return bears this verb; its rows say what came back. */
const RETURNED = { verb: 'user.returned' } as const

/** Gives a client back, and takes it from whoever had it by the leaving alone. */
async function takeClientBack(
  tx: WriteTx,
  userId: UserId,
  { clientId, tie, taker }: LeftClient,
): Promise<void> {
  if (tie === null) return
  writeTie(tx, { clientId, userId }, tie, RETURNED)
  if (taker === null) return
  const now = await findTie(tx.query, clientId, taker.userId)
  if (now?.isCurrent !== true) return
  const before = taker.was ?? { isCurrent: false, isPrimary: false, since: now.since }
  writeTie(tx, { clientId, userId: taker.userId }, before, RETURNED)
}

function takeCrewsBack(tx: WriteTx, userId: UserId, { plan }: Returning): void {
  for (const { crewId, as, keptBack } of plan.crews) {
    if (keptBack !== null) continue
    if (as === 'manager') updateRow(tx, 'crew', crewId, { manager_id: userId }, RETURNED)
    else
      writeRow(
        tx,
        'crew_member',
        { id: `${crewId}.${userId}`, crew_id: crewId, user_id: userId, is_member: 1 },
        RETURNED,
      )
  }
}

function takeSessionsBack(
  tx: WriteTx,
  userId: UserId,
  { sessions }: Returning,
  isChosen: (clientId: ClientId) => boolean,
): void {
  for (const { sessionId, clientId, takerId } of sessions) {
    if (!isChosen(clientId)) continue
    const patch = takerId === null ? ({ status: 'scheduled' } as const) : { practitioner_id: userId }
    updateRow(tx, 'session', sessionId, patch, RETURNED)
  }
}

/** Whose care comes back: all clients that were left, or the chosen ones. */
function chosenOf({ plan }: Returning, clients: Input['clients']): (clientId: ClientId) => boolean {
  const open = new Set(plan.clients.map((one) => one.clientId))
  const chosen = clients === 'all' ? open : new Set(clients)
  return (clientId) => open.has(clientId) && chosen.has(clientId)
}

/**
 * "Reactivate as they were" (product.md 38): active again, with roles where an owner does it, crews, students, and the
 * clients that are chosen. Password and second factor do not come back, nor does ownership.
 */
export function reactivate(call: ActorCall, input: Input): Promise<Answer<'leaving.reactivate'>> {
  const { userId } = input
  return call.db.write({ actorId: call.actor.userId }, async (tx): Promise<Answer<'leaving.reactivate'>> => {
    const checked = await checkReturn(tx.query, call, userId)
    if (!checked.ok) return checked
    const returning = checked.data
    const { plan, left, departure } = returning
    const placement = plan.isPlacementOver ? { placement_ends_on: null } : {}
    updateRow(tx, 'user', userId, { status: 'active', ...placement }, RETURNED)
    for (const { role, keptBack } of plan.roles) {
      if (keptBack === null)
        writeRow(tx, 'user_role', { id: `${userId}.${role}`, user_id: userId, role, is_held: 1 }, RETURNED)
    }
    takeCrewsBack(tx, userId, returning)
    for (const { userId: studentId, keptBack } of plan.students) {
      if (keptBack === null) updateRow(tx, 'user', studentId, { supervisor_id: userId }, RETURNED)
    }
    const isChosen = chosenOf(returning, input.clients)
    for (const client of left.clients) {
      if (isChosen(client.clientId)) await takeClientBack(tx, userId, client)
    }
    takeSessionsBack(tx, userId, returning, isChosen)
    updateRow(tx, 'departure', departure.id, { returned_at: tx.now }, RETURNED)
    return ok({ ...plan, clients: plan.clients.filter((client) => isChosen(client.clientId)) })
  })
}
