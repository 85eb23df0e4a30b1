import { sql } from 'kysely'
import type { ClinicTx } from '../storage/storage.ts'

/** Drops the sets that the newest whole snapshot holds and that every living PC has passed. */
export async function dropPassed(tx: ClinicTx, clinicId: string): Promise<void> {
  const { rows } = await sql<{ floor: number | null; oldest: number }>`
    SELECT c.oldest, least(
      (SELECT max(seq) FROM snapshot WHERE clinic_id = ${clinicId} AND is_complete),
      (SELECT min(cursor) FROM device WHERE clinic_id = ${clinicId} AND NOT is_revoked),
      c.head) AS floor
    FROM clinic c
    WHERE c.clinic_id = ${clinicId}
      AND EXISTS (SELECT 1 FROM snapshot WHERE clinic_id = ${clinicId} AND is_complete)`.execute(tx)
  const row = rows[0]
  if (row?.floor === undefined || row.floor === null || row.floor < row.oldest) return
  const dropped = await sql<{ size: number | null }>`
    WITH gone AS (DELETE FROM change_set WHERE clinic_id = ${clinicId} AND seq <= ${row.floor}
                  RETURNING octet_length(bytes) AS size)
    SELECT sum(size)::bigint AS size FROM gone`.execute(tx)
  await tx
    .updateTable('clinic')
    .set((clinic) => ({
      oldest: (row.floor ?? 0) + 1,
      bytes: clinic('bytes', '-', dropped.rows[0]?.size ?? 0),
    }))
    .where('clinic_id', '=', clinicId)
    .execute()
}
