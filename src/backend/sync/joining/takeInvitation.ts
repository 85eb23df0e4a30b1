import { randomBytes, randomUUID, sign } from 'node:crypto'
import type { JoinCertificate, Pc } from '#shared/protocol/messages.ts'
import { deviceKeys, inviteKeys } from '../deviceKeys.ts'
import type { HubClient, HubProblem } from '../hubClient.ts'
import { certificateText } from '../roster.ts'
import { type Bundle, unwrapBundle } from './bundle.ts'
import { type InviteCode, inviteIdOf } from './inviteCode.ts'

/** A PC that the hub has taken in; the clinic's data are yet to come. */
export type Joined = {
  readonly code: InviteCode
  readonly bundle: Bundle
  readonly pc: Pc
  /** Hex. */
  readonly seed: string
  readonly token: string
  readonly hub: { readonly hubId: string; readonly generation: string }
  readonly certificate: JoinCertificate
}

/** The hub's word may be wrong, but what it can't open it can't change: then nothing is believed. */
type Problem = HubProblem | { readonly kind: 'changedBundle' }

/** Takes an invitation up with keys of this PC's own, which nobody else ever has. */
export async function takeInvitation(
  code: InviteCode,
  hub: Pick<HubClient, 'openInvite' | 'join'>,
): Promise<{ readonly ok: true; readonly data: Joined } | { readonly ok: false; readonly problem: Problem }> {
  const keys = inviteKeys(code.secret)
  const inviteId = inviteIdOf(code.secret)
  const { clinicId } = code
  const kept = await hub.openInvite({ clinicId, inviteId, proof: keys.proof })
  if (!kept.ok) return kept
  const bundle = unwrapBundle(kept.data.wrapped, keys, clinicId, inviteId)
  if (bundle === undefined) return { ok: false, problem: { kind: 'changedBundle' } }
  const seed = randomBytes(32)
  const { signKey, boxKey } = deviceKeys(seed)
  const pc: Pc = { deviceId: randomUUID(), number: bundle.number, signKey, boxKey }
  const signature = sign(null, certificateText(inviteId, pc), keys.sign).toString('hex')
  const certificate: JoinCertificate = { inviteId, pc, signature }
  const joined = await hub.join({ clinicId, proof: keys.proof, certificate })
  if (!joined.ok) return joined
  const { token, hub: identity } = joined.data
  return {
    ok: true,
    data: { code, bundle, pc, seed: seed.toString('hex'), token, hub: identity, certificate },
  }
}
