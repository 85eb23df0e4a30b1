import type { ClientStatus } from '#shared/domain/clients.ts'
import type { ClientId, UserId } from '#shared/domain/ids.ts'
import type { Reader } from '../../db/clinicDatabase.ts'
import type { ClientPersonTable, ClientTable } from '../../db/tables.ts'

/** A client's own row; undefined where there is none of this id, or another record stands for it. */
export async function findClient(db: Reader, clientId: ClientId): Promise<ClientTable | undefined> {
  return db
    .selectFrom('client')
    .selectAll()
    .where('id', '=', clientId)
    .where('merged_into', 'is', null)
    .where('voided_at', 'is', null)
    .executeTakeFirst()
}

export type ClientPerson = ClientPersonTable & {
  first_name: string
  last_name: string
  title: string
  status: 'active' | 'inactive'
  email: string
  phone: string
}

/** Everybody around a client now: practitioners, guardians, contacts; the primary one first. */
export async function listClientPeople(db: Reader, clientId: ClientId): Promise<ClientPerson[]> {
  return db
    .selectFrom('client_person')
    .innerJoin('user', 'user.id', 'client_person.user_id')
    .innerJoin('user_directory', 'user_directory.user_id', 'user.id')
    .selectAll('client_person')
    .select([
      'user.first_name',
      'user.last_name',
      'user.title',
      'user.status',
      'user_directory.email',
      'user_directory.phone',
    ])
    .where('client_person.client_id', '=', clientId)
    .where('client_person.is_current', '=', 1)
    .orderBy('client_person.is_primary', 'desc')
    .orderBy('user_directory.sort_name')
    .execute()
}

/** Which of these clients one of these practitioners treats now. */
export async function listTreated(
  db: Reader,
  clientIds: readonly ClientId[],
  practitionerIds: readonly UserId[],
): Promise<ClientId[]> {
  if (clientIds.length === 0 || practitionerIds.length === 0) return []
  const rows = await db
    .selectFrom('client_person')
    .select('client_id')
    .distinct()
    .where('user_id', 'in', practitionerIds)
    .where('client_id', 'in', clientIds)
    .where('relation', '=', 'practitioner')
    .where('is_current', '=', 1)
    .execute()
  return rows.map((row) => row.client_id)
}

/** The members of the crews that somebody manages. */
export async function listCrewMembers(db: Reader, managerId: UserId): Promise<UserId[]> {
  const rows = await db
    .selectFrom('crew')
    .innerJoin('crew_member', 'crew_member.crew_id', 'crew.id')
    .select('crew_member.user_id')
    .where('crew.manager_id', '=', managerId)
    .where('crew.is_current', '=', 1)
    .where('crew_member.is_member', '=', 1)
    .execute()
  return rows.map((row) => row.user_id)
}

/** The clients whom a practitioner treats now; those who are discharged need nobody any more. */
const fromTreated = (db: Reader, userId: UserId) =>
  db
    .selectFrom('client_person')
    .innerJoin('client', 'client.id', 'client_person.client_id')
    .where('client_person.user_id', '=', userId)
    .where('client_person.relation', '=', 'practitioner')
    .where('client_person.is_current', '=', 1)
    .where('client.status', '!=', 'discharged')
    .where('client.merged_into', 'is', null)
    .where('client.voided_at', 'is', null)

/** How many clients a practitioner treats now. */
export async function countTreated(db: Reader, userId: UserId): Promise<number> {
  const row = await fromTreated(db, userId)
    .select((select) => select.fn.count<number>('client.id').distinct().as('n'))
    .executeTakeFirst()
  return row?.n ?? 0
}

/** The clients whom a practitioner treats now, by name; at most so many. */
export async function listOwnClients(
  db: Reader,
  userId: UserId,
  most: number,
): Promise<{ clientId: ClientId; name: string; status: ClientStatus }[]> {
  const rows = await fromTreated(db, userId)
    .innerJoin('client_directory', 'client_directory.client_id', 'client.id')
    .select(['client.id', 'client.first_name', 'client.last_name', 'client.status'])
    .orderBy('client_directory.sort_name')
    .orderBy('client.id')
    .limit(most)
    .execute()
  return rows.map((row) => ({
    clientId: row.id,
    name: `${row.first_name} ${row.last_name}`.trim(),
    status: row.status,
  }))
}

/** Everybody who treats a client now, by name; of these people or of all. */
export async function listTreating(
  db: Reader,
  among: 'all' | readonly UserId[],
): Promise<{ userId: UserId; name: string }[]> {
  // By the few who ever treated, not by the many ties: a clinic has thousands of those.
  let query = db
    .selectFrom('user_role')
    .innerJoin('user_directory', 'user_directory.user_id', 'user_role.user_id')
    .select(['user_directory.user_id', 'user_directory.first_name', 'user_directory.last_name'])
    .distinct()
    .where('user_role.role', 'in', ['practitioner', 'studentPractitioner'])
    .where((where) =>
      where.exists(
        where
          .selectFrom('client_person')
          .select('client_person.id')
          .whereRef('client_person.user_id', '=', 'user_directory.user_id')
          .where('client_person.relation', '=', 'practitioner')
          .where('client_person.is_current', '=', 1),
      ),
    )
  if (among !== 'all') query = query.where('user_directory.user_id', 'in', among)
  const rows = await query.orderBy('user_directory.sort_name').execute()
  return rows.map((row) => ({ userId: row.user_id, name: `${row.first_name} ${row.last_name}` }))
}

/** A client of this folded name, `last first`, whose date of birth is this one, or unknown here or there. */
export async function findNamesake(
  db: Reader,
  sortName: string,
  birthDate: string | null,
): Promise<ClientTable | undefined> {
  let query = db
    .selectFrom('client_directory')
    .innerJoin('client', 'client.id', 'client_directory.client_id')
    .selectAll('client')
    .where('client_directory.sort_name', '=', sortName)
  if (birthDate !== null) {
    query = query.where((where) =>
      where.or([where('client.birth_date', 'is', null), where('client.birth_date', '=', birthDate)]),
    )
  }
  return query.orderBy('client_directory.id').executeTakeFirst()
}

/** The clinic's timezone. */
export async function getTimezone(db: Reader): Promise<string> {
  return (await db.selectFrom('clinic').select('timezone').executeTakeFirstOrThrow()).timezone
}
