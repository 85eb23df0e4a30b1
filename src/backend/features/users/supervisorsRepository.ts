import type { UserId } from '#shared/domain/ids.ts'
import type { Reader } from '../../db/clinicDatabase.ts'

/** True for an active practitioner: who may supervise a student. */
export async function canSupervise(db: Reader, userId: UserId): Promise<boolean> {
  const row = await db
    .selectFrom('user')
    .innerJoin('user_role', 'user_role.user_id', 'user.id')
    .select('user.id')
    .where('user.id', '=', userId)
    .where('user.kind', '=', 'staff')
    .where('user.status', '=', 'active')
    .where('user_role.role', '=', 'practitioner')
    .where('user_role.is_held', '=', 1)
    .executeTakeFirst()
  return row !== undefined
}
