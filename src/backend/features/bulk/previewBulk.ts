import { randomBytes } from 'node:crypto'
import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import { BULK_OUTCOMES } from '#shared/domain/bulk.ts'
import { workIdSchema } from '#shared/domain/ids.ts'
import { ok } from '#shared/errors/index.ts'
import { makeId } from '#shared/lib/ids.ts'
import type { ActorCall } from '../../call.ts'
import { readUserIds, selectPeople } from '../users/index.ts'
import type { BulkDesk } from './bulkDesk.ts'
import { planBulk, readBulkClinic } from './planBulk.ts'

/** As many as a clinic may have (performance.md). */
const MOST = 100_000

/** The dry run of a bulk change (product.md 8): says what would become of whom, and keeps that. Changes nothing. */
export async function previewBulk(
  desk: BulkDesk,
  call: ActorCall,
  { which, sort, change }: ParsedInputOf<'bulk.preview'>,
): Promise<Answer<'bulk.preview'>> {
  const clinic = await readBulkClinic(call.db.read, call, change)
  if (!clinic.ok) return clinic
  const selection = await selectPeople(call, which)
  const userIds = await readUserIds(call, selection, sort, MOST)
  const rows = await planBulk(call.db.read, call, userIds, { clinic: clinic.data, change })
  const bulkId = workIdSchema.parse(makeId(call.ports.clock.now(), randomBytes))
  desk.put(call.seat, {
    bulkId,
    actorId: call.actor.userId,
    change,
    rows: rows.map(({ userId, outcome }) => ({ userId, outcome })),
    cancelling: new AbortController(),
  })
  const counts = Map.groupBy(rows, (row) => row.outcome)
  return ok({
    bulkId,
    total: rows.length,
    outcomes: BULK_OUTCOMES.flatMap((outcome) => {
      const count = counts.get(outcome)?.length ?? 0
      return count === 0 ? [] : [{ outcome, count }]
    }),
    withClients: rows.filter(({ clients }) => clients > 0).length,
    isCapped: selection.isCapped,
  })
}
