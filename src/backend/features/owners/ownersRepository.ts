import type { UserId } from '#shared/domain/ids.ts'
import type { Role } from '#shared/domain/roles.ts'
import type { UserStatus } from '#shared/domain/users.ts'
import { inNameOrder } from '#shared/lib/fold.ts'
import type { Reader } from '../../db/clinicDatabase.ts'

export type OwnerRow = {
  userId: UserId
  firstName: string
  lastName: string
  title: string
  status: UserStatus
}

/** Everybody who holds the role Clinic Owner, active ones first, then by name. */
export async function listOwnerRows(db: Reader): Promise<OwnerRow[]> {
  const rows = await db
    .selectFrom('user_role')
    .innerJoin('user', 'user.id', 'user_role.user_id')
    .select([
      'user.id as userId',
      'user.first_name as firstName',
      'user.last_name as lastName',
      'user.title',
      'user.status',
    ])
    .where('user_role.role', '=', 'owner')
    .where('user_role.is_held', '=', 1)
    .orderBy('user.id')
    .execute()
  return inNameOrder(rows, ({ status, firstName, lastName }) => `${status} ${lastName} ${firstName}`)
}

/** The roles of some people, ownership left out. */
export async function listOtherRoles(
  db: Reader,
  userIds: readonly UserId[],
): Promise<{ userId: UserId; role: Role }[]> {
  if (userIds.length === 0) return []
  return db
    .selectFrom('user_role')
    .select(['user_id as userId', 'role'])
    .where('user_id', 'in', userIds)
    .where('role', '!=', 'owner')
    .where('is_held', '=', 1)
    .execute()
}
