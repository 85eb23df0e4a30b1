import { verify } from 'node:crypto'
import type { JoinCertificate, Pc } from '#shared/protocol/messages.ts'
import type { SealedSet } from '#shared/protocol/sealedSet.ts'
import type { WriteTx } from '../db/clinicDatabase.ts'
import { unnamedPc } from '../db/unnamedPc.ts'
import { publicKey } from './deviceKeys.ts'
import { isRow } from './fieldStore.ts'

/** Another PC, as its sets and its certificate show it, and how far it was heard. */
export type Peer = {
  readonly deviceId: string
  readonly number: number
  readonly signKey: string
  readonly boxKey: string
  readonly deviceEpoch: number
  readonly lastN: number
  readonly lastHash: string
  readonly auditSeq: number
  readonly auditHash: string
  readonly isRevoked: boolean
}

type Reads = Pick<WriteTx, 'all' | 'device'>

/** What an invitation's key signs. */
export function certificateText(inviteId: string, pc: Pc): Buffer {
  return Buffer.from(JSON.stringify([inviteId, pc.deviceId, pc.number, pc.signKey, pc.boxKey]))
}

export function findPeer(tx: Pick<WriteTx, 'all'>, deviceId: string): Peer | undefined {
  const [row] = tx.all('SELECT * FROM peer WHERE device_id = ?', deviceId)
  if (!isRow(row)) return undefined
  return {
    deviceId,
    number: Number(row['number']),
    signKey: String(row['sign_key']),
    boxKey: String(row['box_key']),
    deviceEpoch: Number(row['device_epoch']),
    lastN: Number(row['last_n']),
    lastHash: String(row['last_hash']),
    auditSeq: Number(row['audit_seq']),
    auditHash: String(row['audit_hash']),
    isRevoked: row['is_revoked'] === 1,
  }
}

/** What a PC is called: of one that only its certificate brought, by its number. Empty for one that nobody knows. */
export function nameOfPc(tx: Pick<WriteTx, 'all'>, deviceId: string): string {
  const [row] = tx.all('SELECT name FROM device WHERE id = ?', deviceId)
  if (isRow(row)) return String(row['name'])
  const peer = findPeer(tx, deviceId)
  return peer === undefined ? '' : unnamedPc(peer.number)
}

/** @returns this PC's own public key for signatures; undefined before it has one */
export function ownSignKey(tx: Reads): string | undefined {
  const [row] = tx.all('SELECT sign_key FROM device WHERE id = ?', tx.device.id)
  return isRow(row) && row['sign_key'] !== '' ? String(row['sign_key']) : undefined
}

/** Takes a PC into the roster whose keys are known for sure. */
export function addPeer(tx: WriteTx, pc: Pc): void {
  tx.run(
    `INSERT INTO peer (device_id, number, sign_key, box_key, device_epoch, last_n, last_hash, audit_seq, audit_hash, is_revoked)
      VALUES (?,?,?,?,1,0,'',0,'',0) ON CONFLICT (device_id) DO NOTHING`,
    pc.deviceId,
    pc.number,
    pc.signKey,
    pc.boxKey,
  )
}

/**
 * Whether a certificate makes its PC one of ours: an owner's PC published the invitation, its key signed exactly these
 * keys and the number it promised, and no other PC came by it. The hub has no part in it (security.md S13).
 */
export function isInvited(tx: Reads, { inviteId, pc, signature }: JoinCertificate): boolean {
  const [invite] = tx.all('SELECT public_key, number FROM device_invite WHERE id = ?', inviteId)
  if (!isRow(invite) || invite['number'] !== pc.number) return false
  const signed = certificateText(inviteId, pc)
  if (!isSigned(signed, String(invite['public_key']), signature) || pc.number === tx.device.number)
    return false
  const rivals = tx.all('SELECT 1 FROM peer WHERE number = ? AND device_id <> ?', pc.number, pc.deviceId)
  return rivals.length === 0
}

/** False, too, for a key that is none: another PC wrote it. */
function isSigned(text: Buffer, key: string, signature: string): boolean {
  try {
    return verify(null, text, publicKey('ed25519', key), Buffer.from(signature, 'hex'))
  } catch {
    return false
  }
}

/** @returns the key that must have signed a set: of a PC in the roster, or of one that its certificate brings */
export function signKeyOf(tx: Reads, { header }: SealedSet): string | undefined {
  const peer = findPeer(tx, header.deviceId)
  if (peer !== undefined) return peer.signKey
  const { join } = header
  if (join === undefined || join.pc.deviceId !== header.deviceId || !isInvited(tx, join)) return undefined
  return join.pc.signKey
}
