import type { Clock } from '#shared/lib/hybridClock.ts'
import { LIMITS } from '#shared/protocol/limits.ts'
import type { ClinicDatabase } from '../db/clinicDatabase.ts'
import { type Bell, createBell } from './bell.ts'
import { DigestWatch } from './digest/digestWatch.ts'
import type { HubClient } from './hubClient.ts'
import { hasUnsent } from './syncRepository.ts'
import { type RoundEnd, type RoundParts, type RoundProblem, syncRound } from './syncRound.ts'

/** How it stands between this PC and its hub, as far as the running program knows. */
export type LoopState = {
  readonly isWorking: boolean
  /** What hindered the last round; undefined after one that succeeded. */
  readonly problem: RoundProblem | undefined
  readonly lastContactAt: number | null
  readonly progress: { readonly done: number; readonly total: number } | null
  /** The PCs, by id, that do not have what this one has, though they should. */
  readonly differing: readonly string[]
}

type Parts = Omit<RoundParts, 'hub' | 'onProgress' | 'hasBeenCut' | 'digest'> & {
  readonly hub: RoundParts['hub'] & Pick<HubClient, 'pull'>
  readonly clock: Clock
  readonly onChange: (state: LoopState) => void
  /** Told of an error that no hub causes. */
  readonly onThrow: (error: unknown) => void
  /** Of 1; spreads the tries of many PCs after a hub's return. */
  readonly chance: () => number
}

export type SyncLoop = {
  readonly state: () => LoopState
  /** Tries now instead of at the next turn. */
  readonly now: () => void
  /** Resolves when the round in hand has ended. */
  readonly stop: () => Promise<void>
}

type RoundDone = Extract<RoundEnd, { ok: true }>['data']

const LOOK_MS = 200
const FIRST_PAUSE_MS = 1_000
const LONGEST_PAUSE_MS = 60_000

const BEFORE_ANY: LoopState = {
  isWorking: false,
  problem: undefined,
  lastContactAt: null,
  progress: null,
  differing: [],
}

const DONE = { problem: undefined, progress: null }

/** How long to wait after so many failures one after another, in ms: longer each time, and not all PCs at once. */
function pauseMs(problem: RoundProblem, failures: number, chance: number): number {
  const asked = problem.kind === 'unreachable' ? (problem.retryAfterSeconds ?? 0) * 1000 : 0
  const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(failures - 1, 6))
  return Math.max(asked, pause * (0.5 + chance / 2))
}

/** What throws in a round is the database's own trouble, or its closing: tried again like a lost connection. */
async function tryRound(round: RoundParts, onThrow: (error: unknown) => void): Promise<RoundEnd> {
  try {
    return await syncRound(round)
  } catch (error) {
    onThrow(error)
    return { ok: false, problem: { kind: 'unreachable' } }
  }
}

/** Rings as soon as there were other than so many commits. */
function ringAtSave(db: ClinicDatabase, seen: number, bell: Bell): NodeJS.Timeout {
  const look = setInterval(() => {
    if (db.commits() !== seen) bell.ring()
  }, LOOK_MS)
  return look.unref()
}

/**
 * Waits for the hub's news until `signal` ends that.
 * @param watch compares the PCs' data meanwhile; not right after a push, which is heard first at its place in the order
 */
async function listen(
  hub: Pick<HubClient, 'pull'>,
  cursor: number,
  signal: AbortSignal,
  watch: DigestWatch | undefined,
): ReturnType<HubClient['pull']> {
  const quiet = new AbortController()
  const compared = watch?.compareWhenQuiet(cursor, AbortSignal.any([quiet.signal, signal]))
  const news = await hub.pull(cursor, LIMITS.waitSeconds, signal)
  quiet.abort()
  await compared
  return news
}

/** Keeps a clinic in step with its hub until it is stopped: at once after a save here, and when another PC said something. */
export function startSyncLoop(parts: Parts): SyncLoop {
  const { db, clock, onChange, onThrow, chance } = parts
  const bell = createBell()
  const ending = { isAsked: false }
  let failures = 0
  let seen = -1
  let state = BEFORE_ANY
  const tell = (next: Partial<LoopState>): void => {
    state = { ...state, ...next }
    onChange(state)
  }
  const watch = new DigestWatch({ ...parts, onCompared: (differing) => tell({ differing }) })
  const onProgress = (done: number, total: number): void => tell({ progress: { done, total } })

  const pauseAfter = (problem: RoundProblem): number => pauseMs(problem, (failures += 1), chance())

  /** @returns once the hub has news, or this PC, or the wait is over */
  const waitForNews = async ({ cursor, pushed }: RoundDone): Promise<void> => {
    const signal = bell.signal()
    if (signal.aborted) return
    const look = ringAtSave(db, seen, bell)
    const news = await listen(parts.hub, cursor, signal, pushed === 0 ? watch : undefined)
    clearInterval(look)
    if (!news.ok && !signal.aborted) {
      tell({ problem: news.problem })
      await bell.wait(pauseAfter(news.problem))
    }
  }

  const run = async (): Promise<void> => {
    while (!ending.isAsked) {
      bell.answer()
      tell({ isWorking: true })
      const round = { ...parts, onProgress, hasBeenCut: seen < 0 || failures > 0, digest: watch.digest }
      const end = await tryRound(round, (error) => {
        if (!ending.isAsked) onThrow(error)
      })
      seen = db.commits()
      if (ending.isAsked) return
      if (end.ok) {
        failures = 0
        const differing = watch.note(end.data.devices)
        tell({ ...DONE, isWorking: bell.isRung(), lastContactAt: clock.now(), differing })
        // What was saved while the hub answered is in no count of the round, and goes at once.
        if (!(await hasUnsent(db.read))) await waitForNews(end.data)
      } else {
        tell({ isWorking: bell.isRung(), problem: end.problem, progress: null })
        await bell.wait(pauseAfter(end.problem))
      }
    }
  }
  const running = run()
  return {
    state: () => state,
    now: () => {
      tell({ isWorking: true })
      bell.ring()
    },
    stop: async () => {
      ending.isAsked = true
      bell.ring()
      await running
    },
  }
}
