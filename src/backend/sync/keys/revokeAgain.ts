import type { DeviceStatus } from '#shared/protocol/messages.ts'
import type { ClinicDatabase, WriteTx } from '../../db/clinicDatabase.ts'
import { writeAlways } from '../../db/writeAlways.ts'
import { deviceKeys } from '../deviceKeys.ts'
import { isRow } from '../fieldStore.ts'
import type { HubClient } from '../hubClient.ts'
import { readState } from '../syncState.ts'
import { wrapClinicKey } from './wrapClinicKey.ts'

type Order = Parameters<HubClient['revoke']>[0]

/** For each PC that is out here and not at the hub one of the newest keys, wrapped once more for those who stay. */
function prepare(tx: WriteTx, seed: string, devices: readonly DeviceStatus[]): Order[] {
  const { box } = deviceKeys(Buffer.from(seed, 'hex'))
  const clinicId = readState(tx, 'clinicId') ?? ''
  const peers = tx.all('SELECT device_id, box_key, is_revoked FROM peer ORDER BY number').filter(isRow)
  const living = new Set(devices.filter((one) => !one.isRevoked).map((one) => one.deviceId))
  const forgotten = peers.filter((one) => one['is_revoked'] === 1 && living.has(String(one['device_id'])))
  const staying = peers.filter((one) => one['is_revoked'] === 0)
  const sql = 'SELECT key_epoch, key FROM clinic_key WHERE key_epoch > 1 ORDER BY key_epoch DESC LIMIT ?'
  return tx.all(sql, forgotten.length).flatMap((row, at): Order[] => {
    const revoked = forgotten[at]
    if (!isRow(row) || revoked === undefined) return []
    const keyEpoch = Number(row['key_epoch'])
    const wrappedKeys = staying.map((peer) => {
      const toDeviceId = String(peer['device_id'])
      const about = { clinicId, keyEpoch, fromDeviceId: tx.device.id, toDeviceId }
      return {
        deviceId: toDeviceId,
        wrapped: wrapClinicKey(String(row['key']), box, String(peer['box_key']), about),
      }
    })
    return [{ deviceId: String(revoked['device_id']), keyEpoch, wrappedKeys }]
  })
}

/**
 * A hub that was restored from before a PC was taken out would let it in again, and has not the key that was made then:
 * it is told both once more. What another PC tells it at the same time is as good, and what fails is told next time.
 * @param devices the clinic's PCs, as the hub knows them
 */
export async function revokeAgain(
  db: ClinicDatabase,
  hub: Pick<HubClient, 'revoke'>,
  seed: string,
  devices: readonly DeviceStatus[],
): Promise<void> {
  const orders = await writeAlways(db, null, (tx) => prepare(tx, seed, devices))
  for (const order of orders) await hub.revoke(order)
}
