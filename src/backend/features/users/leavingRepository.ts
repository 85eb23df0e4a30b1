import type { UserId } from '#shared/domain/ids.ts'
import type { Reader } from '../../db/clinicDatabase.ts'

/** When somebody left by "Leaving" and has not come back since; null otherwise. */
export async function findLeftAt(db: Reader, userId: UserId): Promise<number | null> {
  const row = await db
    .selectFrom('departure')
    .select('left_at')
    .where('user_id', '=', userId)
    .where('returned_at', 'is', null)
    .orderBy('left_at', 'desc')
    .executeTakeFirst()
  return row?.left_at ?? null
}

/** The departures of somebody that no return has ended. */
export async function listOpenDepartures(db: Reader, userId: UserId): Promise<string[]> {
  const rows = await db
    .selectFrom('departure')
    .select('id')
    .where('user_id', '=', userId)
    .where('returned_at', 'is', null)
    .execute()
  return rows.map((row) => row.id)
}
