import type { ReturnPlan } from '#shared/contract/leaving.ts'
import type { ClientId, UserId } from '#shared/domain/ids.ts'
import { isStudent } from '#shared/domain/placements.ts'
import { countsAsDirect } from '#shared/domain/sessions.ts'
import { zonedDay } from '#shared/lib/zonedDay.ts'
import type { ActorCall } from '../../call.ts'
import type { Reader } from '../../db/clinicDatabase.ts'
import { countDirectRoom } from '../sessions/index.ts'
import { findUser, getClinicRules, listRoles } from '../users/index.ts'
import { describeClient, findCrew, findSession, type OpenDeparture } from './leavingRepository.ts'
import { type LeftBehind, readLeftBehind } from './leftBehind.ts'

/** A departure with what of it can come back at this moment. */
export type Returning = {
  readonly departure: OpenDeparture
  readonly left: LeftBehind
  readonly plan: ReturnPlan
  /** The sessions that are still as leaving put them, and still ahead. */
  readonly sessions: LeftBehind['sessions']
}

async function planCrews(db: Reader, left: LeftBehind): Promise<ReturnPlan['crews']> {
  const crews: ReturnPlan['crews'] = []
  for (const { crewId, isMember, isManaged, managerId } of left.crews) {
    const crew = await findCrew(db, crewId)
    const { name, isGone } = { name: crew?.name ?? '', isGone: crew?.isCurrent !== true }
    if (isManaged) {
      const isTaken = crew?.managerId !== managerId
      crews.push({ crewId, name, as: 'manager', keptBack: isGone ? 'gone' : isTaken ? 'taken' : null })
    }
    if (isMember) crews.push({ crewId, name, as: 'member', keptBack: isGone ? 'gone' : null })
  }
  return crews
}

async function planStudents(db: Reader, left: LeftBehind): Promise<ReturnPlan['students']> {
  const students: ReturnPlan['students'] = []
  for (const { userId, supervisorId } of left.students) {
    const user = await findUser(db, userId)
    const isHere = user?.status === 'active' && isStudent(await listRoles(db, userId))
    const isTaken = user?.supervisor_id !== supervisorId
    students.push({
      userId,
      name: user === undefined ? '' : `${user.first_name} ${user.last_name}`,
      keptBack: !isHere ? 'gone' : isTaken ? 'taken' : null,
    })
  }
  return students
}

/** Of which clients somebody comes back for. */
type Chosen = 'all' | readonly ClientId[]

/** The sessions that come back, and how many of them the plan has no room for. */
async function findReturningSessions(
  db: Reader,
  sessionsLeft: LeftBehind['sessions'],
  userId: UserId,
  nowMs: number,
): Promise<{ sessions: LeftBehind['sessions']; overPlan: number }> {
  const hasRoom = await countDirectRoom(db)
  const found: LeftBehind['sessions'] = []
  let overPlan = 0
  for (const one of sessionsLeft) {
    const session = await findSession(db, one.sessionId)
    if (session === undefined || session.starts_at < nowMs) continue
    const isUntouched =
      one.takerId === null
        ? session.status === 'cancelled' && session.practitioner_id === userId
        : session.status === 'scheduled' && session.practitioner_id === one.takerId
    if (!isUntouched) continue
    const counts = one.takerId === null && countsAsDirect('scheduled', session.is_direct === 1)
    if (counts && !(await hasRoom(session.starts_at))) overPlan += 1
    else found.push(one)
  }
  return { sessions: found, overPlan }
}

async function planClients(
  db: Reader,
  left: LeftBehind,
  sessions: LeftBehind['sessions'],
): Promise<ReturnPlan['clients']> {
  const clients: ReturnPlan['clients'] = []
  for (const { clientId, tie } of left.clients) {
    const client = await describeClient(db, clientId)
    const sessionCount = sessions.filter((session) => session.clientId === clientId).length
    // A client of sessions alone has nothing to come back once these are over or changed.
    if (client === undefined || (tie === null && sessionCount === 0)) continue
    clients.push({ clientId, ...client, isTreated: tie !== null, sessionCount })
  }
  return clients
}

/**
 * What of a departure can come back now, and what not: the one place that decides it, for the question and for the
 * act. What somebody changed since the person left stays as it is.
 * @param chosen only sessions of these clients take the room that the plan has
 */
export async function planReturn(
  db: Reader,
  call: ActorCall,
  userId: UserId,
  departure: OpenDeparture,
  chosen: Chosen,
): Promise<Returning> {
  const left = readLeftBehind(departure.leftBehind)
  const wanted = left.sessions.filter(({ clientId }) => chosen === 'all' || chosen.includes(clientId))
  const nowMs = call.ports.clock.now()
  const { sessions, overPlan } = await findReturningSessions(db, wanted, userId, nowMs)
  const mayGiveRoles = call.actor.rights['users.setRoles'] !== undefined
  const endsOn = (await findUser(db, userId))?.placement_ends_on ?? null
  const today = zonedDay(nowMs, (await getClinicRules(db)).timezone)
  return {
    departure,
    left,
    sessions,
    plan: {
      leftAt: departure.leftAt,
      roles: left.roles.map((role) => ({
        role,
        keptBack: role === 'owner' ? 'ownership' : mayGiveRoles ? null : 'needsOwner',
      })),
      crews: await planCrews(db, left),
      students: await planStudents(db, left),
      clients: await planClients(db, left, sessions),
      sessionsOverPlan: overPlan,
      isPlacementOver: endsOn !== null && endsOn < today && left.roles.includes('studentPractitioner'),
    },
  }
}
