import type { KeyObject } from 'node:crypto'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import { isRow } from '../fieldStore.ts'
import { readState } from '../syncState.ts'
import { wrapClinicKey } from './wrapClinicKey.ts'

/** One of the clinic's keys; `key` is hex. */
export type ClinicKey = { readonly keyEpoch: number; readonly key: string }
type PeerKey = { readonly deviceId: string; readonly boxKey: string }
type Keeps = (deviceId: string) => boolean

/** Wraps a clinic key for one other PC. @param box this PC's own private key @returns base64url */
export function wrapForPeer(
  tx: WriteTx,
  box: KeyObject,
  { deviceId, boxKey }: PeerKey,
  { keyEpoch, key }: ClinicKey,
): string {
  const clinicId = readState(tx, 'clinicId') ?? ''
  const about = { clinicId, keyEpoch, fromDeviceId: tx.device.id, toDeviceId: deviceId }
  return wrapClinicKey(key, box, boxKey, about)
}

/** Wraps a clinic key for every other PC of the clinic that `stays` keeps. */
export function wrapForStaying(
  tx: WriteTx,
  box: KeyObject,
  key: ClinicKey,
  stays: Keeps = () => true,
): { readonly deviceId: string; readonly wrapped: string }[] {
  const peers = tx.all('SELECT device_id, box_key FROM peer WHERE is_revoked = 0').filter(isRow)
  return peers
    .map((peer) => ({ deviceId: String(peer['device_id']), boxKey: String(peer['box_key']) }))
    .filter(({ deviceId }) => stays(deviceId))
    .map((peer) => ({ deviceId: peer.deviceId, wrapped: wrapForPeer(tx, box, peer, key) }))
}
