import { randomBytes } from 'node:crypto'
import type { ClinicDatabase, Doer, WriteTx } from '../../db/clinicDatabase.ts'
import { writeAlways } from '../../db/writeAlways.ts'
import { updateRow } from '../../db/writeRow.ts'
import { deviceKeys } from '../deviceKeys.ts'
import { isRow } from '../fieldStore.ts'
import type { HubAnswer, HubClient } from '../hubClient.ts'
import { newestClinicKey } from '../makeSet.ts'
import { readState } from '../syncState.ts'
import { takeKeys } from './takeKeys.ts'
import { wrapClinicKey } from './wrapClinicKey.ts'

type Order = Parameters<HubClient['revoke']>[0]

/** The next clinic key, wrapped for every PC that stays. */
function prepare(
  tx: WriteTx,
  seed: string,
  revoked: string,
): { readonly order: Order; readonly key: string } {
  const keyEpoch = newestClinicKey(tx).keyEpoch + 1
  const key = randomBytes(32).toString('hex')
  const { box } = deviceKeys(Buffer.from(seed, 'hex'))
  const clinicId = readState(tx, 'clinicId') ?? ''
  const staying = tx
    .all('SELECT device_id, box_key FROM peer WHERE is_revoked = 0 AND device_id <> ?', revoked)
    .filter(isRow)
  const wrappedKeys = staying.map((peer) => {
    const toDeviceId = String(peer['device_id'])
    const about = { clinicId, keyEpoch, fromDeviceId: tx.device.id, toDeviceId }
    return { deviceId: toDeviceId, wrapped: wrapClinicKey(key, box, String(peer['box_key']), about) }
  })
  return { order: { deviceId: revoked, keyEpoch, wrappedKeys }, key }
}

const isTaken = (answer: HubAnswer<null>): boolean =>
  !answer.ok && answer.problem.kind === 'refused' && answer.problem.error === 'keyEpochTaken'

/**
 * Takes a PC out of the clinic (product.md 43): the hub answers it no more, and what the others say from now on is
 * sealed with a key that it never gets. What lies on it stays there.
 */
export async function revokePc(
  db: ClinicDatabase,
  hub: Pick<HubClient, 'revoke' | 'keys'>,
  doer: Doer,
  { seed, deviceId }: { readonly seed: string; readonly deviceId: string },
): Promise<HubAnswer<null>> {
  let { order, key } = await writeAlways(db, null, (tx) => prepare(tx, seed, deviceId))
  let answer = await hub.revoke(order)
  if (isTaken(answer)) {
    // Another PC revoked one at the same time: its key is taken, and ours is the one after it.
    const taken = await takeKeys(db, hub, seed)
    if (!taken.ok) return taken
    ;({ order, key } = await writeAlways(db, null, (tx) => prepare(tx, seed, deviceId)))
    answer = await hub.revoke(order)
  }
  if (!answer.ok) return answer
  await writeAlways(db, doer.actorId, (tx) => {
    tx.run('INSERT INTO clinic_key (key_epoch, key) VALUES (?, ?)', order.keyEpoch, key)
    tx.run('UPDATE peer SET is_revoked = 1 WHERE device_id = ?', deviceId)
    updateRow(tx, 'device', deviceId, { is_revoked: 1, revoked_at: tx.now }, { verb: 'device.revoked' })
  })
  return answer
}
