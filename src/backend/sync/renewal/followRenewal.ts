import { sign, verify } from 'node:crypto'
import type { Renewal } from '#shared/protocol/messages.ts'
import { renewalText, returnText } from '#shared/protocol/renewalText.ts'
import type { ClinicDatabase, WriteTx } from '../../db/clinicDatabase.ts'
import { writeAlways } from '../../db/writeAlways.ts'
import { deviceKeys, publicKey } from '../deviceKeys.ts'
import { mendChain } from '../goingBack/mendChain.ts'
import type { TellOwners } from '../goingBack/tellOwners.ts'
import type { HubAnswer, HubClient } from '../hubClient.ts'
import { pinHub, pinProblem } from '../hubPin.ts'
import { findPeer } from '../roster.ts'
import { forgetTaking } from '../snapshot/takingState.ts'
import { clearState, readState, writeState } from '../syncState.ts'

/** A PC of the clinic that nobody took out of it signed that the clinic is at this hub now, and not where it was. */
function isTrue(tx: WriteTx, clinicId: string, { hub, by, signature }: Renewal): boolean {
  const peer = findPeer(tx, by)
  if (pinProblem(tx, hub) === undefined || peer?.isRevoked !== false) return false
  const text = Buffer.from(renewalText(hub, clinicId, by))
  return verify(null, text, publicKey('ed25519', peer.signKey), Buffer.from(signature, 'hex'))
}

/**
 * Goes to where another PC of the clinic renewed its account, where that can be proved: what this PC said and the other
 * had not heard is said again, and what the other has is taken with its snapshot. Nobody is asked: an owner decided it
 * at the other PC.
 * @param seed this PC's secret, hex
 * @returns whether this PC belongs to the renewed account now
 */
export async function followRenewal(
  db: ClinicDatabase,
  hub: Pick<HubClient, 'askRenewal' | 'returnPc'>,
  {
    seed,
    address,
    tellOwners,
  }: { readonly seed: string; readonly address: string; readonly tellOwners: TellOwners },
): Promise<HubAnswer<boolean>> {
  const clinicId = readState(db.glance, 'clinicId') ?? ''
  const renewal = await hub.askRenewal({ clinicId })
  if (!renewal.ok) {
    const isNone = renewal.problem.kind === 'refused' && renewal.problem.error === 'notFound'
    return isNone ? { ok: true, data: false } : renewal
  }
  if (!(await writeAlways(db, null, (tx) => isTrue(tx, clinicId, renewal.data))))
    return { ok: true, data: false }
  const keys = deviceKeys(Buffer.from(seed, 'hex'))
  const text = Buffer.from(returnText(renewal.data.hub, clinicId, db.device.id))
  const signature = sign(null, text, keys.sign).toString('hex')
  const back = await hub.returnPc({ clinicId, deviceId: db.device.id, signature })
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
