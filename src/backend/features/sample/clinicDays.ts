import { wallClock } from '#shared/lib/zonedDay.ts'

const DAY_MS = 86_400_000

/** A day of the calendar with its distance from today. */
export type ClinicDay = {
  /** `YYYY-MM-DD`. */
  readonly date: string
  /** 0 is Sunday. */
  readonly weekday: number
  /** The moment of so many minutes after midnight on the clinic's wall clock, in milliseconds since 1970. */
  readonly at: (minutes: number) => number
}

/**
 * The days around a moment as a clinic in this timezone counts them; day 0 is its today.
 * Clocks change in the night, so that noon tells the offset of all working hours of a day.
 */
export function createClinicDays(nowMs: number, timezone: string): (offset: number) => ClinicDay {
  const today = Math.floor(wallClock(nowMs, timezone) / DAY_MS) * DAY_MS
  return (offset) => {
    const midnight = today + offset * DAY_MS
    const noon = midnight + DAY_MS / 2
    const firstGuess = noon - (wallClock(noon, timezone) - noon)
    const shift = wallClock(firstGuess, timezone) - firstGuess
    const day = new Date(midnight)
    return {
      date: day.toISOString().slice(0, 10),
      weekday: day.getUTCDay(),
      at: (minutes) => midnight + minutes * 60_000 - shift,
    }
  }
}
