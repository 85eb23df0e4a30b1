import type { DeviceStatus } from '#shared/protocol/messages.ts'
import type { ClinicDatabase, WriteTx } from '../../db/clinicDatabase.ts'
import { writeAlways } from '../../db/writeAlways.ts'
import { deviceKeys } from '../deviceKeys.ts'
import { isRow } from '../fieldStore.ts'
import type { HubClient } from '../hubClient.ts'
import { wrapForStaying } from './wrapForPeer.ts'

type Order = Parameters<HubClient['revoke']>[0]

/** For each of these PCs one of the newest keys, wrapped once more for those who stay. */
function prepare(tx: WriteTx, seed: string, forgotten: readonly string[]): Order[] {
  const own = deviceKeys(Buffer.from(seed, 'hex'))
  const sql = 'SELECT key_epoch, key FROM clinic_key WHERE key_epoch > 1 ORDER BY key_epoch DESC LIMIT ?'
  return tx.all(sql, forgotten.length).flatMap((row, at): Order[] => {
    const deviceId = forgotten[at]
    if (!isRow(row) || deviceId === undefined) return []
    const keyEpoch = Number(row['key_epoch'])
    const wrappedKeys = wrapForStaying(tx, own, { keyEpoch, key: String(row['key']) })
    return [{ deviceId, keyEpoch, wrappedKeys }]
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
  const out = new Set(
    db.glance
      .all('SELECT device_id FROM peer WHERE is_revoked = 1')
      .filter(isRow)
      .map((row) => String(row['device_id'])),
  )
  const forgotten = devices
    .filter(({ deviceId, isRevoked }) => !isRevoked && out.has(deviceId))
    .map(({ deviceId }) => deviceId)
  if (forgotten.length === 0) return
  const orders = await writeAlways(db, null, (tx) => prepare(tx, seed, forgotten))
  for (const order of orders) await hub.revoke(order)
}
