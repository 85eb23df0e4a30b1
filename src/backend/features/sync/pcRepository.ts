import type { DeviceId } from '#shared/domain/ids.ts'
import type { Reader } from '../../db/clinicDatabase.ts'

/** A PC of the clinic as every PC knows it. */
export type PcRow = {
  readonly id: DeviceId
  readonly number: number
  readonly name: string
  readonly joined_at: number
  readonly is_revoked: 0 | 1
}

/** All PCs that ever were in the clinic, in the order in which they came. */
export function listPcs(db: Reader): Promise<PcRow[]> {
  return db
    .selectFrom('device')
    .select(['id', 'number', 'name', 'joined_at', 'is_revoked'])
    .orderBy('is_revoked')
    .orderBy('number')
    .execute()
}

/** Whether there is such a PC that nobody took out. */
export async function hasPc(db: Reader, id: DeviceId): Promise<boolean> {
  const row = await db
    .selectFrom('device')
    .select('id')
    .where('id', '=', id)
    .where('is_revoked', '=', 0)
    .executeTakeFirst()
  return row !== undefined
}
