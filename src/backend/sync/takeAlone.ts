import type { WriteTx } from '../db/clinicDatabase.ts'
import { attempt } from './attempt.ts'
import type { Change } from './change.ts'
import { type Origin, setAside } from './setAside.ts'

/**
 * Takes a change by itself: one that the database refuses, or that something here can't read, is set aside with all
 * that it did, like one that fits no row.
 */
export function takeAlone<T>(tx: WriteTx, origin: Origin, change: Change, take: () => T): T | 'setAside' {
  const taken = attempt(tx, take)
  if (taken.ok) return taken.data
  setAside(tx, origin, change, `row:${taken.why}`)
  return 'setAside'
}
