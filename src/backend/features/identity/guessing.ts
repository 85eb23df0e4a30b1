import { FREE_TRIES } from '#shared/domain/users.ts'

const PAUSES_MS = [30_000, 60_000, 120_000, 300_000, 900_000] as const
const LONGEST_PAUSE_MS = 900_000

/** How long the next try must wait after so many wrong ones in a row at one name on this PC. */
export function pauseAfter(failures: number): number {
  if (failures < FREE_TRIES) return 0
  return PAUSES_MS[failures - FREE_TRIES] ?? LONGEST_PAUSE_MS
}

/**
 * How many wrong tries in a row one name has on this PC before only a person or a recovery code helps: so few that all
 * PCs together, each offline, stay within 100 (security.md A3).
 */
export function mostTries(pcs: number): number {
  return Math.min(50, Math.floor(100 / Math.max(1, pcs)))
}

/** What one PC has seen of wrong tries at any name: its bound on trying one password with many names. */
export type PcPace = {
  readonly failures: number
  /** Of the ten minutes in which they are counted. */
  readonly periodLeftMs: number
  readonly pauseLeftMs: number
  /** How often in a row the bound was reached; each doubles the pause. */
  readonly times: number
}

export const CALM_PC: PcPace = { failures: 0, periodLeftMs: 0, pauseLeftMs: 0, times: 0 }
const PERIOD_MS = 600_000
const MOST_IN_PERIOD = 20
const FIRST_PAUSE_MS = 60_000
const MOST_DOUBLINGS = 6

/** The pace after so many milliseconds of running time. */
export function passTime(pace: PcPace, ms: number): PcPace {
  const pauseLeftMs = Math.max(0, pace.pauseLeftMs - ms)
  const periodLeftMs = Math.max(0, pace.periodLeftMs - ms)
  if (periodLeftMs > 0 || pauseLeftMs > 0) return { ...pace, pauseLeftMs, periodLeftMs }
  return CALM_PC
}

/** The pace after one more wrong try. */
export function countTry(pace: PcPace): PcPace {
  const failures = pace.failures + 1
  const periodLeftMs = pace.failures === 0 ? PERIOD_MS : pace.periodLeftMs
  if (failures < MOST_IN_PERIOD) return { ...pace, failures, periodLeftMs }
  const times = Math.min(MOST_DOUBLINGS, pace.times + 1)
  const pauseLeftMs = FIRST_PAUSE_MS * 2 ** (times - 1)
  // The next period begins behind the pause, so that the doubling is not forgotten while it lasts.
  return { failures: 0, periodLeftMs: pauseLeftMs + PERIOD_MS, pauseLeftMs, times }
}
