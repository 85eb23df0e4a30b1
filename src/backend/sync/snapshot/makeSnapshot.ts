import { randomUUID } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { ok } from '#shared/errors/index.ts'
import { must } from '#shared/lib/must.ts'
import type { ClinicDatabase } from '../../db/clinicDatabase.ts'
import type { FrozenView } from '../../db/frozenView.ts'
import type { LongWork } from '../../db/longWork.ts'
import { aside } from '../aside.ts'
import { isComing } from '../copying/dataCopies.ts'
import { type DeviceKeys, deviceKeys } from '../deviceKeys.ts'
import { isRow } from '../fieldStore.ts'
import { stillCounts } from '../keys/takenOut.ts'
import { makeSet, newestClinicKey } from '../makeSet.ts'
import { readCount, readState } from '../syncState.ts'
import { collectFrames } from './collectFrames.ts'
import { packFrame, type HeardPc } from './frames.ts'
import { PieceMaker } from './pieces.ts'
import { type BegunSnapshot, signHeader } from './snapshotHeader.ts'

/** A snapshot as it goes to the hub. */
export type Snapshot = { readonly begun: BegunSnapshot; readonly pieces: readonly Buffer[] }

/** How often it waits for a moment in which nothing is unsealed and no set is half applied. */
const MOST_TRIES = 200
const SLICE_MS = 20

/** Seals everything that waits: a snapshot names the last set of its maker, and all before it must be in a set. */
export const sealAll: LongWork<{ readonly seed: string }, null, never> = {
  name: 'sync.sealAll',
  run: (tx, { seed }) => {
    const keys = deviceKeys(Buffer.from(seed, 'hex'))
    const until = performance.now() + SLICE_MS
    while (performance.now() < until && makeSet(tx, keys));
    return Promise.resolve(ok(null))
  },
}

/** True where the view has nothing that is in no set yet, and no set of which only a part is in it. */
function isBetweenSets(view: FrozenView, deviceId: string): boolean {
  const [unsealed] = view.all(
    `SELECT (SELECT count(*) FROM outbox WHERE acknowledged_at IS NULL AND seq > ?)
      + (SELECT count(*) FROM audit_entry WHERE device_id = ? AND seq > ?) AS found`,
    readCount(view, 'sentOutbox'),
    deviceId,
    readCount(view, 'sentAudit'),
  )
  return isRow(unsealed) && unsealed['found'] === 0 && readCount(view, 'offset') === 0
}

async function takeView(db: ClinicDatabase, seed: string): Promise<FrozenView> {
  for (let tries = 0; tries < MOST_TRIES && !isComing(db.glance); tries += 1) {
    await aside(db, sealAll, { seed })
    const view = db.freeze()
    if (isBetweenSets(view, db.device.id) && !isComing(view)) return view
    view.close()
  }
  throw new Error('No moment without unsealed changes')
}

/** How far every PC was heard, this one among them. */
export function listHeard(
  view: Pick<FrozenView, 'all'>,
  device: ClinicDatabase['device'],
  keys: DeviceKeys,
): HeardPc[] {
  const [head] = view.all(
    'SELECT seq, hash FROM audit_entry WHERE device_id = ? ORDER BY seq DESC LIMIT 1',
    device.id,
  )
  const own: HeardPc = {
    deviceId: device.id,
    number: device.number,
    signKey: keys.signKey,
    boxKey: keys.boxKey,
    deviceEpoch: readCount(view, 'deviceEpoch'),
    lastN: readCount(view, 'lastN'),
    lastHash: readState(view, 'lastHash') ?? '',
    auditSeq: isRow(head) ? Number(head['seq']) : 0,
    auditHash: isRow(head) ? String(head['hash']) : '',
    isRevoked: false,
  }
  const others = view.all('SELECT * FROM peer ORDER BY number').flatMap((row): HeardPc[] =>
    isRow(row)
      ? [
          {
            deviceId: String(row['device_id']),
            number: Number(row['number']),
            signKey: String(row['sign_key']),
            boxKey: String(row['box_key']),
            deviceEpoch: Number(row['device_epoch']),
            lastN: Number(row['last_n']),
            lastHash: String(row['last_hash']),
            auditSeq: Number(row['audit_seq']),
            auditHash: String(row['audit_hash']),
            // Whoever begins with this takes what that PC said until the order says that it is out.
            isRevoked: row['is_revoked'] === 1 && !stillCounts(view, String(row['device_id'])),
          },
        ]
      : [],
  )
  return [own, ...others]
}

/**
 * Makes a snapshot of everything that the PCs have alike, as it was at one moment: read on a connection of its own in
 * slices of about 20 ms, so that the desk goes on; compressed, sealed in pieces under the clinic's newest key, signed.
 * @param seed this PC's secret, hex
 */
export async function makeSnapshot(db: ClinicDatabase, seed: string): Promise<Snapshot> {
  const keys = deviceKeys(Buffer.from(seed, 'hex'))
  const view = await takeView(db, seed)
  try {
    const { keyEpoch, key } = newestClinicKey(view)
    const clinicId = must(readState(view, 'clinicId'), 'a clinic with a hub')
    const seq = readCount(view, 'cursor')
    const snapshotId = randomUUID()
    const maker = new PieceMaker(snapshotId, key)
    let until = performance.now() + SLICE_MS
    for (const frame of collectFrames(view, listHeard(view, db.device, keys))) {
      if (frame !== undefined) maker.add(packFrame(frame))
      if (performance.now() < until) continue
      await setImmediate()
      until = performance.now() + SLICE_MS
    }
    const piecesHash = maker.finish()
    const { pieces } = maker
    const bytes = pieces.reduce((sum, piece) => sum + piece.length, 0)
    const about = { clinicId, snapshotId, deviceId: db.device.id, seq, keyEpoch, bytes, piecesHash }
    const header = signHeader({ version: 1, ...about, pieces: pieces.length }, keys.sign)
    return { begun: { snapshotId, seq, pieces: pieces.length, bytes, header }, pieces }
  } finally {
    view.close()
  }
}
