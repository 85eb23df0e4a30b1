import { inNameOrder } from '#shared/lib/fold.ts'
import type { Reader } from '../../db/clinicDatabase.ts'
import type { SessionTable } from '../../db/tables.ts'

export type SessionCount = { serviceId: string; status: SessionTable['status']; count: number }

/** Sessions that begin in a span of time, by service and what became of them. */
export async function countSessions(db: Reader, fromMs: number, untilMs: number): Promise<SessionCount[]> {
  return db
    .selectFrom('session')
    .select(['service_id as serviceId', 'status', (select) => select.fn.countAll<number>().as('count')])
    .where('starts_at', '>=', fromMs)
    .where('starts_at', '<', untilMs)
    .groupBy(['service_id', 'status'])
    .execute()
}

/** When the first session in the data begins; undefined where there is none. */
export async function firstSessionAt(db: Reader): Promise<number | undefined> {
  const row = await db
    .selectFrom('session')
    .select('starts_at')
    .orderBy('starts_at')
    .limit(1)
    .executeTakeFirst()
  return row?.starts_at
}

/** The names of services, also of those no longer offered. */
export async function listServiceNames(db: Reader): Promise<{ id: string; name: string }[]> {
  const rows = await db.selectFrom('service').select(['id', 'name']).orderBy('id').execute()
  return inNameOrder(rows, ({ name }) => name)
}
