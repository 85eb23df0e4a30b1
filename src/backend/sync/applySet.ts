import type { SetHeader } from '#shared/protocol/messages.ts'
import type { WriteTx } from '../db/clinicDatabase.ts'
import { type Applied, applyChange } from './applyChange.ts'
import { applyLog } from './applyLog.ts'
import type { ChangeSet } from './change.ts'
import { addPeer, findPeer } from './roster.ts'
import { followMerges } from './followMerges.ts'
import type { Shapes } from './syncedColumns.ts'
import { readCount, writeState } from './syncState.ts'

/** A set that was opened, with its place in the hub's order. */
export type OpenedSet = {
  readonly seq: number
  readonly hash: string
  readonly header: SetHeader
  readonly set: ChangeSet
}

/** What a set did here. */
export type AppliedCounts = Record<Applied, number>

/** No other write on this PC waits longer than about this for one transaction of a set (design.md 5). */
const SLICE_MS = 20
/** What making one person's or client's entry in the list anew costs, which happens before the commit. */
const ENTRY_MS = 0.4

function isSliceOver(since: number, tx: WriteTx): boolean {
  const entries = tx.touchedUsers.size + tx.touchedClients.size
  return performance.now() - since + entries * ENTRY_MS > SLICE_MS
}

/** The end of a set: its log, how far its PC was heard, and the cursor, together. */
function finish(tx: WriteTx, { seq, hash, header, set }: OpenedSet): void {
  const peer = findPeer(tx, header.deviceId)
  if (peer === undefined) throw new Error('A set of a PC that is not in the roster')
  followMerges(tx)
  const head = applyLog(tx, header.deviceId, { seq: peer.auditSeq, hash: peer.auditHash }, set.log)
  tx.run(
    'UPDATE peer SET device_epoch = ?, last_n = ?, last_hash = ?, audit_seq = ?, audit_hash = ? WHERE device_id = ?',
    header.deviceEpoch,
    header.n,
    hash,
    head.seq,
    head.hash,
    header.deviceId,
  )
  writeState(tx, 'cursor', seq)
  writeState(tx, 'offset', 0)
  writeState(tx, 'heardStamp', Math.max(readCount(tx, 'heardStamp'), set.changes.at(-1)?.stamp ?? 0))
}

/**
 * Applies a part of a set that takes about 20 ms, in the transaction in hand, with how far it came: after any
 * interruption it goes on there, and no change takes effect twice (security.md S4).
 * @returns whether the set is done
 */
export function applySlice(tx: WriteTx, shapes: Shapes, opened: OpenedSet, counts: AppliedCounts): boolean {
  const since = performance.now()
  const { changes } = opened.set
  if (opened.header.join !== undefined) addPeer(tx, opened.header.join.pc)
  const deviceNumber = findPeer(tx, opened.header.deviceId)?.number
  if (deviceNumber === undefined) throw new Error('A set of a PC that is not in the roster')
  const work = { tx, shapes, origin: { deviceNumber, hubSeq: opened.seq } }
  let at = readCount(tx, 'offset')
  for (; at < changes.length && !isSliceOver(since, tx); at += 1) {
    const change = changes[at]
    if (change !== undefined) counts[applyChange(work, change)] += 1
  }
  if (at >= changes.length) finish(tx, opened)
  else writeState(tx, 'offset', at)
  return at >= changes.length
}
