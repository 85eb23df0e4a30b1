import type { Clock } from '#shared/lib/hybridClock.ts'
import { LIMITS } from '#shared/protocol/limits.ts'
import type { HubClient } from './hubClient.ts'
import type { PullProblem } from './pullSets.ts'
import { type RoundParts, syncRound } from './syncRound.ts'

/** How it stands between this PC and its hub, as far as the running program knows. */
export type LoopState = {
  readonly isWorking: boolean
  /** What hindered the last round; undefined after one that succeeded. */
  readonly problem: PullProblem | undefined
  readonly lastContactAt: number | null
  readonly progress: { readonly done: number; readonly total: number } | null
}

type Parts = Omit<RoundParts, 'hub' | 'onProgress'> & {
  readonly hub: RoundParts['hub'] & Pick<HubClient, 'pull'>
  readonly clock: Clock
  readonly onChange: (state: LoopState) => void
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

const LOOK_MS = 200
const FIRST_PAUSE_MS = 1_000
const LONGEST_PAUSE_MS = 60_000

/** A wait that somebody may end. */
function createBell(): {
  readonly ring: () => void
  readonly wait: (ms: number) => Promise<void>
  readonly signal: () => AbortSignal
} {
  let controller = new AbortController()
  return {
    ring: () => controller.abort(),
    signal: () => {
      if (controller.signal.aborted) controller = new AbortController()
      return controller.signal
    },
    wait: (ms) =>
      new Promise((resolve) => {
        if (controller.signal.aborted) controller = new AbortController()
        const timer = setTimeout(resolve, ms)
        timer.unref()
        controller.signal.addEventListener('abort', () => {
          clearTimeout(timer)
          resolve()
        })
      }),
  }
}

/** Keeps a clinic in step with its hub until it is stopped: at once after a save here, and when another PC said something. */
export function startSyncLoop(parts: Parts): SyncLoop {
  const { db, hub, clock, onChange, chance } = parts
  const bell = createBell()
  let isStopping = false
  let failures = 0
  let seen = -1
  let state: LoopState = { isWorking: false, problem: undefined, lastContactAt: null, progress: null }
  const tell = (next: Partial<LoopState>): void => {
    state = { ...state, ...next }
    onChange(state)
  }
  const onProgress = (done: number, total: number): void => tell({ progress: { done, total } })

  const pauseAfter = (problem: PullProblem): number => {
    failures += 1
    const asked = problem.kind === 'unreachable' ? (problem.retryAfterSeconds ?? 0) * 1000 : 0
    const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(failures - 1, 6))
    return Math.max(asked, pause * (0.5 + chance() / 2))
  }

  /** @returns once the hub has news, or this PC, or the wait is over */
  const waitForNews = async (cursor: number): Promise<void> => {
    const signal = bell.signal()
    const watch = setInterval(() => {
      if (db.commits() !== seen) bell.ring()
    }, LOOK_MS)
    watch.unref()
    const news = await hub.pull(cursor, LIMITS.waitSeconds, signal)
    clearInterval(watch)
    if (!news.ok && !signal.aborted) {
      tell({ problem: news.problem })
      await bell.wait(pauseAfter(news.problem))
    }
  }

  const run = async (): Promise<void> => {
    while (!isStopping) {
      tell({ isWorking: true })
      const end = await syncRound({ ...parts, onProgress })
      seen = db.commits()
      if (isStopping) return
      if (end.ok) {
        failures = 0
        tell({ isWorking: false, problem: undefined, lastContactAt: clock.now(), progress: null })
        if (end.data.unsent === 0) await waitForNews(end.data.cursor)
      } else {
        tell({ isWorking: false, problem: end.problem, progress: null })
        await bell.wait(pauseAfter(end.problem))
      }
    }
  }
  const running = run()
  return {
    state: () => state,
    now: () => bell.ring(),
    stop: async () => {
      isStopping = true
      bell.ring()
      await running
    },
  }
}
