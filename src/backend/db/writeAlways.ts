import type { UserId } from '#shared/domain/ids.ts'
import { ok } from '#shared/errors/index.ts'
import type { ClinicDatabase, WriteTx } from './clinicDatabase.ts'

/** One transaction of work that no rule refuses: gives its value, or throws as the database does. */
export async function writeAlways<T>(
  db: ClinicDatabase,
  actorId: UserId | null,
  work: (tx: WriteTx) => Promise<T> | T,
): Promise<T> {
  const written = await db.write<T, never>({ actorId }, async (tx) => ok(await work(tx)))
  if (!written.ok) throw new Error('Work that refuses nothing was refused')
  return written.data
}
