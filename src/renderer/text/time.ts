import { translatable } from './language.ts'
import { dateFormat, relativeFormat, unitText } from './locale.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Moments too near for a count. */
export const timeWords = translatable('time.timeWords', {
  justNow: 'just now',
  inAMoment: 'in a moment',
} as const)

/** A moment as people say it: "2 minutes ago", "in 3 hours", "yesterday". Both in milliseconds since 1970. */
export function relativeTime(at: number, now: number): string {
  const distance = at - now
  const size = Math.abs(distance)
  const relative = relativeFormat()
  if (size < MINUTE) return distance <= 0 ? timeWords.justNow : timeWords.inAMoment
  if (size < HOUR) return relative.format(Math.trunc(distance / MINUTE), 'minute')
  if (size < DAY) return relative.format(Math.trunc(distance / HOUR), 'hour')
  if (size < 60 * DAY) return relative.format(Math.trunc(distance / DAY), 'day')
  return relative.format(Math.trunc(distance / (30 * DAY)), 'month')
}

/** A length of time as people say it: "45 seconds", "5 minutes", "3 hours", "10 years". */
export function lengthOfTime(seconds: number): string {
  if (seconds < 90) return unitText(Math.ceil(seconds), 'second')
  const minutes = seconds / 60
  if (minutes < 90) return unitText(Math.ceil(minutes), 'minute')
  const hours = minutes / 60
  if (hours < 36) return unitText(Math.round(hours), 'hour')
  const days = hours / 24
  return days < 730 ? unitText(Math.round(days), 'day') : unitText(Math.round(days / 365.25), 'year')
}

/** A moment in full, in the reader's locale; in the clinic's timezone where one is given. */
export function fullTime(at: number, timezone?: string): string {
  return dateFormat({
    dateStyle: 'full',
    timeStyle: 'short',
    ...(timezone === undefined ? {} : { timeZone: timezone }),
  }).format(at)
}

/** The day of a moment, in words and without its time: "3 May 2026". */
export function longDay(at: number): string {
  return dateFormat({ dateStyle: 'long' }).format(at)
}

/** A calendar day `YYYY-MM-DD` in the reader's locale: "3 May 2026". */
export function calendarDay(date: string): string {
  return dateFormat({ dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`))
}

/** A month `YYYY-MM` in the reader's locale: "May 2026". */
export function monthName(month: string): string {
  const first = new Date(`${month}-01T00:00:00Z`)
  return dateFormat({ month: 'long', year: 'numeric', timeZone: 'UTC' }).format(first)
}

/** The weekday of a calendar day, short: "Mon". */
export function weekday(date: string): string {
  return dateFormat({ weekday: 'short', day: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  )
}

/** Weekday, day and time of a session, short: "Mon 24 Nov, 09:30", in the clinic's timezone. */
export function shortTime(at: number, timezone: string): string {
  return dateFormat({
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: 'numeric',
    minute: '2-digit',
    timeZone: timezone,
  }).format(at)
}
