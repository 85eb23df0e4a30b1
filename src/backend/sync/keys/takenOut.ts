import { z } from 'zod'
import type { SetHeader } from '#shared/protocol/messages.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import { isRow } from '../fieldStore.ts'
import { readState, writeState } from '../syncState.ts'

/**
 * PCs that were taken out here, each with the change that says so, by its place in the outbox. Every other PC takes
 * what such a PC said until it hears that change, so this one does, too, until it hears it in the hub's order: what
 * counts of a PC that is out follows from that order alone, and is the same everywhere.
 */
const takenOutSchema = z.array(z.strictObject({ deviceId: z.string(), outboxSeq: z.number() }))
type TakenOut = z.infer<typeof takenOutSchema>

function list(tx: Pick<WriteTx, 'all'>): TakenOut {
  const text = readState(tx, 'takenOut')
  return text === undefined ? [] : takenOutSchema.parse(JSON.parse(text))
}

const keep = (tx: Pick<WriteTx, 'all' | 'run'>, out: TakenOut): void =>
  writeState(tx, 'takenOut', JSON.stringify(out))

/** Notes that the newest change in the outbox takes this PC out. */
export function noteTakenOut(tx: WriteTx, deviceId: string): void {
  const [row] = tx.all('SELECT max(seq) AS seq FROM outbox')
  const outboxSeq = isRow(row) ? Number(row['seq'] ?? 0) : 0
  keep(tx, [...list(tx).filter((one) => one.deviceId !== deviceId), { deviceId, outboxSeq }])
}

/** True for a PC that is out, while the other PCs still take what it said before. */
export const stillCounts = (tx: Pick<WriteTx, 'all'>, deviceId: string): boolean =>
  list(tx).some((one) => one.deviceId === deviceId)

/**
 * True for a PC that was taken out, as far as this one knows: by itself, or as the hub's order said. The row alone
 * tells of a PC that was never heard: with a snapshot it may come before the order says so.
 */
export function isOut(tx: Pick<WriteTx, 'all'>, deviceId: string): boolean {
  const [row] = tx.all(
    `SELECT coalesce((SELECT is_revoked FROM peer WHERE device_id = ?),
      (SELECT is_revoked FROM device WHERE id = ?)) AS out`,
    deviceId,
    deviceId,
  )
  return isRow(row) && row['out'] === 1
}

/** Everybody has heard in the hub's order that this PC is out: from here on nothing of it counts. */
export function endTakenOut(tx: Pick<WriteTx, 'all' | 'run'>, deviceId: string): void {
  if (stillCounts(tx, deviceId))
    keep(
      tx,
      list(tx).filter((one) => one.deviceId !== deviceId),
    )
}

/** A set of this PC at its place in the hub's order: whom it takes out is out for everybody. */
export function hearOwnWord(tx: Pick<WriteTx, 'all' | 'run'>, { deviceEpoch, n }: SetHeader): void {
  const out = list(tx)
  if (out.length === 0) return
  const sql = 'SELECT outbox_seq FROM outgoing_set WHERE device_epoch = ? AND n = ?'
  const [set] = tx.all(sql, deviceEpoch, n)
  const upTo = isRow(set) ? Number(set['outbox_seq']) : 0
  keep(
    tx,
    out.filter(({ outboxSeq }) => outboxSeq > upTo),
  )
}
