import type { ClinicDatabase } from '../../db/clinicDatabase.ts'
import { writeAlways } from '../../db/writeAlways.ts'
import { insertRow } from '../../db/writeRow.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import type { HubClient } from '../hubClient.ts'
import { isTakenOutAhead } from '../lost/lookAhead.ts'
import { type PullAnswer, type PullProblem, pullSets } from '../pullSets.ts'
import { findPeer } from '../roster.ts'
import { takeSnapshot, type TakeProblem } from '../snapshot/takeSnapshot.ts'
import { clearState } from '../syncState.ts'
import { type Joining, readJoining, writeJoining } from './joiningState.ts'

/** What hinders a joining, by what a person can do about it. */
export type JoiningProblem = 'unreachable' | 'unsafeConnection' | 'hubNotTrusted' | 'revoked'
export type JoiningWatch = { readonly onProgress: (done: number, total: number) => void }
type JoiningHub = Pick<HubClient, 'pull' | 'latestSnapshot' | 'getPiece'>
type Done = { readonly ok: true } | { readonly ok: false; readonly problem: JoiningProblem }

function problemOf({ kind, ...rest }: PullProblem | TakeProblem): JoiningProblem {
  if (kind === 'unsafe') return 'unsafeConnection'
  if (kind === 'unreachable' || kind === 'malformed') return 'unreachable'
  if (kind !== 'refused' || !('error' in rest)) return 'hubNotTrusted'
  return rest.error === 'revoked' || rest.error === 'unauthorized' ? 'revoked' : 'unreachable'
}

/** True where everything came that was at the hub when the code was made: else the hub holds something back. */
function hasEverything(tx: WriteTx, { heard }: Joining): boolean {
  return heard.every(({ deviceId, deviceEpoch, lastN }) => {
    const peer = findPeer(tx, deviceId)
    if (peer === undefined) return false
    return peer.deviceEpoch > deviceEpoch || (peer.deviceEpoch === deviceEpoch && peer.lastN >= lastN)
  })
}

/** Tells the clinic of this PC, and that it is no longer joining. */
function finish(tx: WriteTx, { pcName, inviteId, signKey, boxKey }: Joining): void {
  const { id, number } = tx.device
  if (tx.all('SELECT 1 FROM device WHERE id = ?', id).length === 0) {
    const of = { id, number, name: pcName, joined_at: tx.now, is_revoked: 0, revoked_at: null } as const
    insertRow(
      tx,
      'device',
      { ...of, sign_key: signKey, box_key: boxKey, invite_id: inviteId },
      { verb: 'pc.joined' },
    )
  }
  clearState(tx, 'joining')
}

/** Takes the sets. Every key of the clinic came with the invitation: what can't be read of a PC that is out is lost. */
async function pullAll(
  db: ClinicDatabase,
  hub: JoiningHub,
  onProgress: JoiningWatch['onProgress'],
): Promise<PullAnswer> {
  const pulled = await pullSets(db, hub, onProgress)
  if (pulled.ok || pulled.problem.kind !== 'refusedSet') return pulled
  return (await isTakenOutAhead(db, hub, pulled.problem, true)) ? await pullAll(db, hub, onProgress) : pulled
}

/**
 * Brings the clinic's data to a new PC: the newest snapshot, then the sets after it. Goes on where a cut or a restart
 * left it; to be called again until it is done. On a PC that has its clinic nothing happens. The first push afterwards
 * shows the other PCs the certificate.
 * @param hub with this PC's token
 */
export async function continueJoining(
  db: ClinicDatabase,
  hub: JoiningHub,
  { onProgress }: JoiningWatch,
): Promise<Done> {
  const joining = readJoining(db.glance)
  if (joining === undefined) return { ok: true }
  for (let rounds = 0; rounds < 3; rounds += 1) {
    if (!joining.hasSnapshot || rounds > 0) {
      const taken = await takeSnapshot(db, hub, { onProgress })
      if (!taken.ok) return { ok: false, problem: problemOf(taken.problem) }
      await writeAlways(db, null, (tx) => writeJoining(tx, { ...joining, hasSnapshot: true }))
    }
    const pulled = await pullAll(db, hub, onProgress)
    if (!pulled.ok && pulled.problem.kind === 'snapshotNeeded') continue
    if (!pulled.ok) return { ok: false, problem: problemOf(pulled.problem) }
    const isDone = await writeAlways(db, null, (tx) => {
      if (!hasEverything(tx, joining)) return false
      finish(tx, joining)
      return true
    })
    return isDone ? { ok: true } : { ok: false, problem: 'hubNotTrusted' }
  }
  return { ok: false, problem: 'hubNotTrusted' }
}
