import { randomBytes } from 'node:crypto'
import type { ClinicDatabase, WriteTx } from '../../db/clinicDatabase.ts'
import { writeAlways } from '../../db/writeAlways.ts'
import { deviceKeys } from '../deviceKeys.ts'
import type { HubAnswer, HubClient } from '../hubClient.ts'
import { newestClinicKey } from '../makeSet.ts'
import { takeKeys } from './takeKeys.ts'
import { type ClinicKey, wrapForStaying } from './wrapForPeer.ts'

type Order = Parameters<HubClient['revoke']>[0]
/** What the taking out of a PC asks of the hub. */
export type RevokingHub = Pick<HubClient, 'revoke' | 'keys'>

/** Numbers that may be taken by then: answers that got lost, and other PCs that take somebody out at the same time. */
const TRIES = 30

type Prepared = { readonly order: Order; readonly key: ClinicKey }

/** The next clinic key, wrapped for every PC that stays, this one among them. @param taken numbers up to it are */
function prepare(tx: WriteTx, seed: string, deviceId: string, taken: number): Prepared {
  const keyEpoch = Math.max(newestClinicKey(tx).keyEpoch, taken) + 1
  const key = { keyEpoch, key: randomBytes(32).toString('hex') }
  const { box, boxKey } = deviceKeys(Buffer.from(seed, 'hex'))
  const wrappedKeys = wrapForStaying(tx, { box, boxKey }, key, (id) => id !== deviceId)
  return { order: { deviceId, keyEpoch, wrappedKeys }, key }
}

const isTaken = (answer: HubAnswer<null>): boolean =>
  !answer.ok && answer.problem.kind === 'refused' && answer.problem.error === 'keyEpochTaken'

/**
 * Has the hub take a PC out and keep a fresh clinic key for those who stay. A number that is taken was given by another
 * PC at the same time, or by this one, whose answer got lost: its key is fetched, and the next number asked for, since
 * only of a key that was made here is it sure that the PC has not got it.
 * @param seed this PC's secret, hex
 * @returns the key, which counts from now on
 */
export async function orderOut(
  db: ClinicDatabase,
  hub: RevokingHub,
  { seed, deviceId }: { readonly seed: string; readonly deviceId: string },
): Promise<HubAnswer<ClinicKey>> {
  let taken = 0
  for (let tries = 1; ; tries += 1) {
    const { order, key } = await writeAlways(db, null, (tx) => prepare(tx, seed, deviceId, taken))
    const answer = await hub.revoke(order)
    if (answer.ok) return { ok: true, data: key }
    if (!isTaken(answer) || tries === TRIES) return answer
    taken = order.keyEpoch
    const keys = await takeKeys(db, hub, seed)
    if (!keys.ok) return keys
  }
}
