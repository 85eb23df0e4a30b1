import { type KeyObject, randomUUID } from 'node:crypto'
import type { HubClient } from '#backend/sync/hubClient.ts'
import { makeSnapshot } from '#backend/sync/snapshot/makeSnapshot.ts'
import { signHeader, snapshotHeaderSchema } from '#backend/sync/snapshot/snapshotHeader.ts'
import { writeState } from '#backend/sync/syncState.ts'
import { must } from '#shared/lib/must.ts'
import type { SyncPc } from './syncPcs.ts'

export type MadeSnapshot = Awaited<ReturnType<typeof makeSnapshot>>
/** A hub that has the snapshots of a clinic's PCs: `latest` is what it gives, and may be changed. */
export type SnapshotHub = Pick<HubClient, 'latestSnapshot' | 'getPiece'> & {
  latest: MadeSnapshot | null
  readonly asked: { latest: number; pieces: number }
}

/** A snapshot of what this PC has. */
export const snapshotOf = (pc: SyncPc): Promise<MadeSnapshot> => makeSnapshot(pc.db(), pc.seed)

/** The same content under another place in the hub's order, as its maker would have signed it. */
export function resigned({ begun, pieces }: MadeSnapshot, seq: number, key: KeyObject): MadeSnapshot {
  const text = Buffer.from(begun.header, 'base64url').subarray(0, -64).toString()
  const header = signHeader({ ...snapshotHeaderSchema.parse(JSON.parse(text)), seq }, key)
  return { begun: { ...begun, seq, header }, pieces }
}

/** Makes it the hub that this PC belongs to. */
export async function startSnapshotHub(taker: SyncPc): Promise<SnapshotHub> {
  const hub = { hubId: randomUUID(), generation: randomUUID() }
  await taker.write((tx) => {
    writeState(tx, 'hubId', hub.hubId)
    writeState(tx, 'generation', hub.generation)
  })
  const asked = { latest: 0, pieces: 0 }
  const it: SnapshotHub = {
    latest: null,
    asked,
    latestSnapshot: () => {
      asked.latest += 1
      return Promise.resolve({ ok: true, data: { hub, snapshot: it.latest?.begun ?? null } })
    },
    getPiece: (id, piece) => {
      asked.pieces += 1
      if (it.latest?.begun.snapshotId !== id)
        return Promise.resolve({ ok: false, problem: { kind: 'refused', error: 'notFound' } })
      return Promise.resolve({ ok: true, data: must(it.latest.pieces[piece], 'a piece') })
    },
  }
  return it
}
