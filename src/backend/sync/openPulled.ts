import type { Frame } from '#shared/protocol/frames.ts'
import { NO_SET, type Pc, type SetHeader } from '#shared/protocol/messages.ts'
import type { SealedSet } from '#shared/protocol/sealedSet.ts'
import { PROTOCOL_VERSION } from '#shared/protocol/version.ts'
import type { WriteTx } from '../db/clinicDatabase.ts'
import type { OpenedSet } from './applySet.ts'
import { publicKey } from './deviceKeys.ts'
import { isRow } from './fieldStore.ts'
import { isForgotten } from './goingBack/ownSets.ts'
import { isOut, stillCounts } from './keys/takenOut.ts'
import type { RefusedSet, Refusal } from './lost/lostSets.ts'
import { unpackSet } from './packSet.ts'
import { findPeer, ownSignKey, type Peer, signKeyOf } from './roster.ts'
import { hashOf, openSet, verifySet } from './sealSet.ts'
import { readState } from './syncState.ts'

/** Does a set follow the last one heard of its PC? A greater epoch begins anew. */
function follows(peer: Peer | undefined, header: SetHeader): boolean {
  if (peer === undefined || (peer.lastN === 0 && header.deviceEpoch === peer.deviceEpoch))
    return header.n === 1 && header.previous === NO_SET
  if (header.deviceEpoch > peer.deviceEpoch) return header.n === 1 && header.previous === NO_SET
  return (
    header.deviceEpoch === peer.deviceEpoch &&
    header.n === peer.lastN + 1 &&
    header.previous === peer.lastHash
  )
}

/** A set that was heard already, told once more. */
const isRepeated = (peer: Peer | undefined, { deviceEpoch, n }: SetHeader): boolean =>
  peer !== undefined &&
  (deviceEpoch < peer.deviceEpoch || (deviceEpoch === peer.deviceEpoch && n <= peer.lastN))

export type Opened =
  | { readonly kind: 'set'; readonly opened: OpenedSet }
  /** One that this PC sent and remembers. */
  | { readonly kind: 'own'; readonly seq: number; readonly header: SetHeader }
  | { readonly kind: 'repeated'; readonly seq: number }
  /** Of a PC that the hub's order took out before: it counts nowhere. */
  | { readonly kind: 'ofRevoked'; readonly seq: number }
  | ({ readonly kind: 'refused' } & RefusedSet)

/** True for a PC that the hub's order took out: what it says from there on counts nowhere, whatever it is. */
const isOutByOrder = (tx: Pick<WriteTx, 'all'>, deviceId: string): boolean =>
  isOut(tx, deviceId) && !stillCounts(tx, deviceId)

/** Why another PC's set is not the one to take next. */
function placeProblem(tx: Pick<WriteTx, 'all'>, header: SetHeader): Refusal | 'repeated' | undefined {
  const peer = findPeer(tx, header.deviceId)
  if (isRepeated(peer, header)) return 'repeated'
  return follows(peer, header) ? undefined : 'outOfOrder'
}

/** @returns the set, where its PC signed it; else the PC that it says it is of */
function verifyPulled(
  tx: Pick<WriteTx, 'all' | 'device'>,
  bytes: Uint8Array,
): { readonly sealed: SealedSet | undefined; readonly deviceId: string | undefined } {
  const claimed: { deviceId: string | undefined } = { deviceId: undefined }
  const sealed = verifySet(bytes, (set) => {
    claimed.deviceId = set.header.deviceId
    const key = set.header.deviceId === tx.device.id ? ownSignKey(tx) : signKeyOf(tx, set)
    return key === undefined ? undefined : publicKey('ed25519', key)
  })
  return { sealed, deviceId: claimed.deviceId }
}

/**
 * Checks one set as the hub gave it (signature, clinic, order, key) and opens it. The hub is believed in nothing but
 * its order (security.md S13).
 */
export function openPulled(tx: Pick<WriteTx, 'all' | 'device'>, frame: Frame): Opened {
  const { seq } = frame
  const { sealed, deviceId } = verifyPulled(tx, frame.bytes)
  const of: { deviceId?: string; newcomer?: Pc } = deviceId === undefined ? {} : { deviceId }
  const refused = (why: Refusal, more: Partial<RefusedSet> = {}): Opened => ({
    kind: 'refused',
    seq,
    why,
    ...of,
    ...more,
  })
  if (deviceId !== undefined && deviceId !== tx.device.id && isOutByOrder(tx, deviceId))
    return { kind: 'ofRevoked', seq }
  if (sealed === undefined) return refused('forged')
  const { header } = sealed
  // A certificate brings the PC that signs here, and no other one.
  if (header.join !== undefined && header.join.pc.deviceId !== header.deviceId) return refused('forged')
  if (header.join !== undefined) of.newcomer = header.join.pc
  if (header.clinicId !== readState(tx, 'clinicId')) return refused('otherClinic')
  if (header.version > PROTOCOL_VERSION) return refused('newerProtocol')
  const hash = hashOf(frame.bytes)
  const isOwn = header.deviceId === tx.device.id
  if (isOwn && !isForgotten(tx, header, hash)) return { kind: 'own', seq, header }
  const problem = isOwn ? undefined : placeProblem(tx, header)
  if (problem === 'repeated') return { kind: problem, seq }
  if (problem !== undefined) return refused(problem)
  const place = { keyEpoch: header.keyEpoch, place: { header, hash } }
  const [row] = tx.all('SELECT key FROM clinic_key WHERE key_epoch = ?', header.keyEpoch)
  if (!isRow(row)) return refused('unknownKey', place)
  const packed = openSet(sealed, Buffer.from(String(row['key']), 'hex'))
  const set = packed === undefined ? undefined : unpackSet(packed)
  if (set === undefined) return refused('unreadable', place)
  return { kind: 'set', opened: { seq, hash, header, set } }
}
