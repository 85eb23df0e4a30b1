import type { Answer, OutputOf } from '#shared/contract/index.ts'
import { PLACEMENT_NOTICE_DAYS } from '#shared/domain/placements.ts'
import { SIGN_IN_STATES } from '#shared/domain/users.ts'
import { ok } from '#shared/errors/index.ts'
import { zonedDay, zonedDayStart } from '#shared/lib/zonedDay.ts'
import type { ActorCall } from '../../call.ts'
import { countTreated, listViewableClientIds } from '../clients/index.ts'
import { getClinicRow } from '../clinic/index.ts'
import { listUpcomingSessions } from '../users/index.ts'
import { type Attention, byUrgency } from './byUrgency.ts'
import { type AttentionRow, countPeople, listAttention, STUCK_STATES } from './homeRepository.ts'
import { listPlacements } from './placementsRepository.ts'
import { shareRoom } from './shareRoom.ts'

type People = NonNullable<OutputOf<'home.get'>['people']>

const DAY_MS = 86_400_000
const LICENCE_NOTICE_DAYS = 90
const PLACEMENT_LOOK_BACK_DAYS = 30
const MOST_SESSIONS = 8
const MOST_ATTENTION = 50

const personOf = (row: AttentionRow) => ({
  userId: row.user_id,
  name: `${row.first_name} ${row.last_name}`,
})
const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)

function signInReasons(row: AttentionRow, nowMs: number): Attention[] {
  const state = STUCK_STATES.find((one) => one === SIGN_IN_STATES[row.sign_in_rank])
  if (state === undefined) return []
  const isOver = row.temporary_until !== null && row.temporary_until <= nowMs
  return [{ ...personOf(row), why: isOver ? 'temporaryEnded' : state, until: row.temporary_until }]
}

function licenceReasons(row: AttentionRow, today: string): Attention[] {
  const ends = row.registration_expires_on
  if (ends === null || ends > dayAfter(today, LICENCE_NOTICE_DAYS)) return []
  return [{ ...personOf(row), why: ends < today ? 'licenceEnded' : 'licenceEnding', until: ends }]
}

/** Students whose placement is about to end, and those it made inactive while clients still count on them. */
async function placementsFor(call: ActorCall, today: string): Promise<Attention[]> {
  const until = dayAfter(today, Math.max(...PLACEMENT_NOTICE_DAYS))
  const span = { today, from: dayAfter(today, -PLACEMENT_LOOK_BACK_DAYS), until }
  const rows = await listPlacements(call.db.read, span, MOST_ATTENTION)
  return rows.map((row) => ({
    userId: row.userId,
    name: row.name,
    why: row.isActive ? 'placementEnding' : 'placementEnded',
    until: row.endsOn,
  }))
}

async function peopleFor(call: ActorCall, nowMs: number, timezone: string): Promise<People | null> {
  if (call.actor.rights['users.list'] === undefined) return null
  const today = zonedDay(nowMs, timezone)
  const { stuck, licences } = await listAttention(
    call.db.read,
    dayAfter(today, LICENCE_NOTICE_DAYS),
    MOST_ATTENTION,
  )
  const kinds = [
    await placementsFor(call, today),
    stuck.flatMap((row) => signInReasons(row, nowMs)),
    licences.flatMap((row) => licenceReasons(row, today)),
  ]
  const shown = byUrgency(shareRoom(kinds, MOST_ATTENTION), (day) => zonedDayStart(day, timezone, 1))
  return { ...(await countPeople(call.db.read)), attention: [...shown] }
}

/** What needs the viewer today: their own next sessions, and for the office whoever is stuck or about to be. */
export async function getHome(call: ActorCall): Promise<Answer<'home.get'>> {
  const now = call.ports.clock.now()
  const sessions = await listUpcomingSessions(call.db.read, call.actor.userId, now, MOST_SESSIONS)
  const viewable = await listViewableClientIds(
    call,
    sessions.map(({ clientId }) => clientId),
  )
  const { timezone } = await getClinicRow(call.db.read)
  return ok({
    sessions: sessions.map(({ sessionId, clientId, startsAt, durationMinutes, clientName, serviceName }) => ({
      sessionId,
      startsAt,
      durationMinutes,
      clientName: viewable.has(clientId) ? clientName : null,
      serviceName,
    })),
    clientCount: await countTreated(call.db.read, call.actor.userId),
    timezone,
    people: await peopleFor(call, now, timezone),
  })
}
