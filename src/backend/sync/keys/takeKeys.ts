import type { ClinicDatabase, WriteTx } from '../../db/clinicDatabase.ts'
import { writeAlways } from '../../db/writeAlways.ts'
import { deviceKeys } from '../deviceKeys.ts'
import type { HubAnswer, HubClient } from '../hubClient.ts'
import { findPeer } from '../roster.ts'
import { readState } from '../syncState.ts'
import { unwrapClinicKey } from './wrapClinicKey.ts'

type Offered = { readonly keyEpoch: number; readonly wrapped: string; readonly by: string }

function takeKey(tx: WriteTx, seed: string, { keyEpoch, wrapped, by }: Offered): boolean {
  if (tx.all('SELECT 1 FROM clinic_key WHERE key_epoch = ?', keyEpoch).length > 0) return false
  const from = findPeer(tx, by)
  if (from === undefined || from.isRevoked) return false
  const about = {
    clinicId: readState(tx, 'clinicId') ?? '',
    keyEpoch,
    fromDeviceId: by,
    toDeviceId: tx.device.id,
  }
  const key = unwrapClinicKey(wrapped, deviceKeys(Buffer.from(seed, 'hex')).box, from.boxKey, about)
  if (key === undefined) return false
  tx.run('INSERT INTO clinic_key (key_epoch, key) VALUES (?, ?)', keyEpoch, key)
  return true
}

/**
 * Takes the clinic keys that other PCs wrapped for this one when a PC was taken out.
 * @returns how many were new
 */
export async function takeKeys(
  db: ClinicDatabase,
  hub: Pick<HubClient, 'keys'>,
  seed: string,
): Promise<HubAnswer<number>> {
  const offered = await hub.keys()
  if (!offered.ok) return offered
  const taken = await writeAlways(db, null, (tx) =>
    offered.data.keys.toSorted((a, b) => a.keyEpoch - b.keyEpoch).filter((one) => takeKey(tx, seed, one)),
  )
  return { ok: true, data: taken.length }
}
