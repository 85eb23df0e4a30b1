import type { Clock } from '#shared/lib/hybridClock.ts'
import { LIMITS } from '#shared/protocol/limits.ts'
import type { ClinicDatabase } from '../db/clinicDatabase.ts'
import { problemOf } from '../db/openProblem.ts'
import { type Bell, createBell } from './bell.ts'
import { holdForCopy } from './copying/holdForCopy.ts'
import { DigestWatch } from './digest/digestWatch.ts'
import type { HubClient } from './hubClient.ts'
import { hasUnsent } from './syncRepository.ts'
import { oneExchange } from './oneExchange.ts'
import { type RoundEnd, type RoundParts, type RoundProblem, syncRound } from './syncRound.ts'

/** What is in the way of a sync: something between this PC and the others, or this PC's own disk. */
export type LoopProblem = RoundProblem | { readonly kind: 'local'; readonly isDiskFull: boolean }

/** How it stands between this PC and its hub, as far as the running program knows. */
export type LoopState = {
  readonly isWorking: boolean
  /** What hindered the last round; undefined after one that succeeded. */
  readonly problem: LoopProblem | undefined
  readonly lastContactAt: number | null
  readonly progress: { readonly done: number; readonly total: number } | null
  /** The PCs, by id, that do not have what this one has, though they should. */
  readonly differing: readonly string[]
}

type Parts = Omit<RoundParts, 'hub' | 'onProgress' | 'hasBeenCut' | 'digest' | 'signal'> & {
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

/** Nothing is in the way, as of this time. */
const fineAt = (lastContactAt: number): Partial<LoopState> => ({
  problem: undefined,
  progress: null,
  lastContactAt,
})

/** How long to wait after so many failures one after another, in ms: longer each time, and not all PCs at once. */
function pauseMs(problem: LoopProblem, failures: number, chance: number): number {
  const asked = problem.kind === 'unreachable' ? (problem.retryAfterSeconds ?? 0) * 1000 : 0
  const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(failures - 1, 6))
  return Math.max(asked, pause * (0.5 + chance / 2))
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
  { hub }: Pick<Parts, 'hub'>,
  cursor: number,
  signal: AbortSignal,
  watch: DigestWatch | undefined,
): ReturnType<HubClient['pull']> {
  const quiet = new AbortController()
  const compared = watch?.compareWhenQuiet(cursor, AbortSignal.any([quiet.signal, signal]))
  try {
    return await hub.pull(cursor, LIMITS.waitSeconds, signal)
  } finally {
    quiet.abort()
    await compared
  }
}

/**
 * One turn after the other until it is over. What throws anywhere in one is the database's own trouble: told, and tried
 * again after a pause; or its closing.
 */
async function takeTurns(
  turn: () => Promise<void>,
  {
    isOver,
    onThrow,
    pause,
  }: Pick<Parts, 'onThrow'> & { isOver: () => boolean; pause: (error: unknown) => Promise<void> },
): Promise<void> {
  const afterThrow = async (error: unknown): Promise<void> => {
    if (isOver()) return
    onThrow(error)
    await pause(error)
  }
  while (!isOver()) await turn().catch(afterThrow)
}

/** Keeps a clinic in step with its hub until it is stopped: at once after a save here, and when another PC said something. */
export function startSyncLoop(parts: Parts): SyncLoop {
  const { db, clock, onChange, onThrow, chance } = parts
  const bell = createBell()
  const ending = new AbortController()
  let failures = 0
  let seen = -1
  let state = BEFORE_ANY
  const tell = (next: Partial<LoopState>): void => {
    state = { ...state, ...next }
    onChange(state)
  }
  const watch = new DigestWatch({ ...parts, onCompared: (differing) => tell({ differing }) })
  const onProgress = (done: number, total: number): void => tell({ progress: { done, total } })

  /** Says what is in the way, and waits until it is worth another try. */
  const pauseFor = async (problem: LoopProblem): Promise<void> => {
    failures += 1
    tell({ isWorking: bell.isRung(), problem, progress: null })
    await bell.wait(pauseMs(problem, failures, chance()))
  }

  /** @returns once the hub has news, or this PC, or the wait is over */
  const waitForNews = async ({ cursor, pushed }: RoundDone): Promise<void> => {
    const signal = bell.signal()
    if (signal.aborted) return
    const look = ringAtSave(db, seen, bell)
    const news = await listen(parts, cursor, signal, pushed === 0 ? watch : undefined).finally(() =>
      clearInterval(look),
    )
    if (!news.ok && !signal.aborted) await pauseFor(news.problem)
  }

  const turn = async (): Promise<void> => {
    bell.answer()
    tell({ isWorking: true })
    const hasBeenCut = seen < 0 || failures > 0
    const round = { ...parts, onProgress, signal: ending.signal }
    const end = await oneExchange(db, () => syncRound({ ...round, hasBeenCut, digest: watch.digest }))
    seen = db.commits()
    if (ending.signal.aborted) return
    if (!end.ok) return await pauseFor(end.problem)
    failures = 0
    tell({ ...fineAt(clock.now()), isWorking: bell.isRung(), differing: watch.note(end.data.devices) })
    // What was saved while the hub answered is in no count of the round, and goes at once.
    if (await hasUnsent(db.read)) return
    await holdForCopy({ ...round, ...end.data })
    await waitForNews(end.data)
  }

  // Caught: whoever stops it goes on stopping, whatever happened here.
  const running = takeTurns(turn, {
    isOver: () => ending.signal.aborted,
    onThrow,
    pause: (error) => pauseFor({ kind: 'local', isDiskFull: problemOf(error) === 'diskFull' }),
  }).catch(onThrow)
  return {
    state: () => state,
    now: () => {
      tell({ isWorking: true })
      bell.ring()
    },
    stop: async () => {
      ending.abort()
      bell.ring()
      await running
    },
  }
}
