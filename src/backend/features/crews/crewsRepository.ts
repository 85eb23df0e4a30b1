import type { Crew } from '#shared/contract/crews.ts'
import type { CrewId, UserId } from '#shared/domain/ids.ts'
import { LISTED_KINDS, type UserStatus } from '#shared/domain/users.ts'
import type { Reader } from '../../db/clinicDatabase.ts'

const TREATING = [LISTED_KINDS.indexOf('practitioner'), LISTED_KINDS.indexOf('student')]

/** Every crew with its Manager's name and how many members it has. */
export async function listCrewRows(db: Reader): Promise<Crew[]> {
  const rows = await db
    .selectFrom('crew')
    .leftJoin('user', 'user.id', 'crew.manager_id')
    .select([
      'crew.id',
      'crew.name',
      'crew.manager_id',
      'crew.is_current',
      'user.first_name',
      'user.last_name',
    ])
    .select((select) =>
      select
        .selectFrom('crew_member')
        .select((count) => count.fn.countAll<number>().as('n'))
        .whereRef('crew_member.crew_id', '=', 'crew.id')
        .where('crew_member.is_member', '=', 1)
        .as('member_count'),
    )
    .execute()
  return rows.map((row) => ({
    crewId: row.id,
    name: row.name,
    managerId: row.manager_id,
    managerName: `${row.first_name ?? ''} ${row.last_name ?? ''}`.trim(),
    memberCount: row.member_count ?? 0,
    isCurrent: row.is_current === 1,
  }))
}

export type Member = {
  userId: UserId
  firstName: string
  lastName: string
  title: string
  disciplineName: string
  status: UserStatus
}

/** The members of a crew, by name. */
export async function listMembers(db: Reader, crewId: CrewId): Promise<Member[]> {
  const rows = await db
    .selectFrom('crew_member')
    .innerJoin('user_directory as d', 'd.user_id', 'crew_member.user_id')
    .select(['d.user_id', 'd.first_name', 'd.last_name', 'd.title', 'd.discipline_name', 'd.is_active'])
    .where('crew_member.crew_id', '=', crewId)
    .where('crew_member.is_member', '=', 1)
    .orderBy('d.sort_name')
    .orderBy('d.id')
    .execute()
  return rows.map((row) => ({
    userId: row.user_id,
    firstName: row.first_name,
    lastName: row.last_name,
    title: row.title,
    disciplineName: row.discipline_name,
    status: row.is_active === 1 ? 'active' : 'inactive',
  }))
}

/** Everybody active who holds the role Manager, by name. */
export async function listManagers(db: Reader): Promise<{ userId: UserId; name: string }[]> {
  const rows = await db
    .selectFrom('user_role')
    .innerJoin('user_directory as d', 'd.user_id', 'user_role.user_id')
    .select(['d.user_id', 'd.first_name', 'd.last_name'])
    .where('user_role.role', '=', 'manager')
    .where('user_role.is_held', '=', 1)
    .where('d.is_active', '=', 1)
    .orderBy('d.sort_name')
    .execute()
  return rows.map((row) => ({ userId: row.user_id, name: `${row.first_name} ${row.last_name}`.trim() }))
}

/** Who of these is active and treats clients: whom a crew may take in. */
export async function listAble(db: Reader, userIds: readonly UserId[]): Promise<ReadonlySet<UserId>> {
  if (userIds.length === 0) return new Set()
  const rows = await db
    .selectFrom('user_directory')
    .select('user_id')
    .where('user_id', 'in', userIds)
    .where('is_active', '=', 1)
    .where('kind_rank', 'in', TREATING)
    .execute()
  return new Set(rows.map((row) => row.user_id))
}

export type Candidate = Omit<Member, 'status'> & { readonly searchText: string }

/** Everybody active who treats and is no member of a crew, by name. */
export async function listCandidates(db: Reader, crewId: CrewId): Promise<Candidate[]> {
  const rows = await db
    .selectFrom('user_directory as d')
    .select(['d.user_id', 'd.first_name', 'd.last_name', 'd.title', 'd.discipline_name', 'd.search_text'])
    .where('d.is_active', '=', 1)
    .where('d.kind_rank', 'in', TREATING)
    .where('d.user_id', 'not in', (members) =>
      members
        .selectFrom('crew_member')
        .select('crew_member.user_id')
        .where('crew_member.crew_id', '=', crewId)
        .where('crew_member.is_member', '=', 1),
    )
    .orderBy('d.sort_name')
    .orderBy('d.id')
    .execute()
  return rows.map((row) => ({
    userId: row.user_id,
    firstName: row.first_name,
    lastName: row.last_name,
    title: row.title,
    disciplineName: row.discipline_name,
    searchText: row.search_text,
  }))
}
