import type { SyncState } from '#shared/contract/sync.ts'
import { MAX_DRAG_MS } from '#shared/lib/hybridClock.ts'
import type { StaffList } from '../syncDesk.ts'
import { problemShown } from './problemShown.ts'
import type { LoopState } from './syncLoop.ts'
import type { SyncCounts } from './syncRepository.ts'

/** The state of a clinic with one PC. */
export const NO_HUB: SyncState = {
  kind: 'none',
  problem: null,
  inStepSince: null,
  lastContactAt: null,
  unsent: 0,
  progress: null,
  toReview: 0,
  setAside: 0,
  held: null,
  clocks: { own: null, others: [] },
  differsFrom: [],
  copying: null,
  staffList: null,
}

/** What the running program knows beside the loop and the database. */
export type Known = {
  readonly inStepSince: number | null
  readonly ownAheadMs: number
  readonly differsFrom: readonly string[]
  readonly staffList: StaffList
  readonly copying: SyncState['copying']
}

/** How it stands with the hub, for the screens. */
export function stateOf(
  counts: SyncCounts,
  loop: LoopState | undefined,
  { inStepSince, ownAheadMs, differsFrom, staffList, copying }: Known,
): SyncState {
  const { unsent, toReview, setAside, isJoining, held } = counts
  const hindered = loop?.problem === undefined ? null : problemShown(loop.problem)
  const problem = hindered ?? (differsFrom.length > 0 ? 'differs' : null)
  const isWaiting = loop === undefined || loop.problem !== undefined
  const isBehind = unsent > 0 || loop?.isWorking === true || loop?.lastContactAt === null
  const trouble = problem !== null || setAside > 0 ? 'attention' : isWaiting ? 'waiting' : undefined
  return {
    kind: trouble ?? (isJoining ? 'joining' : isBehind ? 'working' : 'inStep'),
    problem,
    inStepSince,
    lastContactAt: loop?.lastContactAt ?? staffList.lastContactAt,
    unsent,
    progress: loop?.progress ?? null,
    toReview,
    setAside,
    held,
    clocks: { own: Math.abs(ownAheadMs) > MAX_DRAG_MS ? ownAheadMs : null, others: counts.ahead },
    differsFrom: [...differsFrom],
    copying,
    staffList: staffList.daysLeft === null ? null : { isOld: staffList.isOld, daysLeft: staffList.daysLeft },
  }
}
