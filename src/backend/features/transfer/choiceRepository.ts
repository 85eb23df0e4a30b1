import type { UserId } from '#shared/domain/ids.ts'
import type { Reader } from '../../db/clinicDatabase.ts'

/** A kept choice of columns as it lies there; undefined where there is none. */
export async function findChoice(db: Reader, userId: UserId, name: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('preference')
    .select('value')
    .where('user_id', '=', userId)
    .where('name', '=', name)
    .executeTakeFirst()
  return row?.value
}
