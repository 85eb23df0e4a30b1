import { sign } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { fail, type Failed, ok } from '#shared/errors/index.ts'
import type { Pc } from '#shared/protocol/messages.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import { type DeviceKeys, type InviteKeys, inviteKeys } from '../deviceKeys.ts'
import type { HubClient, HubProblem } from '../hubClient.ts'
import { hubFailure, type HubFailureCode } from '../hubFailure.ts'
import { addPeer, certificateText } from '../roster.ts'
import { pinHub } from '../hubPin.ts'
import { writeState } from '../syncState.ts'
import { type InviteBundle, openBundle } from './inviteBundle.ts'
import type { JoinCode } from './joinCode.ts'
import { writeJoining } from './joiningState.ts'

/** An invitation that was opened with its code. */
export type Invitation = {
  readonly code: JoinCode
  readonly keys: InviteKeys
  readonly bundle: InviteBundle
}
export type ClaimFailure = Failed<HubFailureCode | 'JOIN_CODE_WRONG' | 'JOIN_CODE_ENDED'>
type Claimed = { readonly token: string; readonly certificate: string; readonly pc: Pc }
type Done<T> = { readonly ok: true; readonly data: T } | ClaimFailure

const TRIES = 3
const WAIT_MS = 700

function failureOf(problem: HubProblem): ClaimFailure {
  if (problem.kind !== 'refused') return hubFailure(problem)
  if (problem.error === 'notFound') return fail('JOIN_CODE_WRONG', {})
  const isEnded = ['inviteExpired', 'inviteUsed', 'revoked'].includes(problem.error)
  return isEnded ? fail('JOIN_CODE_ENDED', {}) : hubFailure(problem)
}

/** Opens what the invitation keeps at the hub; nothing is used up yet. */
export async function openInvitation(
  hub: Pick<HubClient, 'openInvite'>,
  code: JoinCode,
): Promise<Done<Invitation>> {
  const keys = inviteKeys(code.secret)
  const { clinicId } = code
  const { inviteId, proof } = keys
  const opened = await hub.openInvite({ clinicId, inviteId, proof })
  if (!opened.ok) return failureOf(opened.problem)
  const bundle = openBundle(opened.data.wrapped, { clinicId, inviteId }, keys.wrap)
  return bundle === undefined ? fail('HUB_REFUSED', { reason: 'changed' }) : ok({ code, keys, bundle })
}

/** Takes the invitation up for a PC with these keys; an answer that gets lost is asked for again. */
export async function claimInvitation(
  hub: Pick<HubClient, 'join'>,
  { code, keys, bundle }: Invitation,
  deviceId: string,
  own: DeviceKeys,
): Promise<Done<Claimed>> {
  const pc = { deviceId, number: bundle.number, signKey: own.signKey, boxKey: own.boxKey }
  const { inviteId, proof } = keys
  const signature = sign(null, certificateText(inviteId, pc), keys.sign).toString('hex')
  const certificate = { inviteId, pc, signature }
  for (let tries = 1; ; tries += 1) {
    const joined = await hub.join({ clinicId: code.clinicId, proof, certificate })
    if (joined.ok) {
      const { hubId, generation } = joined.data.hub
      const isSame = hubId === bundle.hub.hubId && generation === bundle.hub.generation
      if (!isSame) return fail('HUB_REFUSED', { reason: 'otherHub' })
      return ok({ token: joined.data.token, certificate: JSON.stringify(certificate), pc })
    }
    if (joined.problem.kind !== 'unreachable' || tries === TRIES) return failureOf(joined.problem)
    await setTimeout(WAIT_MS * tries)
  }
}

/** Makes a fresh database the one of a new PC: its id and number, the clinic's keys, the PCs it believes. */
export function writeNewPc(
  tx: WriteTx,
  { code, bundle, keys }: Invitation,
  { pc, token, certificate }: Claimed,
  own: { readonly name: string; readonly seed: string },
): void {
  tx.run(`UPDATE setting SET value = ? WHERE name = 'device.id'`, pc.deviceId)
  tx.run(`UPDATE setting SET value = ? WHERE name = 'device.number'`, String(pc.number))
  pinHub(tx, { hub: bundle.hub, token, address: code.address })
  writeState(tx, 'clinicId', code.clinicId)
  writeState(tx, 'deviceEpoch', 1)
  writeState(tx, 'certificate', certificate)
  writeState(tx, 'seed', own.seed)
  for (const { keyEpoch, key } of bundle.keys)
    tx.run('INSERT INTO clinic_key (key_epoch, key) VALUES (?, ?)', keyEpoch, key)
  for (const other of bundle.pcs) addPeer(tx, other)
  const heard = bundle.pcs.map(({ deviceId, deviceEpoch, lastN }) => ({ deviceId, deviceEpoch, lastN }))
  const { clinicName } = bundle
  const { signKey, boxKey } = pc
  writeJoining(tx, {
    clinicName,
    pcName: own.name,
    inviteId: keys.inviteId,
    signKey,
    boxKey,
    heard,
    hasSnapshot: false,
  })
}
