import { ok } from '#shared/errors/index.ts'
import type { LongWork } from '../db/longWork.ts'
import { type AppliedCounts, applySlice } from './applySet.ts'
import { acknowledgeOwn } from './makeSet.ts'
import { type Opened, openPulled, type Refusal } from './openPulled.ts'
import { hashOf } from './sealSet.ts'
import { Shapes } from './syncedColumns.ts'
import { writeState } from './syncState.ts'

type Frame = { readonly seq: number; readonly bytes: Uint8Array }

/** How one step with a set of the hub's order ended. */
export type Taken =
  /** It has more changes than one step takes. */
  | { readonly kind: 'more' }
  | { readonly kind: 'done'; readonly counts: AppliedCounts; readonly lastStamp: number }
  | { readonly kind: 'own' | 'repeated' }
  /** Not what it says it is: nothing of it was taken. */
  | { readonly kind: 'refused'; readonly why: Refusal }

/** What this thread keeps between the steps of one set: opened once, not at every step. */
const kept: { name: string; opened: Opened | undefined; counts: AppliedCounts } = {
  name: '',
  opened: undefined,
  counts: { applied: 0, waiting: 0, setAside: 0, later: 0 },
}
const shapes = new Shapes()

/** One step with the next set of the hub's order: checked and opened, then applied for about 20 ms. */
export const takeSet: LongWork<Frame, Taken, never> = {
  name: 'sync.takeSet',
  run: (tx, frame) => {
    const name = `${tx.device.id} ${frame.seq} ${hashOf(frame.bytes)}`
    if (kept.name !== name || kept.opened === undefined) {
      kept.name = name
      kept.opened = openPulled(tx, frame)
      kept.counts = { applied: 0, waiting: 0, setAside: 0, later: 0 }
    }
    const { opened, counts } = kept
    if (opened.kind === 'set') {
      const isDone = applySlice(tx, shapes, opened.opened, counts)
      if (!isDone) return Promise.resolve(ok({ kind: 'more' }))
      kept.opened = undefined
      return Promise.resolve(
        ok({ kind: 'done', counts, lastStamp: opened.opened.set.changes.at(-1)?.stamp ?? 0 }),
      )
    }
    kept.opened = undefined
    if (opened.kind === 'refused') return Promise.resolve(ok({ kind: 'refused', why: opened.why }))
    if (opened.kind === 'own') acknowledgeOwn(tx, opened.header)
    writeState(tx, 'cursor', frame.seq)
    return Promise.resolve(ok({ kind: opened.kind }))
  },
}
