import type { Frame } from '#shared/protocol/frames.ts'
import { NO_SET, type SetHeader } from '#shared/protocol/messages.ts'
import { PROTOCOL_VERSION } from '#shared/protocol/version.ts'
import type { WriteTx } from '../db/clinicDatabase.ts'
import type { OpenedSet } from './applySet.ts'
import { publicKey } from './deviceKeys.ts'
import { isRow } from './fieldStore.ts'
import { isForgotten } from './goingBack/ownSets.ts'
import { stillCounts } from './keys/takenOut.ts'
import { unpackSet } from './packSet.ts'
import { findPeer, type Peer, signKeyOf } from './roster.ts'
import { hashOf, openSet, verifySet } from './sealSet.ts'
import { readState } from './syncState.ts'

/** Why a set that the hub gave is not taken: each of these says that hub or PC is not what it should be. */
export type Refusal = 'forged' | 'otherClinic' | 'unknownKey' | 'unreadable' | 'outOfOrder' | 'newerProtocol'

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
  | { readonly kind: 'refused'; readonly seq: number; readonly why: Refusal }

/** Why another PC's set is not the one to take next. */
function placeProblem(
  tx: Pick<WriteTx, 'all'>,
  header: SetHeader,
): Refusal | 'repeated' | 'ofRevoked' | undefined {
  const peer = findPeer(tx, header.deviceId)
  if (isRepeated(peer, header)) return 'repeated'
  if (peer?.isRevoked === true && !stillCounts(tx, peer.deviceId)) return 'ofRevoked'
  return follows(peer, header) ? undefined : 'outOfOrder'
}

/**
 * Checks one set as the hub gave it (signature, clinic, order, key) and opens it. The hub is believed in nothing but
 * its order (security.md S13).
 */
export function openPulled(tx: Pick<WriteTx, 'all' | 'device'>, frame: Frame): Opened {
  const refused = (why: Refusal): Opened => ({ kind: 'refused', seq: frame.seq, why })
  const sealed = verifySet(frame.bytes, (set) => {
    if (set.header.deviceId === tx.device.id) return ownKey(tx)
    const key = signKeyOf(tx, set)
    return key === undefined ? undefined : publicKey('ed25519', key)
  })
  if (sealed === undefined) return refused('forged')
  const { header } = sealed
  // A certificate brings the PC that signs here, and no other one.
  if (header.join !== undefined && header.join.pc.deviceId !== header.deviceId) return refused('forged')
  if (header.clinicId !== readState(tx, 'clinicId')) return refused('otherClinic')
  if (header.version > PROTOCOL_VERSION) return refused('newerProtocol')
  const hash = hashOf(frame.bytes)
  const isOwn = header.deviceId === tx.device.id
  if (isOwn && !isForgotten(tx, header, hash)) return { kind: 'own', seq: frame.seq, header }
  const problem = isOwn ? undefined : placeProblem(tx, header)
  if (problem === 'repeated' || problem === 'ofRevoked') return { kind: problem, seq: frame.seq }
  if (problem !== undefined) return refused(problem)
  const [row] = tx.all('SELECT key FROM clinic_key WHERE key_epoch = ?', header.keyEpoch)
  if (!isRow(row)) return refused('unknownKey')
  const packed = openSet(sealed, Buffer.from(String(row['key']), 'hex'))
  const set = packed === undefined ? undefined : unpackSet(packed)
  if (set === undefined) return refused('unreadable')
  return { kind: 'set', opened: { seq: frame.seq, hash, header, set } }
}

function ownKey(tx: Pick<WriteTx, 'all' | 'device'>): ReturnType<typeof publicKey> | undefined {
  const [row] = tx.all('SELECT sign_key FROM device WHERE id = ?', tx.device.id)
  return isRow(row) && row['sign_key'] !== '' ? publicKey('ed25519', String(row['sign_key'])) : undefined
}
