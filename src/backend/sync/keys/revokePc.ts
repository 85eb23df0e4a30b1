import { randomBytes } from 'node:crypto'
import type { ClinicDatabase, Doer, WriteTx } from '../../db/clinicDatabase.ts'
import { writeAlways } from '../../db/writeAlways.ts'
import { updateRow } from '../../db/writeRow.ts'
import { deviceKeys } from '../deviceKeys.ts'
import { isRow } from '../fieldStore.ts'
import type { HubAnswer, HubClient } from '../hubClient.ts'
import { newestClinicKey } from '../makeSet.ts'
import { noteTakenOut } from './takenOut.ts'
import { takeKeys } from './takeKeys.ts'
import { wrapForStaying } from './wrapForPeer.ts'

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
  const wrappedKeys = wrapForStaying(tx, box, { keyEpoch, key }, (deviceId) => deviceId !== revoked)
  return { order: { deviceId: revoked, keyEpoch, wrappedKeys }, key }
}

const isTaken = (answer: HubAnswer<null>): boolean =>
  !answer.ok && answer.problem.kind === 'refused' && answer.problem.error === 'keyEpochTaken'

/** The row says it to the other PCs, with the next set. Where it says so already, they have heard it or will. */
function markOut(tx: WriteTx, deviceId: string): void {
  const [row] = tx.all('SELECT is_revoked FROM device WHERE id = ?', deviceId)
  tx.run('UPDATE peer SET is_revoked = 1 WHERE device_id = ?', deviceId)
  if (isRow(row) && row['is_revoked'] === 1) return
  updateRow(tx, 'device', deviceId, { is_revoked: 1, revoked_at: tx.now }, { verb: 'device.revoked' })
  noteTakenOut(tx, deviceId)
}

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
    markOut(tx, deviceId)
  })
  return answer
}
