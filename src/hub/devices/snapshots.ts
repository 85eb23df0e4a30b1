import type { beginSnapshotSchema, snapshotAnswerSchema } from '#shared/protocol/messages.ts'
import { LIMITS } from '#shared/protocol/limits.ts'
import { sql } from 'kysely'
import type { ClinicTx } from '../storage/storage.ts'
import { dropPassed } from './dropPassed.ts'
import { type Caller, type HubContext, readClinic } from './hubContext.ts'
import { mustHaveRoom } from './room.ts'
import { Refusal } from './refusal.ts'

type Snapshot = ReturnType<typeof beginSnapshotSchema.parse>

/** Begins a snapshot; begun again word for word, it goes on where it stopped. Unfinished ones older than a day go. */
export function beginSnapshot(hub: HubContext, { clinicId }: Caller, input: Snapshot): Promise<void> {
  const DAY_MS = 86_400_000
  if (input.bytes > input.pieces * LIMITS.snapshotPiece) throw new Refusal('badRequest')
  return hub.storage.inClinic(clinicId, async (tx) => {
    const { head } = await readClinic(hub, tx, clinicId)
    if (input.seq > head) throw new Refusal('badRequest')
    await tx
      .deleteFrom('snapshot')
      .where('clinic_id', '=', clinicId)
      .where('is_complete', '=', false)
      .where('begun_at', '<', hub.now() - DAY_MS)
      .execute()
    await tx
      .insertInto('snapshot')
      .values({
        clinic_id: clinicId,
        snapshot_id: input.snapshotId,
        seq: input.seq,
        pieces: input.pieces,
        bytes: input.bytes,
        header: input.header,
        is_complete: false,
        begun_at: hub.now(),
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    const kept = await findSnapshot(tx, clinicId, input.snapshotId)
    const isSame =
      kept !== undefined &&
      kept.seq === input.seq &&
      kept.pieces === input.pieces &&
      kept.bytes === input.bytes &&
      kept.header === input.header
    if (!isSame) throw new Refusal('badRequest')
    await mustHaveRoom(hub, tx, clinicId)
  })
}

const findSnapshot = (tx: ClinicTx, clinicId: string, snapshotId: string) =>
  tx
    .selectFrom('snapshot')
    .selectAll()
    .where('clinic_id', '=', clinicId)
    .where('snapshot_id', '=', snapshotId)
    .forUpdate()
    .executeTakeFirst()

/** How many pieces of a snapshot are here, and their bytes. */
async function countPieces(
  tx: ClinicTx,
  clinicId: string,
  snapshotId: string,
): Promise<{ readonly count: number; readonly size: number }> {
  const { rows } = await sql<{ count: number; size: number }>`
    SELECT count(*) AS count, coalesce(sum(octet_length(bytes)), 0)::bigint AS size FROM snapshot_piece
    WHERE clinic_id = ${clinicId} AND snapshot_id = ${snapshotId}`.execute(tx)
  return rows[0] ?? { count: 0, size: 0 }
}

/** Keeps one piece. With the last one the snapshot is whole, and the ones before it go. */
export function putPiece(
  hub: HubContext,
  { clinicId }: Caller,
  snapshotId: string,
  piece: number,
  bytes: Uint8Array,
): Promise<void> {
  return hub.storage.inClinic(clinicId, async (tx) => {
    const snapshot = await findSnapshot(tx, clinicId, snapshotId)
    if (snapshot === undefined || piece >= snapshot.pieces) throw new Refusal('notFound')
    if (snapshot.is_complete) return
    await tx
      .insertInto('snapshot_piece')
      .values({ clinic_id: clinicId, snapshot_id: snapshotId, piece, bytes })
      .onConflict((conflict) =>
        conflict.columns(['clinic_id', 'snapshot_id', 'piece']).doUpdateSet({ bytes }),
      )
      .execute()
    // Room was given for as many bytes as its beginning named.
    const { count, size } = await countPieces(tx, clinicId, snapshotId)
    const isWhole = count === snapshot.pieces
    if (size > snapshot.bytes || (isWhole && size !== snapshot.bytes)) throw new Refusal('badRequest')
    if (isWhole) await completeSnapshot(tx, clinicId, snapshot)
  })
}

async function completeSnapshot(
  tx: ClinicTx,
  clinicId: string,
  snapshot: { readonly snapshot_id: string; readonly seq: number },
): Promise<void> {
  await tx
    .updateTable('snapshot')
    .set({ is_complete: true })
    .where('clinic_id', '=', clinicId)
    .where('snapshot_id', '=', snapshot.snapshot_id)
    .execute()
  await tx
    .deleteFrom('snapshot')
    .where('clinic_id', '=', clinicId)
    .where('snapshot_id', '!=', snapshot.snapshot_id)
    .where('seq', '<=', snapshot.seq)
    .execute()
  await dropPassed(tx, clinicId)
}

/** The newest snapshot that has all its pieces. */
export function latestSnapshot(
  hub: HubContext,
  { clinicId }: Caller,
): Promise<ReturnType<typeof snapshotAnswerSchema.parse>> {
  return hub.storage.glanceInClinic(clinicId, async (tx) => {
    const { hub: identity } = await readClinic(hub, tx, clinicId)
    const row = await tx
      .selectFrom('snapshot')
      .selectAll()
      .where('clinic_id', '=', clinicId)
      .where('is_complete', '=', true)
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst()
    if (row === undefined) return { hub: identity, snapshot: null }
    const { snapshot_id: snapshotId, seq, pieces, bytes, header } = row
    return { hub: identity, snapshot: { snapshotId, seq, pieces, bytes, header } }
  })
}

export function getPiece(
  hub: HubContext,
  { clinicId }: Caller,
  snapshotId: string,
  piece: number,
): Promise<Uint8Array> {
  return hub.storage.glanceInClinic(clinicId, async (tx) => {
    const row = await tx
      .selectFrom('snapshot_piece')
      .select('bytes')
      .where('clinic_id', '=', clinicId)
      .where('snapshot_id', '=', snapshotId)
      .where('piece', '=', piece)
      .executeTakeFirst()
    if (row === undefined) throw new Refusal('notFound')
    return row.bytes
  })
}
