import type { ClinicDatabase } from '../../db/clinicDatabase.ts'
import type { HubAnswer, HubClient } from '../hubClient.ts'
import { sendSnapshot } from '../snapshot/keepSnapshotFresh.ts'
import { makeSnapshot } from '../snapshot/makeSnapshot.ts'
import { findMaker } from '../snapshot/snapshotMaker.ts'
import { listWaiting } from './dataCopies.ts'

type Hub = Pick<HubClient, 'devices' | 'latestSnapshot' | 'beginSnapshot' | 'putPiece'>

/**
 * Where another PC waits for this one's data, makes sure that the hub has them as of what that PC has heard: a snapshot
 * of this PC, no older than the other's last word of how far it is.
 * @param seed this PC's secret, hex
 * @returns whether it made one
 */
export async function serveCopies(db: ClinicDatabase, hub: Hub, seed: string): Promise<HubAnswer<boolean>> {
  const here = { all: db.glance.all, device: db.device }
  const waiting = listWaiting(here, db.device.id)
  if (waiting.length === 0) return { ok: true, data: false }
  const known = await hub.devices()
  if (!known.ok) return known
  const latest = await hub.latestSnapshot()
  if (!latest.ok) return latest
  const { snapshot } = latest.data
  const isOurs = snapshot !== null && findMaker(here, snapshot)?.deviceId === db.device.id
  const upTo = isOurs ? snapshot.seq : -1
  const isEnough = known.data.devices.every(
    ({ deviceId, cursor }) => !waiting.includes(deviceId) || cursor <= upTo,
  )
  if (isEnough) return { ok: true, data: false }
  const sent = await sendSnapshot(hub, await makeSnapshot(db, seed))
  return sent.ok ? { ok: true, data: true } : sent
}
