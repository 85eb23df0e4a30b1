const MINUTE_MS = 60_000
const STEPS_MINUTES = [1, 5, 15, 60, 180, 360]
const JITTER = 0.2

/** Nothing is ever put off for longer, in milliseconds. */
export const FURTHEST_MS = 360 * MINUTE_MS

/**
 * How long to wait after so many failed tries in a row, in milliseconds: 1, 5, 15 minutes, 1, 3, 6 hours, each a fifth
 * more or less, so that several PCs of a clinic do not come at once.
 * @param random from 0 up to 1
 */
export function waitAfter(failures: number, random: number): number {
  const minutes = STEPS_MINUTES[Math.min(failures, STEPS_MINUTES.length) - 1] ?? 1
  return Math.min(Math.round(minutes * MINUTE_MS * (1 + JITTER * (2 * random - 1))), FURTHEST_MS)
}
