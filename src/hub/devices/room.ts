import { sql } from 'kysely'
import type { ClinicTx } from '../storage/storage.ts'
import type { HubContext } from './hubContext.ts'
import { Refusal } from './refusal.ts'

/** Throws storageFull where the clinic's sets and snapshots, begun ones too, are more than it may store. */
export async function mustHaveRoom(hub: HubContext, tx: ClinicTx, clinicId: string): Promise<void> {
  const { rows } = await sql<{ used: number }>`
    SELECT (c.bytes + coalesce((SELECT sum(s.bytes) FROM snapshot s WHERE s.clinic_id = ${clinicId}), 0))::bigint AS used
    FROM clinic c WHERE c.clinic_id = ${clinicId}`.execute(tx)
  if ((rows[0]?.used ?? 0) > hub.config.storageLimit) throw new Refusal('storageFull')
}
