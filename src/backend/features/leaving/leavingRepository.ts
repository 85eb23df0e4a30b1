import type { ClientStatus, Relation } from '#shared/domain/clients.ts'
import type { ClientId, CompensationTierId, CrewId, DisciplineId, UserId } from '#shared/domain/ids.ts'
import type { Role } from '#shared/domain/roles.ts'
import { inNameOrder } from '#shared/lib/fold.ts'
import type { Reader } from '../../db/clinicDatabase.ts'
import type { Bit, SessionTable } from '../../db/tables.ts'

export type Tie = {
  clientId: ClientId
  firstName: string
  lastName: string
  status: ClientStatus
  relation: Relation
  relationLabel: string
  isPrimary: Bit
  since: string | null
}

/** What somebody is to clients now, by the clients' names. */
export async function listTies(db: Reader, userId: UserId): Promise<Tie[]> {
  const rows = await db
    .selectFrom('client_person')
    .innerJoin('client', 'client.id', 'client_person.client_id')
    .select([
      'client.id as clientId',
      'client.first_name as firstName',
      'client.last_name as lastName',
      'client.status',
      'client_person.relation',
      'client_person.relation_label as relationLabel',
      'client_person.is_primary as isPrimary',
      'client_person.since',
    ])
    .where('client_person.user_id', '=', userId)
    .where('client_person.is_current', '=', 1)
    .orderBy('client.id')
    .execute()
  return inNameOrder(rows, ({ firstName, lastName }) => `${lastName} ${firstName}`)
}

export type HeldSession = {
  id: string
  clientId: ClientId
  startsAt: number
  durationMinutes: number
  firstName: string
  lastName: string
  status: ClientStatus
  serviceId: string
  serviceName: string
  /** What its service asks of whoever holds it. */
  disciplineId: DisciplineId | null
  compensationTierId: CompensationTierId | null
}

/** The sessions somebody holds from a moment on, in date order. */
export async function listHeldSessions(db: Reader, userId: UserId, fromMs: number): Promise<HeldSession[]> {
  return db
    .selectFrom('session')
    .innerJoin('client', 'client.id', 'session.client_id')
    .leftJoin('service', 'service.id', 'session.service_id')
    .select((select) => [
      'session.id',
      'session.service_id as serviceId',
      select.fn.coalesce('service.name', select.val('')).as('serviceName'),
      'service.discipline_id as disciplineId',
      'service.compensation_tier_id as compensationTierId',
      'client.id as clientId',
      'session.starts_at as startsAt',
      'session.duration_minutes as durationMinutes',
      'client.first_name as firstName',
      'client.last_name as lastName',
      'client.status',
    ])
    .where('session.practitioner_id', '=', userId)
    .where('session.status', '=', 'scheduled')
    .where('session.starts_at', '>=', fromMs)
    .orderBy('session.starts_at')
    .orderBy('session.id')
    .execute()
}

type HeldBefore = Pick<
  SessionTable,
  'practitioner_id' | 'status' | 'starts_at' | 'duration_minutes' | 'is_direct'
>

/** A session as it stands; undefined where there is none of this id. */
export async function findSession(db: Reader, id: string): Promise<HeldBefore | undefined> {
  return db
    .selectFrom('session')
    .select(['practitioner_id', 'status', 'starts_at', 'duration_minutes', 'is_direct'])
    .where('id', '=', id)
    .executeTakeFirst()
}

export type LeaverCrew = {
  crewId: CrewId
  name: string
  managerId: UserId | null
  isMember: boolean
  memberCount: number
}

/** The crews somebody manages or is a member of, by name. */
export async function listCrewsOf(db: Reader, userId: UserId): Promise<LeaverCrew[]> {
  const rows = await db
    .selectFrom('crew')
    .leftJoin('crew_member', (join) =>
      join.onRef('crew_member.crew_id', '=', 'crew.id').on('crew_member.is_member', '=', 1),
    )
    .select(['crew.id as crewId', 'crew.name', 'crew.manager_id as managerId', 'crew_member.user_id'])
    .where('crew.is_current', '=', 1)
    .orderBy('crew.id')
    .execute()
  const crews = new Map<CrewId, LeaverCrew>()
  for (const row of inNameOrder(rows, ({ name }) => name)) {
    const { crewId, name, managerId } = row
    const crew = crews.get(crewId) ?? { crewId, name, managerId, isMember: false, memberCount: 0 }
    if (row.user_id === userId) crew.isMember = true
    if (row.user_id !== null) crew.memberCount += 1
    crews.set(crewId, crew)
  }
  return [...crews.values()].filter((crew) => crew.isMember || crew.managerId === userId)
}

/** A crew as it stands, with whether somebody is a member; undefined where there is none of this id. */
export async function findCrew(
  db: Reader,
  crewId: CrewId,
): Promise<{ name: string; managerId: UserId | null; isCurrent: boolean } | undefined> {
  const row = await db
    .selectFrom('crew')
    .select(['name', 'manager_id', 'is_current'])
    .where('id', '=', crewId)
    .executeTakeFirst()
  return row && { name: row.name, managerId: row.manager_id, isCurrent: row.is_current === 1 }
}

/** The active students whom somebody supervises, by name. */
export async function listStudentsOf(
  db: Reader,
  userId: UserId,
): Promise<{ userId: UserId; name: string; endsOn: string | null }[]> {
  const rows = await db
    .selectFrom('user')
    .innerJoin('user_role', 'user_role.user_id', 'user.id')
    .select(['user.id', 'user.first_name', 'user.last_name', 'user.placement_ends_on'])
    .where('user.supervisor_id', '=', userId)
    .where('user.status', '=', 'active')
    .where('user_role.role', '=', 'studentPractitioner')
    .where('user_role.is_held', '=', 1)
    .orderBy('user.id')
    .execute()
  return inNameOrder(rows, (row) => `${row.last_name} ${row.first_name}`).map((row) => ({
    userId: row.id,
    name: `${row.first_name} ${row.last_name}`,
    endsOn: row.placement_ends_on,
  }))
}

/** Which of these people are active and hold one of the roles: who can take something over. */
export async function listActiveHolders(
  db: Reader,
  userIds: readonly UserId[],
  roles: readonly Role[],
): Promise<ReadonlySet<UserId>> {
  if (userIds.length === 0) return new Set()
  const rows = await db
    .selectFrom('user')
    .innerJoin('user_role', 'user_role.user_id', 'user.id')
    .select('user.id')
    .where('user.id', 'in', userIds)
    .where('user.kind', '=', 'staff')
    .where('user.status', '=', 'active')
    .where('user_role.role', 'in', roles)
    .where('user_role.is_held', '=', 1)
    .execute()
  return new Set(rows.map((row) => row.id))
}

export type OpenDeparture = { id: string; leftAt: number; leftBehind: string }

/** The last "Leaving" of somebody who has not come back since; undefined where there is none. */
export async function findOpenDeparture(db: Reader, userId: UserId): Promise<OpenDeparture | undefined> {
  return db
    .selectFrom('departure')
    .select(['id', 'left_at as leftAt', 'left_behind as leftBehind'])
    .where('user_id', '=', userId)
    .where('returned_at', 'is', null)
    .orderBy('left_at', 'desc')
    .executeTakeFirst()
}

/** A tie of a practitioner to a client, current or over; undefined where there never was one. */
export async function findTie(
  db: Reader,
  clientId: ClientId,
  userId: UserId,
): Promise<{ isCurrent: boolean; isPrimary: boolean; since: string | null } | undefined> {
  const row = await db
    .selectFrom('client_person')
    .select(['is_current', 'is_primary', 'since'])
    .where('id', '=', `${clientId}.${userId}.practitioner`)
    .executeTakeFirst()
  return row && { isCurrent: row.is_current === 1, isPrimary: row.is_primary === 1, since: row.since }
}

/** The name of a client, and the names of who treats them now. */
export async function describeClient(
  db: Reader,
  clientId: ClientId,
): Promise<{ name: string; nowWith: string[] } | undefined> {
  const client = await db
    .selectFrom('client')
    .select(['first_name', 'last_name'])
    .where('id', '=', clientId)
    .executeTakeFirst()
  if (client === undefined) return undefined
  const people = await db
    .selectFrom('client_person')
    .innerJoin('user', 'user.id', 'client_person.user_id')
    .select(['user.first_name', 'user.last_name'])
    .where('client_person.client_id', '=', clientId)
    .where('client_person.relation', '=', 'practitioner')
    .where('client_person.is_current', '=', 1)
    .orderBy('client_person.is_primary', 'desc')
    .orderBy('user.last_name')
    .execute()
  return {
    name: `${client.first_name} ${client.last_name}`,
    nowWith: people.map((one) => `${one.first_name} ${one.last_name}`),
  }
}
