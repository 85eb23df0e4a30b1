const DAY_MS = 86_400_000
const MINUTE_MS = 60_000

const formats = new Map<string, Intl.DateTimeFormat>()

/** A format is dear to make and always the same: one for each timezone is kept. */
function formatOf(timezone: string): Intl.DateTimeFormat {
  const kept = formats.get(timezone)
  if (kept !== undefined) return kept
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone: timezone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  })
  formats.set(timezone, made)
  return made
}

/** What the wall clock of a timezone shows at a moment, to the minute, as if it were UTC. */
export function wallClock(atMs: number, timezone: string): number {
  const parts = formatOf(timezone).formatToParts(atMs)
  const read = (type: Intl.DateTimeFormatPartTypes): number =>
    Number(parts.find((part) => part.type === type)?.value)
  return Date.UTC(read('year'), read('month') - 1, read('day'), read('hour'), read('minute'))
}

/** The day it is at a moment in a timezone, as `YYYY-MM-DD`. */
export function zonedDay(atMs: number, timezone: string): string {
  return new Date(wallClock(atMs, timezone)).toISOString().slice(0, 10)
}

/** The two moments at which a wall clock would show something, by what it is from UTC the day before and the day after. */
function guessMoments(wanted: number, timezone: string): [number, number] {
  const guess = (near: number): number =>
    wanted - (wallClock(near, timezone) - Math.floor(near / MINUTE_MS) * MINUTE_MS)
  return [guess(wanted - DAY_MS), guess(wanted + DAY_MS)]
}

/** The earliest moment at which the wall clock of a timezone shows this; undefined where it jumps over it. */
function firstShowing(wanted: number, timezone: string): number | undefined {
  const moments = guessMoments(wanted, timezone).filter((moment) => wallClock(moment, timezone) === wanted)
  return moments.length === 0 ? undefined : Math.min(...moments)
}

/** The moment of the jump that leaves out what a wall clock never shows, to the minute. */
function jumpOver(wanted: number, timezone: string): number {
  const guesses = guessMoments(wanted, timezone)
  let before = Math.min(...guesses) / MINUTE_MS
  let after = Math.max(...guesses) / MINUTE_MS
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (wallClock(middle * MINUTE_MS, timezone) < wanted) before = middle
    else after = middle
  }
  return after * MINUTE_MS
}

/**
 * The moment at which a day `YYYY-MM-DD` begins in a timezone, in milliseconds since 1970: midnight, and where the
 * clocks jump over midnight the first moment after it.
 * @param addDays so many days later
 */
export function zonedDayStart(day: string, timezone: string, addDays = 0): number {
  const midnight = Date.parse(`${day}T00:00:00Z`) + addDays * DAY_MS
  return firstShowing(midnight, timezone) ?? jumpOver(midnight, timezone)
}

/** Minutes after midnight that the wall clock of a timezone shows at a moment. */
export function zonedMinute(atMs: number, timezone: string): number {
  return Math.floor((wallClock(atMs, timezone) % DAY_MS) / MINUTE_MS)
}

/**
 * The moment at which the wall clock of a timezone shows so many minutes after midnight of a day `YYYY-MM-DD`: the
 * earlier one where it shows them twice.
 * @returns undefined where the clock jumps over that time
 */
export function zonedMoment(day: string, minute: number, timezone: string): number | undefined {
  return firstShowing(Date.parse(`${day}T00:00:00Z`) + minute * MINUTE_MS, timezone)
}
