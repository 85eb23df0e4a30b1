import { setTimeout } from 'node:timers/promises'
import type { ClinicDatabase } from '../../db/clinicDatabase.ts'
import { isComing } from '../copying/dataCopies.ts'
import type { HubAnswer, HubClient } from '../hubClient.ts'
import { readCount } from '../syncState.ts'
import { makeSnapshot, type Snapshot } from './makeSnapshot.ts'
import { findMaker } from './snapshotMaker.ts'

type SnapshotHub = Pick<HubClient, 'latestSnapshot' | 'beginSnapshot' | 'putPiece'>

/** With more sets after the newest snapshot than this, a new PC would take them one by one for longer than a snapshot. */
export const SETS_AFTER_SNAPSHOT = 200
const TRIES = 5
const WAIT_MS = 500

/** Tries again what only the network hindered. */
async function patiently<T>(ask: () => Promise<HubAnswer<T>>): Promise<HubAnswer<T>> {
  for (let tries = 1; ; tries += 1) {
    const answer = await ask()
    if (answer.ok || answer.problem.kind !== 'unreachable' || tries === TRIES) return answer
    await setTimeout(WAIT_MS * tries)
  }
}

/** Sends a snapshot, piece by piece; a piece that got lost is sent again. */
export async function sendSnapshot(hub: SnapshotHub, { begun, pieces }: Snapshot): Promise<HubAnswer<null>> {
  const begins = await patiently(() => hub.beginSnapshot(begun))
  if (!begins.ok) return begins
  for (const [at, piece] of pieces.entries()) {
    const put = await patiently(() => hub.putPiece(begun.snapshotId, at, piece))
    if (!put.ok) return put
  }
  return { ok: true, data: null }
}

/** The hub drops an unfinished snapshot when another one becomes whole. */
const isOvertaken = (answer: HubAnswer<null>): boolean =>
  !answer.ok && answer.problem.kind === 'refused' && answer.problem.error === 'notFound'

/**
 * Makes sure that the hub has a snapshot that a new PC can begin with: none, one that a PC made which is no longer of
 * the clinic, or one with more than `mostSets` sets after it is followed by a new one. To be called with nothing to
 * pull; the keeper may call it now and then with a greater number, so that the hub can drop old sets. Where somebody
 * else's snapshot overtakes this one, it looks again whether that one will do.
 * @param seed this PC's secret, hex
 */
export async function keepSnapshotFresh(
  db: ClinicDatabase,
  hub: SnapshotHub,
  seed: string,
  mostSets: number = SETS_AFTER_SNAPSHOT,
): Promise<HubAnswer<null>> {
  const here = { all: db.glance.all, device: db.device }
  // Until another PC's data are here whole, there is some of each.
  if (isComing(here)) return { ok: true, data: null }
  for (let tries = 1; ; tries += 1) {
    const latest = await hub.latestSnapshot()
    if (!latest.ok) return latest
    const { snapshot } = latest.data
    const isFresh =
      snapshot !== null &&
      findMaker(here, snapshot) !== undefined &&
      readCount(here, 'cursor') - snapshot.seq <= mostSets
    if (isFresh) return { ok: true, data: null }
    const sent = await sendSnapshot(hub, await makeSnapshot(db, seed))
    if (!isOvertaken(sent) || tries === TRIES) return sent
  }
}
