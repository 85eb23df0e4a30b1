import type { ClinicDatabase } from '../../db/clinicDatabase.ts'
import type { HubAnswer, HubClient } from '../hubClient.ts'
import { sendSnapshot } from '../snapshot/keepSnapshotFresh.ts'
import { makeSnapshot } from '../snapshot/makeSnapshot.ts'
import { findMaker } from '../snapshot/snapshotMaker.ts'
import { isComing, listWaiting } from './dataCopies.ts'
import { ON_MS } from './holdForCopy.ts'

type Hub = Pick<HubClient, 'devices' | 'latestSnapshot' | 'beginSnapshot' | 'putPiece'>

/** Longer than the waiting PC holds its place, during which it tells no status. */
const RECENT_MS = 2 * ON_MS

/**
 * Where another PC that is on waits for this one's data, makes sure that the hub has them as of what that PC has heard:
 * a snapshot of this PC, no older than the other's last word of how far it is.
 * @param seed this PC's secret, hex
 * @returns whether it made one, which may have failed on its way; undefined where nobody waits
 */
export async function serveCopies(
  db: ClinicDatabase,
  hub: Hub,
  seed: string,
): Promise<HubAnswer<boolean> | undefined> {
  const here = { all: db.glance.all, device: db.device }
  const asking = listWaiting(here, db.device.id)
  if (asking.length === 0 || isComing(here)) return undefined
  const known = await hub.devices()
  if (!known.ok) return known
  const { devices } = known.data
  const now = devices.find(({ deviceId }) => deviceId === db.device.id)?.lastSeenAt ?? 0
  const waiting = devices.filter(
    ({ deviceId, lastSeenAt }) => asking.includes(deviceId) && now - (lastSeenAt ?? 0) < RECENT_MS,
  )
  if (waiting.length === 0) return undefined
  const latest = await hub.latestSnapshot()
  if (!latest.ok) return latest
  const { snapshot } = latest.data
  const isOurs = snapshot !== null && findMaker(here, snapshot)?.deviceId === db.device.id
  const upTo = isOurs ? snapshot.seq : -1
  if (waiting.every(({ cursor }) => cursor <= upTo)) return { ok: true, data: false }
  const sent = await sendSnapshot(hub, await makeSnapshot(db, seed))
  return sent.ok ? { ok: true, data: true } : sent
}
