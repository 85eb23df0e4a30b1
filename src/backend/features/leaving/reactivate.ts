import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import type { ClientId, UserId } from '#shared/domain/ids.ts'
import { ok } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import { updateRow, writeRow } from '../../db/writeRow.ts'
import { queueMail, tellOfClients } from '../mail/index.ts'
import { tellByMail } from '../sessions/index.ts'
import { checkReturn } from './checkReturn.ts'
import { writeTie } from './handOver.ts'
import { findSession, findTie } from './leavingRepository.ts'
import type { LeftClient } from './leftBehind.ts'
import type { Returning } from './planReturn.ts'

type Input = ParsedInputOf<'leaving.reactivate'>
/** Every entry of one return bears this verb; its rows say what came back. */
const RETURNED = { verb: 'user.returned' } as const

/**
 * Gives a client back, and takes it from whoever had it by the leaving alone.
 * @returns who has it no longer; undefined for nobody
 */
async function takeClientBack(
  tx: WriteTx,
  userId: UserId,
  { clientId, tie, taker }: LeftClient,
): Promise<UserId | undefined> {
  if (tie === null) return undefined
  writeTie(tx, { clientId, userId }, tie, RETURNED)
  if (taker === null) return undefined
  const now = await findTie(tx.query, clientId, taker.userId)
  if (now?.isCurrent !== true) return undefined
  const before = taker.was ?? { isCurrent: false, isPrimary: false, since: now.since }
  writeTie(tx, { clientId, userId: taker.userId }, before, RETURNED)
  return before.isCurrent ? undefined : taker.userId
}

/** Gives clients back, with one mail to each whom that concerns, however many they are (product.md 17). */
async function takeClientsBack(tx: WriteTx, userId: UserId, clients: readonly LeftClient[]): Promise<void> {
  const without: UserId[] = []
  for (const client of clients) {
    const takerId = await takeClientBack(tx, userId, client)
    if (takerId !== undefined) without.push(takerId)
  }
  const back = clients.filter(({ tie }) => tie !== null)
  tellOfClients(tx, 'clientTaken', without)
  tellOfClients(
    tx,
    'clientAssigned',
    back.map(() => userId),
  )
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

async function takeSessionsBack(
  tx: WriteTx,
  userId: UserId,
  { sessions }: Returning,
  isChosen: (clientId: ClientId) => boolean,
): Promise<void> {
  for (const { sessionId, clientId, takerId } of sessions) {
    const session = await findSession(tx.query, sessionId)
    if (session === undefined || !isChosen(clientId)) continue
    const { starts_at: startsAt, duration_minutes: durationMinutes } = session
    if (takerId === null) {
      updateRow(tx, 'session', sessionId, { status: 'scheduled' }, RETURNED)
      await tellByMail(tx, 'appointmentCreated', {
        practitionerId: userId,
        clientId,
        startsAt,
        durationMinutes,
      })
    } else {
      updateRow(tx, 'session', sessionId, { practitioner_id: userId }, RETURNED)
      const facts = { until: startsAt, minutes: durationMinutes }
      queueMail(tx, takerId, 'appointmentCancelled', facts)
      queueMail(tx, userId, 'appointmentCreated', facts)
    }
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
    const checked = await checkReturn(tx.query, call, userId, input.clients)
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
    await takeClientsBack(
      tx,
      userId,
      left.clients.filter((client) => isChosen(client.clientId)),
    )
    await takeSessionsBack(tx, userId, returning, isChosen)
    updateRow(tx, 'departure', departure.id, { returned_at: tx.now }, RETURNED)
    return ok({ ...plan, clients: plan.clients.filter((client) => isChosen(client.clientId)) })
  })
}
