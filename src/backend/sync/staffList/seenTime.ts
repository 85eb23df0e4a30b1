import type { Clock } from '#shared/lib/hybridClock.ts'

const DAY_MS = 86_400_000
/** Without the hub for so long, a PC's list of staff is old (security.md 6, "Staff list freshness"). */
export const STAFF_LIST_MS = 14 * DAY_MS

/** A time that this PC has come to, and where its running clock stood then. */
export type SeenTime = { readonly at: number; readonly monotonic: number }

/**
 * The time as a PC may believe it: what its clock shows, and never less than it has seen and run since. A clock that
 * is set back gains nobody a day.
 */
export function timeSince(seen: SeenTime, clock: Clock): number {
  return Math.max(clock.now(), seen.at + clock.monotonic() - seen.monotonic)
}

/** Whether a staff list that was right at one time is old at another. */
export const isOldAt = (freshAt: number, at: number): boolean => at - freshAt >= STAFF_LIST_MS

/** Days that are left before it is old, the begun one counted. */
export const daysLeftAt = (freshAt: number, at: number): number =>
  Math.max(0, Math.ceil((STAFF_LIST_MS - (at - freshAt)) / DAY_MS))
