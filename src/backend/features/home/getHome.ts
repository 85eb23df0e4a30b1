import type { Answer, OutputOf } from '#shared/contract/index.ts'
import { SIGN_IN_STATES } from '#shared/domain/users.ts'
import { ok } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import { countTreated } from '../clients/index.ts'
import { getClinicRow } from '../clinic/index.ts'
import { listUpcomingSessions } from '../users/index.ts'
import { type AttentionRow, countPeople, listAttention } from './homeRepository.ts'

type People = NonNullable<OutputOf<'home.get'>['people']>
type Attention = People['attention'][number]

const DAY_MS = 86_400_000
const LICENCE_NOTICE_DAYS = 90
const MOST_SESSIONS = 8
const MOST_ATTENTION = 50

const dateAt = (ms: number): string => new Date(ms).toISOString().slice(0, 10)

function reasonsOf(row: AttentionRow, nowMs: number): Attention[] {
  const person = { userId: row.user_id, name: `${row.first_name} ${row.last_name}` }
  const reasons: Attention[] = []
  const state = SIGN_IN_STATES[row.sign_in_rank]
  if (state === 'temporaryUnused' || state === 'mustChangePassword') {
    const isOver = row.temporary_until !== null && row.temporary_until <= nowMs
    reasons.push({ ...person, why: isOver ? 'temporaryEnded' : state, until: row.temporary_until })
  }
  const ends = row.registration_expires_on
  if (ends !== null && ends <= dateAt(nowMs + LICENCE_NOTICE_DAYS * DAY_MS)) {
    reasons.push({ ...person, why: ends < dateAt(nowMs) ? 'licenceEnded' : 'licenceEnding', until: ends })
  }
  return reasons
}

async function peopleFor(call: ActorCall, nowMs: number): Promise<People | null> {
  if (call.actor.rights['users.list'] === undefined) return null
  const rows = await listAttention(call.db.read, dateAt(nowMs + LICENCE_NOTICE_DAYS * DAY_MS), MOST_ATTENTION)
  const attention = rows.flatMap((row) => reasonsOf(row, nowMs)).slice(0, MOST_ATTENTION)
  return { ...(await countPeople(call.db.read)), attention }
}

/** What needs the viewer today: their own next sessions, and for the office whoever is stuck or about to be. */
export async function getHome(call: ActorCall): Promise<Answer<'home.get'>> {
  const now = call.ports.clock.now()
  const sessions = await listUpcomingSessions(call.db.read, call.actor.userId, now, MOST_SESSIONS)
  return ok({
    sessions: sessions.map(({ sessionId, startsAt, durationMinutes, clientName, serviceName }) => ({
      sessionId,
      startsAt,
      durationMinutes,
      clientName,
      serviceName,
    })),
    clientCount: await countTreated(call.db.read, call.actor.userId),
    timezone: (await getClinicRow(call.db.read)).timezone,
    people: await peopleFor(call, now),
  })
}
