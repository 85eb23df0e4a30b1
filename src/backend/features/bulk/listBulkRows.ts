import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import { fail, ok } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import type { BulkDesk } from './bulkDesk.ts'
import { planBulk, readBulkClinic } from './planBulk.ts'

/** Rows of a dry run, in the order of the list, as they stand now. */
export async function listRowsOfBulk(
  desk: BulkDesk,
  call: ActorCall,
  { bulkId, outcomes, from, limit }: ParsedInputOf<'bulk.listRows'>,
): Promise<Answer<'bulk.listRows'>> {
  const pending = desk.find(call.seat, bulkId, call.actor.userId)
  if (pending === undefined) return fail('NOT_FOUND', {})
  const { change } = pending
  const clinic = await readBulkClinic(call.db.read, call, change)
  if (!clinic.ok) return clinic
  const chosen = pending.rows.filter(({ outcome }) => outcomes.includes(outcome))
  const userIds = chosen.slice(from, from + limit).map(({ userId }) => userId)
  const rows = await planBulk(call.db.read, call, userIds, { clinic: clinic.data, change })
  return ok({ rows, total: chosen.length })
}
