import { NO_SET, joinCertificateSchema, type SetHeader } from '#shared/protocol/messages.ts'
import { PROTOCOL_VERSION } from '#shared/protocol/version.ts'
import type { WriteTx } from '../db/clinicDatabase.ts'
import { collectOutgoing } from './collectOutgoing.ts'
import { isComing } from './copying/dataCopies.ts'
import type { DeviceKeys } from './deviceKeys.ts'
import { isRow } from './fieldStore.ts'
import { hasWentBack } from './goingBack/noteWentBack.ts'
import { packSet } from './packSet.ts'
import { hashOf, sealSet } from './sealSet.ts'
import { readCount, readState, writeState } from './syncState.ts'

/** The clinic's newest key. Throws where this PC has none. */
export function newestClinicKey(tx: Pick<WriteTx, 'all'>): {
  readonly keyEpoch: number
  readonly key: Buffer
} {
  const [row] = tx.all('SELECT key_epoch, key FROM clinic_key ORDER BY key_epoch DESC LIMIT 1')
  if (!isRow(row)) throw new Error('No clinic key')
  return { keyEpoch: Number(row['key_epoch']), key: Buffer.from(String(row['key']), 'hex') }
}

function headerOf(tx: WriteTx, keyEpoch: number): SetHeader {
  const deviceEpoch = readCount(tx, 'deviceEpoch')
  const n = readCount(tx, 'lastN') + 1
  const certificate = readState(tx, 'certificate')
  return {
    version: PROTOCOL_VERSION,
    clinicId: readState(tx, 'clinicId') ?? '',
    deviceId: tx.device.id,
    deviceEpoch,
    n,
    previous: n === 1 ? NO_SET : (readState(tx, 'lastHash') ?? NO_SET),
    keyEpoch,
    ...(n === 1 && certificate !== undefined
      ? { join: joinCertificateSchema.parse(JSON.parse(certificate)) }
      : {}),
  }
}

/**
 * Seals the next set of what this PC has to say and keeps it until the hub has it, in one transaction: whatever
 * happens, the same bytes are sent again.
 * @returns false where there is nothing to say, or where this PC has yet to hear what it said before, or has some of another PC's data
 */
export function makeSet(tx: WriteTx, keys: DeviceKeys): boolean {
  if (hasWentBack(tx) || isComing(tx)) return false
  const sent = { outboxSeq: readCount(tx, 'sentOutbox'), auditSeq: readCount(tx, 'sentAudit') }
  const outgoing = collectOutgoing(tx, sent)
  if (outgoing === undefined) return false
  const { keyEpoch, key } = newestClinicKey(tx)
  const header = headerOf(tx, keyEpoch)
  const bytes = sealSet(header, packSet(outgoing, outgoing.changeOfEntry), key, keys.sign)
  const hash = hashOf(bytes)
  tx.run(
    'INSERT INTO outgoing_set (device_epoch, n, hash, bytes, outbox_seq, audit_seq) VALUES (?,?,?,?,?,?)',
    header.deviceEpoch,
    header.n,
    hash,
    bytes,
    outgoing.outboxSeq,
    outgoing.auditSeq,
  )
  writeState(tx, 'lastN', header.n)
  writeState(tx, 'lastHash', hash)
  writeState(tx, 'sentOutbox', outgoing.outboxSeq)
  writeState(tx, 'sentAudit', outgoing.auditSeq)
  return true
}

export type PendingSet = {
  readonly deviceEpoch: number
  readonly n: number
  readonly bytes: Uint8Array
  readonly outboxSeq: number
  readonly auditSeq: number
}

/** How long a set stays here after the hub had it: a hub that is restored from before gets it again. */
const KEPT_MS = 30 * 86_400_000

const PENDING = 'SELECT device_epoch, n, bytes, outbox_seq, audit_seq FROM outgoing_set WHERE sent_at IS NULL'

function readSets(rows: readonly unknown[]): PendingSet[] {
  return rows.flatMap((row) => {
    if (!isRow(row) || !(row['bytes'] instanceof Uint8Array)) return []
    return [
      {
        deviceEpoch: Number(row['device_epoch']),
        n: Number(row['n']),
        bytes: row['bytes'],
        outboxSeq: Number(row['outbox_seq']),
        auditSeq: Number(row['audit_seq']),
      },
    ]
  })
}

/** Sealed sets that the hub has not answered for, in their order. */
export function listPendingSets(tx: Pick<WriteTx, 'all'>, most: number): PendingSet[] {
  return readSets(tx.all(`${PENDING} ORDER BY device_epoch, n LIMIT ?`, most))
}

/** The hub gave back a set of this PC whose answer got lost: it has it. */
export function acknowledgeOwn(tx: WriteTx, { deviceEpoch, n }: SetHeader): void {
  for (const set of readSets(tx.all(`${PENDING} AND device_epoch = ? AND n = ?`, deviceEpoch, n)))
    acknowledgeSet(tx, set)
}

/** The hub has this set for good: exactly what went with it is no longer unsent. */
export function acknowledgeSet(tx: WriteTx, set: PendingSet): void {
  // The last entry stays: it says where this PC's clock goes on.
  tx.run('DELETE FROM outbox WHERE seq <= ? AND seq < (SELECT max(seq) FROM outbox)', set.outboxSeq)
  tx.run(
    'UPDATE outbox SET acknowledged_at = ? WHERE seq <= ? AND acknowledged_at IS NULL',
    tx.now,
    set.outboxSeq,
  )
  writeState(tx, 'heardAudit', Math.max(readCount(tx, 'heardAudit'), set.auditSeq))
  tx.run(
    'UPDATE outgoing_set SET sent_at = ? WHERE device_epoch = ? AND n = ?',
    tx.now,
    set.deviceEpoch,
    set.n,
  )
  tx.run('DELETE FROM outgoing_set WHERE sent_at < ?', tx.now - KEPT_MS)
}
