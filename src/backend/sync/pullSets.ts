import type { Frame } from '#shared/protocol/frames.ts'
import type { ClinicDatabase } from '../db/clinicDatabase.ts'
import { writeAlways } from '../db/writeAlways.ts'
import { aside } from './aside.ts'
import { isOfData } from './attempt.ts'
import type { HubClient, HubProblem, Pulled } from './hubClient.ts'
import { hasOwner, keepOwner } from './owners/keepOwner.ts'
import { type PinProblem, pinProblem } from './hubPin.ts'
import { isTakenOutAhead } from './lost/lookAhead.ts'
import type { RefusedSet } from './lost/lostSets.ts'
import { noteAhead } from './clocks.ts'
import { Pace } from './pace.ts'
import { readCount } from './syncState.ts'
import { hasLater, takeLater } from './takeLater.ts'
import { type Taken, takeSet } from './takeSet.ts'
import { hasUnlisted, listAll } from './unlisted.ts'

/** What hinders a pull besides the connection. */
export type PullProblem =
  | HubProblem
  | PinProblem
  /** A set that is not what it says it is: nothing after it is taken. */
  | ({ readonly kind: 'refusedSet' } & Omit<RefusedSet, 'place'>)
  /** The hub no longer has what comes next; a snapshot does. */
  | { readonly kind: 'snapshotNeeded'; readonly oldest: number }
  /** The next set would void very much: an owner says whether it is taken. */
  | { readonly kind: 'heldForOwner' }
  /** The hub knows less than this PC had from it. */
  | { readonly kind: 'hubWentBack'; readonly head: number; readonly cursor: number }

export type PullAnswer =
  { readonly ok: true; readonly data: number } | { readonly ok: false; readonly problem: PullProblem }

/** Looks at a page before anything of it is applied. */
function pageProblem({ head, oldest, frames }: Pulled, cursor: number): PullProblem | undefined {
  if (head < cursor) return { kind: 'hubWentBack', head, cursor }
  if (oldest > cursor + 1) return { kind: 'snapshotNeeded', oldest }
  let expected = cursor
  for (const { seq } of frames) {
    expected += 1
    if (seq !== expected) return { kind: 'malformed' }
  }
  return undefined
}

/**
 * One step with a set. A change that the database refuses takes the whole step back with it: then the same once more
 * change by change, which is slower, and sets that one aside (security.md S16).
 */
async function takeStep(db: ClinicDatabase, frame: Frame, applyMs: number): Promise<Taken> {
  try {
    return await aside(db, takeSet, { ...frame, applyMs, isCareful: false })
  } catch (error) {
    if (!isOfData(error)) throw error
    return await aside(db, takeSet, { ...frame, applyMs, isCareful: true })
  }
}

async function takeFrame(
  db: ClinicDatabase,
  hub: Pick<HubClient, 'pull'>,
  pace: Pace,
  frame: Frame,
): Promise<PullProblem | undefined> {
  for (;;) {
    const taken = await pace.step((applyMs) => takeStep(db, frame, applyMs))
    if (taken.kind === 'refused') {
      if (await isTakenOutAhead(db, hub, taken.refused)) continue
      const { place: _, ...refused } = taken.refused
      return { ...refused, kind: 'refusedSet' }
    }
    if (taken.kind === 'held') return { kind: 'heldForOwner' }
    if (taken.kind === 'done') await noteAhead(db, taken)
    if (taken.kind !== 'more' && taken.kind !== 'opened') return undefined
  }
}

/** Takes the rows alone: the lists may be behind. @returns how many sets came, or what hindered */
export async function pullRows(
  db: ClinicDatabase,
  hub: Pick<HubClient, 'pull'>,
  onProgress: (cursor: number, head: number) => void = () => {},
): Promise<PullAnswer> {
  let taken = 0
  const pace = new Pace(db, { first: 12, least: 4, most: 40 })
  for (;;) {
    const cursor = readCount(db.glance, 'cursor')
    const page = await hub.pull(cursor, 0)
    if (!page.ok) return page
    const problem = pinProblem(db.glance, page.data.hub) ?? pageProblem(page.data, cursor)
    if (problem !== undefined) return { ok: false, problem }
    if (page.data.frames.length === 0) return { ok: true, data: taken }
    for (const frame of page.data.frames) {
      const hindered = await takeFrame(db, hub, pace, frame)
      if (hindered !== undefined) return { ok: false, problem: hindered }
      taken += 1
    }
    const last = page.data.frames.at(-1)?.seq ?? cursor
    onProgress(last, page.data.head)
    // What came to the hub meanwhile is asked for at the next turn, which is at once.
    if (last >= page.data.head) return { ok: true, data: taken }
  }
}

async function takeKept(db: ClinicDatabase): Promise<void> {
  let step = hasLater(db.glance) ? 'more' : 'done'
  while (step === 'more') step = await aside(db, takeLater, null)
}

/**
 * Takes what the other PCs sent since, set by set in the hub's order, until nothing is left.
 * @param onProgress told the cursor and the hub's head after each page
 * @returns how many sets came, or what hindered
 */
export async function pullSets(
  db: ClinicDatabase,
  hub: Pick<HubClient, 'pull'>,
  onProgress: (cursor: number, head: number) => void = () => {},
): Promise<PullAnswer> {
  await takeKept(db)
  const end = await pullRows(db, hub, onProgress)
  if (hasUnlisted(db.glance)) await listAll(db)
  // Only once all is heard: what another PC mended already is not mended here a second time.
  if (end.ok && !hasOwner(db.glance)) await writeAlways(db, null, keepOwner)
  return end
}
