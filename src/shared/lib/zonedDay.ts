const DAY_MS = 86_400_000

/** What the wall clock of a timezone shows at a moment, as if it were UTC. */
function wallClock(atMs: number, timezone: string): number {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: timezone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(atMs)
  const read = (type: Intl.DateTimeFormatPartTypes): number =>
    Number(parts.find((part) => part.type === type)?.value)
  return Date.UTC(read('year'), read('month') - 1, read('day'), read('hour'), read('minute'))
}

/** The day it is at a moment in a timezone, as `YYYY-MM-DD`. */
export function zonedDay(atMs: number, timezone: string): string {
  return new Date(wallClock(atMs, timezone)).toISOString().slice(0, 10)
}

/**
 * The moment at which a day `YYYY-MM-DD` begins in a timezone, in milliseconds since 1970.
 * @param addDays so many days later
 */
export function zonedDayStart(day: string, timezone: string, addDays = 0): number {
  const midnight = Date.parse(`${day}T00:00:00Z`) + addDays * DAY_MS
  // Twice, since the first guess may lie on the other side of a change of clocks.
  const first = midnight - (wallClock(midnight, timezone) - midnight)
  return midnight - (wallClock(first, timezone) - first)
}
