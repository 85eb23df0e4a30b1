import type { ClinicDatabase, WriteTx } from '../../db/clinicDatabase.ts'
import { writeAlways } from '../../db/writeAlways.ts'
import { type DeviceKeys, deviceKeys } from '../deviceKeys.ts'
import type { HubAnswer, HubClient } from '../hubClient.ts'
import { findPeer } from '../roster.ts'
import { readState } from '../syncState.ts'
import { unwrapClinicKey } from './wrapClinicKey.ts'
import type { ClinicKey } from './wrapForPeer.ts'

type Offered = { readonly keyEpoch: number; readonly wrapped: string; readonly by: string }

/** Keeps one of the clinic's keys; what has its number already stays. @returns whether it is new */
export function keepKey(tx: WriteTx, { keyEpoch, key }: ClinicKey): boolean {
  if (tx.all('SELECT 1 FROM clinic_key WHERE key_epoch = ?', keyEpoch).length > 0) return false
  tx.run('INSERT INTO clinic_key (key_epoch, key) VALUES (?, ?)', keyEpoch, key)
  return true
}

function takeKey(tx: WriteTx, own: DeviceKeys, { keyEpoch, wrapped, by }: Offered): boolean {
  const from = by === tx.device.id ? { boxKey: own.boxKey, isRevoked: false } : findPeer(tx, by)
  if (from === undefined || from.isRevoked) return false
  const about = {
    clinicId: readState(tx, 'clinicId') ?? '',
    keyEpoch,
    fromDeviceId: by,
    toDeviceId: tx.device.id,
  }
  const key = unwrapClinicKey(wrapped, own.box, from.boxKey, about)
  return key !== undefined && keepKey(tx, { keyEpoch, key })
}

/**
 * Takes the clinic keys that were wrapped for this PC when a PC was taken out: by others, or by itself before its data
 * went back.
 * @returns how many were new
 */
export async function takeKeys(
  db: ClinicDatabase,
  hub: Pick<HubClient, 'keys'>,
  seed: string,
): Promise<HubAnswer<number>> {
  const offered = await hub.keys()
  if (!offered.ok) return offered
  const own = deviceKeys(Buffer.from(seed, 'hex'))
  const taken = await writeAlways(db, null, (tx) =>
    offered.data.keys.toSorted((a, b) => a.keyEpoch - b.keyEpoch).filter((one) => takeKey(tx, own, one)),
  )
  return { ok: true, data: taken.length }
}
