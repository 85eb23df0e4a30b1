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

/** How many clients a practitioner treats now. */
export async function countTreated(db: Reader, userId: UserId): Promise<number> {
  const row = await db
    .selectFrom('client_person')
    .select((select) => select.fn.count<number>('client_id').distinct().as('n'))
    .where('user_id', '=', userId)
    .where('relation', '=', 'practitioner')
    .where('is_current', '=', 1)
    .executeTakeFirst()
  return row?.n ?? 0
}
