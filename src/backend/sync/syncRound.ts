import type { ClinicDatabase } from '../db/clinicDatabase.ts'
import { writeAlways } from '../db/writeAlways.ts'
import { isRow } from './fieldStore.ts'
import type { HubClient } from './hubClient.ts'
import { takeKeys } from './keys/takeKeys.ts'
import { type PullAnswer, type PullProblem, pullSets } from './pullSets.ts'
import { pushSets } from './pushSets.ts'
import { takeSnapshot, type TakeProblem } from './snapshot/takeSnapshot.ts'
import { readCount } from './syncState.ts'

export type RoundParts = {
  readonly db: ClinicDatabase
  readonly hub: Pick<HubClient, 'push' | 'pull' | 'keys' | 'status' | 'latestSnapshot' | 'getPiece'>
  /** Hex. */
  readonly seed: string
  readonly appVersion: string
  readonly onProgress: (done: number, total: number) => void
}
/** What hinders a round. */
export type RoundProblem = PullProblem | TakeProblem
type TakeAnswer = { readonly ok: false; readonly problem: TakeProblem }
/** What is left to send after a round, or what hindered it. */
export type RoundEnd =
  | { readonly ok: true; readonly data: { readonly unsent: number; readonly cursor: number } }
  | { readonly ok: false; readonly problem: RoundProblem }

/**
 * Pulls; where a set is sealed with a key that this PC has not got yet, fetches it, and where the hub let go of the
 * next sets, takes the newest snapshot: then goes on.
 */
async function pull({ db, hub, seed, onProgress }: RoundParts): Promise<PullAnswer | TakeAnswer> {
  for (;;) {
    const pulled = await pullSets(db, hub, onProgress)
    if (pulled.ok) return pulled
    const { problem } = pulled
    if (problem.kind === 'snapshotNeeded') {
      const taken = await takeSnapshot(db, hub, onProgress)
      if (!taken.ok) return taken
    } else if (problem.kind === 'refusedSet' && problem.why === 'unknownKey') {
      const keys = await takeKeys(db, hub, seed)
      if (!keys.ok) return keys
      if (keys.data === 0) return pulled
    } else return pulled
  }
}

/** One exchange with the hub: hears what the others said, says what this PC has to say, and tells how far it is. */
export async function syncRound(parts: RoundParts): Promise<RoundEnd> {
  const { db, hub, seed, appVersion } = parts
  const pulled = await pull(parts)
  if (!pulled.ok) return pulled
  const pushed = await pushSets(db, hub, seed)
  if (!pushed.ok) return pushed
  const left = await writeAlways(db, null, (tx) => {
    const [count] = tx.all('SELECT count(*) AS n FROM outbox WHERE acknowledged_at IS NULL')
    return { unsent: isRow(count) ? Number(count['n']) : 0, cursor: readCount(tx, 'cursor') }
  })
  const told = await hub.status({ ...left, appVersion, digest: null })
  return told.ok ? { ok: true, data: left } : told
}
