import { randomBytes } from 'node:crypto'
import type { ClinicDatabase, WriteTx } from '../../db/clinicDatabase.ts'
import { writeAlways } from '../../db/writeAlways.ts'
import { deviceKeys } from '../deviceKeys.ts'
import type { HubAnswer, HubClient } from '../hubClient.ts'
import { newestClinicKey } from '../makeSet.ts'
import { pullSets } from '../pullSets.ts'
import { findPeer } from '../roster.ts'
import { takeKeys } from './takeKeys.ts'
import { tellKeys } from './tellKeys.ts'
import { type ClinicKey, wrapForStaying } from './wrapForPeer.ts'

type Order = Parameters<HubClient['revoke']>[0]
/** What the taking out of a PC asks of the hub. */
export type RevokingHub = Pick<HubClient, 'revoke' | 'keys' | 'pull' | 'devices'>
type Out = { readonly seed: string; readonly deviceId: string }

/** Numbers that may be taken by then: answers that got lost, and other PCs that take somebody out at the same time. */
const TRIES = 30
/** PCs may be heard for the first time again and again meanwhile. */
const HEARINGS = 3

type Prepared = { readonly order: Order; readonly key: ClinicKey }
/** What an order has to mind that this PC's own data do not say. */
type Known = { taken: number; unheard: readonly string[] }

/** The next clinic key, wrapped for every PC that stays, this one among them. */
function prepare(tx: WriteTx, { seed, deviceId }: Out, { taken, unheard }: Known): Prepared {
  const keyEpoch = Math.max(newestClinicKey(tx).keyEpoch, taken) + 1
  const key = { keyEpoch, key: randomBytes(32).toString('hex') }
  const { box, boxKey } = deviceKeys(Buffer.from(seed, 'hex'))
  const wrapped = wrapForStaying(tx, { box, boxKey }, key, (id) => id !== deviceId)
  const nothing = unheard
    .filter((id) => id !== deviceId && wrapped.every((one) => one.deviceId !== id))
    .map((id) => ({ deviceId: id, wrapped: '' }))
  return { order: { deviceId, keyEpoch, wrappedKeys: [...wrapped, ...nothing] }, key }
}

/** Hears PCs that the hub knows and this one does not yet. @returns those whose sets can't be taken: they get no key */
async function hearOthers(db: ClinicDatabase, hub: RevokingHub): Promise<HubAnswer<string[]>> {
  const pulled = await pullSets(db, hub)
  if (pulled.ok || pulled.problem.kind !== 'refusedSet') return { ok: true, data: [] }
  const known = await hub.devices()
  if (!known.ok) return known
  const strangers = known.data.devices.filter(
    ({ deviceId, isRevoked }) => !isRevoked && findPeer(db.glance, deviceId) === undefined,
  )
  return { ok: true, data: strangers.map(({ deviceId }) => deviceId) }
}

/** The code with which the hub refused an order; empty for any other answer. */
export const refusalOf = (answer: HubAnswer<null>): string =>
  !answer.ok && answer.problem.kind === 'refused' ? answer.problem.error : ''

/**
 * Has the hub take a PC out and keep a fresh clinic key for those who stay. A number that is taken was given by another
 * PC at the same time, or by this one, whose answer got lost: its key is fetched, and the next number asked for, since
 * only of a key that was made here is it sure that the PC has not got it.
 * @param out.seed this PC's secret, hex
 * @returns the key, which counts from now on
 */
export async function orderOut(
  db: ClinicDatabase,
  hub: RevokingHub,
  out: Out,
): Promise<HubAnswer<ClinicKey>> {
  const known: Known = { taken: 0, unheard: [] }
  let hasTold = false
  let hearings = 0
  for (let tries = 1; ; tries += 1) {
    const { order, key } = await writeAlways(db, null, (tx) => prepare(tx, out, known))
    const answer = await hub.revoke(order)
    if (answer.ok) return { ok: true, data: key }
    const why = refusalOf(answer)
    if (tries === TRIES) return answer
    if (why === 'keyEpochTaken') {
      known.taken = order.keyEpoch
      const keys = await takeKeys(db, hub, out.seed)
      if (!keys.ok) return keys
    } else if (why === 'keyEpochAhead' && !hasTold) {
      hasTold = true
      await tellKeys(db, hub, out)
    } else if (why === 'keysMissing' && hearings < HEARINGS) {
      hearings += 1
      const heard = await hearOthers(db, hub)
      if (!heard.ok) return heard
      known.unheard = heard.data
    } else return answer
  }
}
