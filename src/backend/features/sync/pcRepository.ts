import type { SelectQueryBuilder } from 'kysely'
import type { DeviceId } from '#shared/domain/ids.ts'
import type { Reader } from '../../db/clinicDatabase.ts'
import type { PeerTable } from '../../db/syncTables.ts'
import type { Tables } from '../../db/tables.ts'
import { unnamedPc } from '../../db/unnamedPc.ts'

/** A PC of the clinic as every PC knows it. */
export type PcRow = {
  readonly id: DeviceId
  readonly number: number
  readonly name: string
  /** Null of a PC that joined and said nothing that can be read. */
  readonly joined_at: number | null
  readonly is_revoked: 0 | 1
}

/** PCs that joined by their certificate, and whose first set, which says their name, can't be read. */
const unread = (db: Reader): SelectQueryBuilder<Tables, 'peer', Pick<PeerTable, 'device_id' | 'number'>> =>
  db
    .selectFrom('peer')
    .select(['device_id', 'number'])
    .where('is_revoked', '=', 0)
    .where('device_id', 'not in', (known) => known.selectFrom('device').select('id'))

/** All PCs that ever were in the clinic, in the order in which they came. */
export async function listPcs(db: Reader): Promise<PcRow[]> {
  const named = await db
    .selectFrom('device')
    .select(['id', 'number', 'name', 'joined_at', 'is_revoked'])
    .execute()
  const unnamed = (await unread(db).execute()).map(({ device_id, number }) => ({
    id: device_id,
    number,
    name: unnamedPc(number),
    joined_at: null,
    is_revoked: 0 as const,
  }))
  return [...named, ...unnamed].toSorted((a, b) => a.is_revoked - b.is_revoked || a.number - b.number)
}

/** Whether there is such a PC that nobody took out, and that said who it is. */
export async function hasNamedPc(db: Reader, id: DeviceId): Promise<boolean> {
  const row = await db
    .selectFrom('device')
    .select('id')
    .where('id', '=', id)
    .where('is_revoked', '=', 0)
    .executeTakeFirst()
  return row !== undefined
}

/** Whether there is such a PC that nobody took out. */
export const hasPc = async (db: Reader, id: DeviceId): Promise<boolean> =>
  (await hasNamedPc(db, id)) ||
  (await unread(db).where('device_id', '=', id).executeTakeFirst()) !== undefined
