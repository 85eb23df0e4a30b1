import { ok } from '#shared/errors/index.ts'
import type { LongWork } from '../db/longWork.ts'
import type { WriteTx } from '../db/clinicDatabase.ts'
import { type AppliedCounts, applySlice, type OpenedSet } from './applySet.ts'
import { holdsBack } from './goingBack/massVoid.ts'
import { hearOwnWord } from './keys/takenOut.ts'
import { findPeer } from './roster.ts'
import { acknowledgeOwn } from './makeSet.ts'
import { hearNewcomer, isPassedOver, passOver, type RefusedSet } from './lost/lostSets.ts'
import { type Opened, openPulled } from './openPulled.ts'
import { hashOf } from './sealSet.ts'
import { shapesOf } from './syncedColumns.ts'
import { readCount, readState, writeState } from './syncState.ts'

/** One set of the hub's order, and for how many ms its changes are applied before the commit. */
type Step = {
  readonly seq: number
  readonly bytes: Uint8Array
  readonly applyMs: number
  /** After the same step threw over what is in the set: change by change. */
  readonly isCareful: boolean
}

/** How one step with a set of the hub's order ended. */
export type Taken =
  /** Checked and unpacked, which took its time: its changes begin with the next step. */
  | { readonly kind: 'opened' }
  /** It has more changes than one step takes. */
  | { readonly kind: 'more' }
  | {
      readonly kind: 'done'
      readonly counts: AppliedCounts
      readonly lastStamp: number
      readonly deviceId: string
    }
  | { readonly kind: 'own' | 'repeated' | 'ofRevoked' | 'lost' }
  /** It would void very much, and waits for an owner: nothing of it was taken. */
  | { readonly kind: 'held' }
  /** Not what it says it is: nothing of it was taken. */
  | { readonly kind: 'refused'; readonly refused: RefusedSet }

/** Where a large set took so long to open, its changes begin with the next step: the desk's writes come between. */
const LONG_OPENING_MS = 8

/** What this thread keeps between the steps of one set: opened once, not at every step. */
const kept: { name: string; opened: Opened | undefined; counts: AppliedCounts } = {
  name: '',
  opened: undefined,
  counts: { applied: 0, waiting: 0, setAside: 0, later: 0 },
}

/** Looked at before the first of its changes; what this PC said itself, and what a new PC gets, waits for nobody. */
function isHeld(tx: WriteTx, { seq, hash, header, set }: OpenedSet): boolean {
  if (header.deviceId === tx.device.id || readCount(tx, 'offset') > 0) return false
  if (readState(tx, 'joining') !== undefined) return false
  const deviceNumber = findPeer(tx, header.deviceId)?.number ?? header.join?.pc.number ?? 0
  return holdsBack(tx, { seq, hash, deviceNumber }, set.changes)
}

/** One step with the next set of the hub's order: checked and opened, then applied for as long as it is asked. */
export const takeSet: LongWork<Step, Taken, never> = {
  name: 'sync.takeSet',
  run: (tx, frame) => {
    const name = `${tx.device.id} ${frame.seq} ${hashOf(frame.bytes)}`
    if (kept.name !== name || kept.opened === undefined) {
      const since = performance.now()
      kept.name = name
      kept.opened = openPulled(tx, frame)
      kept.counts = { applied: 0, waiting: 0, setAside: 0, later: 0 }
      if (performance.now() - since > LONG_OPENING_MS) return Promise.resolve(ok({ kind: 'opened' }))
    }
    const { opened } = kept
    if (opened.kind === 'set') {
      if (isHeld(tx, opened.opened)) {
        kept.opened = undefined
        return Promise.resolve(ok({ kind: 'held' }))
      }
      const { applyMs, isCareful } = frame
      const counts = { ...kept.counts }
      const isDone = applySlice(tx, shapesOf(tx), opened.opened, { counts, applyMs, isCareful })
      kept.counts = counts
      if (!isDone) return Promise.resolve(ok({ kind: 'more' }))
      kept.opened = undefined
      return Promise.resolve(
        ok({
          kind: 'done',
          counts,
          lastStamp: opened.opened.set.changes.at(-1)?.stamp ?? 0,
          deviceId: opened.opened.header.deviceId,
        }),
      )
    }
    kept.opened = undefined
    if (opened.kind === 'refused') {
      if (!isPassedOver(tx, opened)) {
        hearNewcomer(tx, opened)
        return Promise.resolve(ok({ kind: 'refused', refused: opened }))
      }
      passOver(tx, opened)
    }
    if (opened.kind === 'own') {
      acknowledgeOwn(tx, opened.header)
      hearOwnWord(tx, opened.header)
    }
    writeState(tx, 'cursor', frame.seq)
    writeState(tx, 'cursorHash', hashOf(frame.bytes))
    return Promise.resolve(ok({ kind: opened.kind === 'refused' ? 'lost' : opened.kind }))
  },
}
