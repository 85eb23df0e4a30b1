import type { WriteTx } from '../../db/clinicDatabase.ts'
import type { DeviceKeys } from '../deviceKeys.ts'
import { isRow } from '../fieldStore.ts'
import { readState } from '../syncState.ts'
import { wrapClinicKey } from './wrapClinicKey.ts'

/** One of the clinic's keys; `key` is hex. */
export type ClinicKey = { readonly keyEpoch: number; readonly key: string }
type PeerKey = { readonly deviceId: string; readonly boxKey: string }
type OwnKeys = Pick<DeviceKeys, 'box' | 'boxKey'>
type Keeps = (deviceId: string) => boolean

/** Wraps a clinic key for one PC. @param box this PC's own private key @returns base64url */
export function wrapForPeer(
  tx: WriteTx,
  { box }: Pick<OwnKeys, 'box'>,
  { deviceId, boxKey }: PeerKey,
  { keyEpoch, key }: ClinicKey,
): string {
  const clinicId = readState(tx, 'clinicId') ?? ''
  const about = { clinicId, keyEpoch, fromDeviceId: tx.device.id, toDeviceId: deviceId }
  return wrapClinicKey(key, box, boxKey, about)
}

/**
 * Wraps a clinic key for every PC of the clinic that `stays` keeps, and for this one: where its data go back to before
 * the key, or the hub's answer gets lost, the hub is the only place that has it.
 */
export function wrapForStaying(
  tx: WriteTx,
  own: OwnKeys,
  key: ClinicKey,
  stays: Keeps = () => true,
): { readonly deviceId: string; readonly wrapped: string }[] {
  const peers = tx.all('SELECT device_id, box_key FROM peer WHERE is_revoked = 0').filter(isRow)
  const all = peers
    .map((peer) => ({ deviceId: String(peer['device_id']), boxKey: String(peer['box_key']) }))
    .filter(({ deviceId }) => stays(deviceId))
  return [...all, { deviceId: tx.device.id, boxKey: own.boxKey }].map((peer) => ({
    deviceId: peer.deviceId,
    wrapped: wrapForPeer(tx, own, peer, key),
  }))
}
