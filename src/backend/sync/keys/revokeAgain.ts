import type { DeviceStatus } from '#shared/protocol/messages.ts'
import type { ClinicDatabase } from '../../db/clinicDatabase.ts'
import { writeAlways } from '../../db/writeAlways.ts'
import { isRow } from '../fieldStore.ts'
import { orderOut, refusalOf, type RevokingHub } from './orderOut.ts'
import { keepKey } from './takeKeys.ts'
import { tellKeys, wrapAll } from './tellKeys.ts'

function listOut(db: ClinicDatabase): Set<string> {
  const rows = db.glance.all('SELECT device_id FROM peer WHERE is_revoked = 1')
  return new Set(rows.filter(isRow).map((row) => String(row['device_id'])))
}

/** A key of which the hub has another PC's word already: this one's own next key goes with the PC that is still in. */
async function orderFresh(
  db: ClinicDatabase,
  hub: RevokingHub,
  seed: string,
  deviceId: string,
): Promise<void> {
  const known = await hub.devices()
  const isIn = known.ok && known.data.devices.some((one) => one.deviceId === deviceId && !one.isRevoked)
  if (!isIn) return
  const key = await orderOut(db, hub, { seed, deviceId })
  if (key.ok) await writeAlways(db, null, (tx) => keepKey(tx, key.data))
}

/**
 * A hub that was restored from before a PC was taken out would let it in again, and has not the keys that were made
 * since: it is told both once more. What another PC tells it at the same time is as good, and what fails is told next
 * time.
 * @param devices the clinic's PCs, as the hub knows them
 */
export async function revokeAgain(
  db: ClinicDatabase,
  hub: RevokingHub,
  seed: string,
  devices: readonly DeviceStatus[],
): Promise<void> {
  const out = listOut(db)
  const forgotten = devices.filter(({ deviceId, isRevoked }) => !isRevoked && out.has(deviceId))
  if (forgotten.length === 0) return
  // One order for all of them: the hub takes a number once more only word for word.
  const [newest] = await writeAlways(db, null, (tx) => wrapAll(tx, seed, ''))
  for (const { deviceId } of forgotten) {
    const answer = newest === undefined ? undefined : await hub.revoke({ deviceId, ...newest })
    const why = answer === undefined ? 'keyEpochTaken' : refusalOf(answer)
    if (why === 'keyEpochAhead') await tellKeys(db, hub, { seed, deviceId })
    if (why === 'keyEpochTaken') await orderFresh(db, hub, seed, deviceId)
  }
}
