import { sign, verify } from 'node:crypto'
import type { HubIdentity, Renewal } from '#shared/protocol/messages.ts'
import { renewalText, returnText } from '#shared/protocol/renewalText.ts'
import type { ClinicDatabase, WriteTx } from '../../db/clinicDatabase.ts'
import { writeAlways } from '../../db/writeAlways.ts'
import { finishCopy } from '../copying/takeCopy.ts'
import { type DeviceKeys, deviceKeys, publicKey } from '../deviceKeys.ts'
import { mendChain } from '../goingBack/mendChain.ts'
import type { TellOwners } from '../goingBack/tellOwners.ts'
import type { HubAnswer, HubClient } from '../hubClient.ts'
import { pinHub, pinProblem } from '../hubPin.ts'
import { findPeer } from '../roster.ts'
import { forgetTaking } from '../snapshot/takingState.ts'
import { clearState, readState, writeState } from '../syncState.ts'

/**
 * A PC of the clinic that nobody took out of it signed that the clinic is at this hub now, and not where it was. It may
 * be this one, whose data went back to before that.
 */
function isTrue(tx: WriteTx, own: DeviceKeys, clinicId: string, { hub, by, signature }: Renewal): boolean {
  const signer = by === tx.device.id ? { signKey: own.signKey, isRevoked: false } : findPeer(tx, by)
  if (pinProblem(tx, hub) === undefined || signer?.isRevoked !== false) return false
  const text = Buffer.from(renewalText(hub, clinicId, by))
  return verify(null, text, publicKey('ed25519', signer.signKey), Buffer.from(signature, 'hex'))
}

/** Asks to be let in: as a PC that never was at the renewed account, and else as one that was and forgot it. */
async function comeBack(
  hub: Pick<HubClient, 'returnPc'>,
  keys: DeviceKeys,
  {
    identity,
    clinicId,
    deviceId,
  }: Readonly<Record<'clinicId' | 'deviceId', string>> & { identity: HubIdentity },
  hubNow: () => number,
): ReturnType<HubClient['returnPc']> {
  const ask = (at?: number): ReturnType<HubClient['returnPc']> => {
    const text = Buffer.from(returnText(identity, clinicId, deviceId, at))
    const signature = sign(null, text, keys.sign).toString('hex')
    return hub.returnPc({ clinicId, deviceId, signature, ...(at === undefined ? {} : { at }) })
  }
  const back = await ask()
  const wasThere = !back.ok && back.problem.kind === 'refused' && back.problem.error === 'clinicExists'
  return wasThere ? await ask(hubNow()) : back
}

/**
 * Goes to where another PC of the clinic renewed its account, where that can be proved: what this PC said and the other
 * had not heard is said again, and what the other has is taken with its snapshot. Nobody is asked: an owner decided it
 * at the other PC.
 * @param seed this PC's secret, hex
 * @param hubNow the hub's time, milliseconds since 1970
 * @returns whether this PC belongs to the renewed account now
 */
export async function followRenewal(
  db: ClinicDatabase,
  hub: Pick<HubClient, 'askRenewal' | 'returnPc'>,
  {
    seed,
    address,
    tellOwners,
    hubNow = Date.now,
  }: {
    readonly seed: string
    readonly address: string
    readonly tellOwners: TellOwners
    readonly hubNow?: () => number
  },
): Promise<HubAnswer<boolean>> {
  // What another PC's data have begun to be here is made whole first: all of it lies here.
  await finishCopy(db, { onProgress: () => {} })
  const clinicId = readState(db.glance, 'clinicId') ?? ''
  const renewal = await hub.askRenewal({ clinicId })
  if (!renewal.ok) {
    const isNone = renewal.problem.kind === 'refused' && renewal.problem.error === 'notFound'
    return isNone ? { ok: true, data: false } : renewal
  }
  const keys = deviceKeys(Buffer.from(seed, 'hex'))
  if (!(await writeAlways(db, null, (tx) => isTrue(tx, keys, clinicId, renewal.data))))
    return { ok: true, data: false }
  const who = { identity: renewal.data.hub, clinicId, deviceId: db.device.id }
  const back = await comeBack(hub, keys, who, hubNow)
  if (!back.ok) return back
  const { hub: identity, token, last } = back.data
  const { hubId, generation } = renewal.data.hub
  if (identity.hubId !== hubId || identity.generation !== generation) return { ok: true, data: false }
  await writeAlways(db, null, (tx) => {
    const what = mendChain(tx, last)
    pinHub(tx, { hub: identity, token, address })
    forgetTaking(tx)
    clearState(tx, 'held', 'heldDecision')
    writeState(tx, 'renewed', tx.now)
    tellOwners(tx, what, {})
  })
  return { ok: true, data: true }
}
