import type { SetHeader } from '#shared/protocol/messages.ts'
import type { WriteTx } from '../db/clinicDatabase.ts'
import { type Applied, applyChange, lookBeside } from './applyChange.ts'
import { applyLog } from './applyLog.ts'
import type { Change, ChangeSet, LogEntry } from './change.ts'
import { finishOwn } from './goingBack/finishOwn.ts'
import { noteRefusedSave, putBack, readDecision, readRefusedSave, refusedBy } from './goingBack/massVoid.ts'
import { noteWentBack } from './goingBack/noteWentBack.ts'
import { takeOwnChange } from './goingBack/takeOwnChange.ts'
import { addPeer, findPeer } from './roster.ts'
import { followMerges } from './followMerges.ts'
import { followVoids } from './followVoids.ts'
import type { Shapes } from './syncedColumns.ts'
import { readCount, writeState } from './syncState.ts'
import type { Origin } from './setAside.ts'
import { takeAlone } from './takeAlone.ts'
import { listLater } from './unlisted.ts'

/** A set that was opened, with its place in the hub's order. */
export type OpenedSet = {
  readonly seq: number
  readonly hash: string
  readonly header: SetHeader
  readonly set: ChangeSet
}

/** What a set did here. */
export type AppliedCounts = Record<Applied, number>

/** What making one person's or client's entry in the list anew costs, which happens before the commit. */
const ENTRY_MS = 0.4

/** Of a set with more changes than this, list and search follow when all sets are in. */
const MOST_LISTED_AT_ONCE = 200

/** Between two looks at the clock; as many changes take a millisecond or two. */
const PER_LOOK = 8

/** @returns a question to ask before each change: whether this transaction has taken its time */
function sliceClock(tx: WriteTx, applyMs: number, isListed: boolean): () => boolean {
  const since = performance.now()
  let asked = 0
  let isOver = false
  return () => {
    asked += 1
    if (asked % PER_LOOK !== 0) return isOver
    const entries = isListed ? tx.touchedUsers.size + tx.touchedClients.size : 0
    isOver ||= performance.now() - since + entries * ENTRY_MS > applyMs
    return isOver
  }
}

/** A log entry that the database refuses is set aside, and the others stay. */
function writeEntry(tx: WriteTx, origin: Origin, entry: LogEntry, write: () => void): void {
  const { id, ...patch } = entry
  const change = { table: 'audit_entry', rowId: id, stamp: 0, patch, base: null }
  takeAlone(tx, origin, change, write)
}

/** The set's log, as much as the slice has time for. @returns whether all of it is in */
function takeLog(tx: WriteTx, { header, set }: OpenedSet, ask: Parameters<typeof applyLog>[4]): boolean {
  const peer = findPeer(tx, header.deviceId)
  if (peer === undefined) throw new Error('A set of a PC that is not in the roster')
  const from = { seq: peer.auditSeq, hash: peer.auditHash }
  const { head, isDone } = applyLog(tx, header.deviceId, from, set.log, ask)
  const sql = 'UPDATE peer SET audit_seq = ?, audit_hash = ? WHERE device_id = ?'
  tx.run(sql, head.seq, head.hash, header.deviceId)
  return isDone
}

/** The end of a set: how far its PC was heard, and the cursor, together. */
function finish(tx: WriteTx, opened: OpenedSet): void {
  const { seq, hash, header, set } = opened
  followMerges(tx)
  followVoids(tx)
  if (header.deviceId === tx.device.id) finishOwn(tx, opened)
  else
    tx.run(
      'UPDATE peer SET device_epoch = ?, last_n = ?, last_hash = ? WHERE device_id = ?',
      header.deviceEpoch,
      header.n,
      hash,
      header.deviceId,
    )
  writeState(tx, 'cursor', seq)
  writeState(tx, 'cursorHash', hash)
  writeState(tx, 'offset', 0)
  writeState(tx, 'heardStamp', Math.max(readCount(tx, 'heardStamp'), set.changes.at(-1)?.stamp ?? 0))
}

/** How a part of a set is applied. */
type Applying = {
  readonly counts: AppliedCounts
  readonly applyMs: number
  /** Each change in a savepoint of its own: one that the database refuses is set aside, the others stay. */
  readonly isCareful: boolean
}

/**
 * Applies a part of a set that takes so many ms, in the transaction in hand, with how far it came: after any
 * interruption it goes on there, and no change takes effect twice (security.md S4).
 * @returns whether the set is done
 */
export function applySlice(
  tx: WriteTx,
  shapes: Shapes,
  opened: OpenedSet,
  { counts, applyMs, isCareful }: Applying,
): boolean {
  const { changes } = opened.set
  const isListedLater = changes.length > MOST_LISTED_AT_ONCE
  const isOver = sliceClock(tx, applyMs, !isListedLater)
  const isOwn = opened.header.deviceId === tx.device.id
  if (isOwn) noteWentBack(tx)
  else if (opened.header.join !== undefined) addPeer(tx, opened.header.join.pc)
  const deviceNumber = isOwn ? tx.device.number : findPeer(tx, opened.header.deviceId)?.number
  if (deviceNumber === undefined) throw new Error('A set of a PC that is not in the roster')
  const work = { tx, shapes, origin: { deviceNumber, hubSeq: opened.seq }, beside: lookBeside(tx) }
  const isRefused = readDecision(tx, opened.hash) === 'refuse'
  const save = readRefusedSave(tx)
  const isOfRefused = ({ stamp }: Change): boolean =>
    isRefused || (save?.deviceNumber === deviceNumber && save.stamp === stamp)
  const takeOne = (change: Change): Applied => {
    if (isOwn) takeOwnChange(tx, change)
    const undo = isOfRefused(change) ? refusedBy(tx, change) : undefined
    const applied = applyChange(work, change)
    if (undo === undefined) return applied
    putBack(tx, change, undo)
    noteRefusedSave(tx, { deviceNumber, stamp: change.stamp })
    return applied
  }
  let at = readCount(tx, 'offset')
  for (; at < changes.length && !isOver(); at += 1) {
    const change = changes[at]
    if (change === undefined) continue
    const one = (): Applied => takeAlone(tx, work.origin, change, () => takeOne(change))
    counts[isCareful ? one() : takeOne(change)] += 1
  }
  const alone = isCareful
    ? { write: (entry: LogEntry, write: () => void) => writeEntry(tx, work.origin, entry, write) }
    : {}
  const isDone = at >= changes.length && (isOwn || takeLog(tx, opened, { isOver, ...alone }))
  if (isDone) finish(tx, opened)
  else writeState(tx, 'offset', at)
  if (isListedLater) listLater(tx)
  return isDone
}
