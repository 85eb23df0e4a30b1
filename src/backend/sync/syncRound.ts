import type { DeviceStatus } from '#shared/protocol/messages.ts'
import type { ClinicDatabase, WriteTx } from '../db/clinicDatabase.ts'
import { writeAlways } from '../db/writeAlways.ts'
import type { Digest } from './digest/makeDigest.ts'
import { isRow } from './fieldStore.ts'
import { finishCopy } from './copying/takeCopy.ts'
import { beginAnew } from './goingBack/beginAnew.ts'
import { isSamePlace } from './goingBack/isSamePlace.ts'
import { mendChain, offerAgain } from './goingBack/mendChain.ts'
import { hasWentBack } from './goingBack/noteWentBack.ts'
import type { TellOwners } from './goingBack/tellOwners.ts'
import type { HubClient } from './hubClient.ts'
import { revokeAgain } from './keys/revokeAgain.ts'
import { takeKeys } from './keys/takeKeys.ts'
import { isOut } from './keys/takenOut.ts'
import { isTakenOutAhead } from './lost/lookAhead.ts'
import { tellOfSets } from './lost/tellOfSets.ts'
import { noteOwners } from './owners/ownerChanges.ts'
import { type PullAnswer, type PullProblem, pullSets } from './pullSets.ts'
import { pushSets } from './pushSets.ts'
import { takeSnapshot, type TakeProblem } from './snapshot/takeSnapshot.ts'
import { clearState, readCount, readState, writeState } from './syncState.ts'

export type RoundParts = {
  readonly db: ClinicDatabase
  readonly hub: Pick<
    HubClient,
    'push' | 'pull' | 'keys' | 'status' | 'devices' | 'revoke' | 'latestSnapshot' | 'getPiece'
  >
  /** Hex. */
  readonly seed: string
  readonly appVersion: string
  readonly onProgress: (done: number, total: number) => void
  /** The program ends. */
  readonly signal?: AbortSignal
  readonly tellOwners: TellOwners
  /** True at the first round, and after the connection was lost: the hub may have been restored meanwhile. */
  readonly hasBeenCut: boolean
  /** The last one that this PC made. */
  readonly digest: Digest | undefined
  /** In a transaction of its own end: everything that the hub had is here, and what this PC had is there. */
  readonly noteContact: (tx: WriteTx) => void
}
/** What hinders a round. */
export type RoundProblem = PullProblem | TakeProblem
/** How many sets went. */
type Pushed = { readonly ok: true; readonly data: number }
type TakeAnswer = { readonly ok: false; readonly problem: TakeProblem }
/** How far this PC is after a round, or what hindered it. */
export type RoundEnd =
  | {
      readonly ok: true
      readonly data: {
        readonly cursor: number
        /** Sets that went: this PC has not heard them at their place in the hub's order yet. */
        readonly pushed: number
        /** The clinic's PCs, as the hub knows them. */
        readonly devices: readonly DeviceStatus[]
      }
    }
  | { readonly ok: false; readonly problem: RoundProblem }

/** What was noticed in one round: each is mended once, and what breaks again is the hub's doing. */
type Noticed = { hasHubGoneBack: boolean; hasSkipped: boolean; hasTaken: boolean }

/** The hub lost sets that this PC had from it: it is heard from the beginning, and gets again what it lacks. */
async function hearAgain({ db, tellOwners }: RoundParts, noticed: Noticed, gap?: number): Promise<void> {
  noticed.hasHubGoneBack = true
  await writeAlways(db, null, (tx) => {
    offerAgain(tx)
    if (gap !== undefined) writeState(tx, 'gap', gap)
    tellOwners(tx, 'hubWentBack', {})
  })
}

/** The place of a gap between what was heard and the next set. */
const gapOf = (problem: PullProblem): number | undefined =>
  problem.kind === 'refusedSet' && problem.why === 'outOfOrder' ? problem.seq : undefined

/**
 * True where the hub seems to have lost what it had: fewer sets than were heard, or some between those and the next. A
 * gap that is there still after all was heard again is none that hearing helps.
 */
function isHubBehind({ db }: RoundParts, problem: PullProblem): boolean {
  const gap = gapOf(problem)
  return problem.kind === 'hubWentBack' || (gap !== undefined && readCount(db.glance, 'gap') !== gap)
}

/**
 * Pulls; where a set is sealed with a key that this PC has not got yet, fetches it, and where the hub let go of the
 * next sets, takes the newest snapshot: then goes on. A hub that went back is heard from the beginning.
 */
async function pull(parts: RoundParts, noticed: Noticed): Promise<PullAnswer | TakeAnswer> {
  const { db, hub, seed, onProgress } = parts
  for (;;) {
    const pulled = await pullSets(db, hub, onProgress)
    if (pulled.ok) return pulled
    const { problem } = pulled
    if (isHubBehind(parts, problem) && !noticed.hasHubGoneBack)
      await hearAgain(parts, noticed, gapOf(problem))
    else if (problem.kind === 'snapshotNeeded' && noticed.hasHubGoneBack && !noticed.hasSkipped) {
      // What the hub let go of before, every PC had heard.
      noticed.hasSkipped = true
      await writeAlways(db, null, (tx) => writeState(tx, 'cursor', problem.oldest - 1))
    } else if (problem.kind === 'snapshotNeeded' && !noticed.hasTaken) {
      noticed.hasTaken = true
      const taken = await takeSnapshot(db, hub, { onProgress, least: problem.oldest - 1 })
      if (!taken.ok) return taken
    } else if (problem.kind === 'refusedSet') {
      // The key may be missing of the set itself, or of what says behind it that its PC is out.
      const keys = await takeKeys(db, hub, seed)
      if (!keys.ok) return problem.why === 'unknownKey' ? keys : pulled
      if (keys.data === 0 && !(await isTakenOutAhead(db, hub, problem, true))) return pulled
    } else return pulled
  }
}

/**
 * At an account that another PC renewed, its snapshot comes first: what it has is in no set of this hub. Until it is
 * there, this PC waits.
 * @returns what hinders that
 */
async function takeRenewed({ db, hub, seed, onProgress }: RoundParts): Promise<TakeAnswer | undefined> {
  if (readState(db.glance, 'renewed') === undefined) return undefined
  // The snapshot is sealed with the newest key, which this PC may never have got at the hub before.
  const keys = await takeKeys(db, hub, seed)
  if (!keys.ok) return keys
  const taken = await takeSnapshot(db, hub, { onProgress })
  if (!taken.ok) return taken
  if (!taken.data) return { ok: false, problem: { kind: 'unreachable' } }
  await writeAlways(db, null, (tx) => clearState(tx, 'renewed'))
  return undefined
}

/** True where the hub is the clinic's and answers, and a set in its order can't be taken. */
const isOfSets = ({ kind }: RoundProblem): boolean => kind === 'refusedSet' || kind === 'heldForOwner'

/** Refusals by the clinic's own hub of what this PC has to say; it can be asked for other things all the same. */
const OF_PUSHES = new Set(['storageFull', 'chainBroken', 'tooLarge', 'badRequest'])

/** True where it is the clinic's hub that answered, whatever hinders. */
const isOurHub = (problem: RoundProblem): boolean =>
  isOfSets(problem) || (problem.kind === 'refused' && OF_PUSHES.has(problem.error))

/**
 * Whether this PC speaks though something holds up what the others say. Not with data that went back, before it heard
 * what it said itself; and not without the clinic's newest key: whoever was taken out has the one before.
 */
async function maySpeak({ db, hub, seed }: RoundParts, problem: RoundProblem): Promise<boolean> {
  if (!isOfSets(problem) || hasWentBack(db.glance)) return false
  if (problem.kind === 'refusedSet' && problem.why === 'unknownKey') {
    // Of a PC that is out, and whose taking out is yet to be said: the key here was made for that.
    const { deviceId } = problem
    if (deviceId === undefined || !isOut(db.glance, deviceId)) return false
  }
  return (await takeKeys(db, hub, seed)).ok
}

/**
 * Hears the others and speaks; where hub and PC do not agree on what this PC said, mends that and begins again. What
 * holds up another PC's set holds up nothing of this one.
 */
async function exchange(parts: RoundParts): Promise<PullAnswer | TakeAnswer | Pushed> {
  const { db, hub, seed, tellOwners } = parts
  const noticed = { hasHubGoneBack: false, hasSkipped: false, hasTaken: false }
  if (parts.hasBeenCut) {
    if (!(await isSamePlace(db, hub))) await hearAgain(parts, noticed)
    // Whoever follows a renewed account begins anew there.
    const renewed = await takeRenewed(parts)
    if (renewed !== undefined) return renewed
  }
  let pulled = await pull(parts, noticed)
  for (let mended = 0; ; mended += 1) {
    if (pulled.ok) await beginAnew(db, tellOwners)
    else if (!(await maySpeak(parts, pulled.problem))) return pulled
    const pushed = await pushSets(db, hub, seed)
    if (pushed.ok) return pulled.ok ? pushed : pulled
    const { problem } = pushed
    const last = problem.kind === 'refused' && problem.error === 'chainBroken' ? problem.last : undefined
    if (last === undefined || mended > 2) return pushed
    await writeAlways(db, null, (tx) => {
      const what = mendChain(tx, last)
      if (what === 'hubWentBack' && !noticed.hasHubGoneBack) tellOwners(tx, what, {})
    })
    noticed.hasHubGoneBack = true
    pulled = await pull(parts, noticed)
  }
}

/** One exchange with the hub: hears what the others said, says what this PC has to say, and tells how far it is. */
export async function syncRound(parts: RoundParts): Promise<RoundEnd> {
  const { db, hub, appVersion, digest: made } = parts
  if (!(await finishCopy(db, parts))) return { ok: false, problem: { kind: 'unreachable' } }
  const exchanged = await exchange(parts)
  // What hinders may be the doing of a PC that the hub let in again: then it must hear of that all the more.
  if (!exchanged.ok && !isOurHub(exchanged.problem)) return exchanged
  const { unsent, cursor } = await writeAlways(db, null, (tx) => {
    if (exchanged.ok) {
      parts.noteContact(tx)
      clearState(tx, 'gap')
      noteOwners(tx)
    }
    tellOfSets(tx, parts.tellOwners, exchanged.ok ? undefined : exchanged.problem)
    const [count] = tx.all('SELECT count(*) AS n FROM outbox WHERE acknowledged_at IS NULL')
    return { unsent: isRow(count) ? Number(count['n']) : 0, cursor: readCount(tx, 'cursor') }
  })
  const digest = exchanged.ok && made?.cursor === cursor ? made.hash : null
  const told = await hub.status({ unsent, cursor, appVersion, digest })
  if (told.ok) await revokeAgain(db, hub, parts.seed, told.data.devices)
  if (!exchanged.ok) return exchanged
  if (!told.ok) return told
  return { ok: true, data: { cursor, pushed: exchanged.data, devices: told.data.devices } }
}
