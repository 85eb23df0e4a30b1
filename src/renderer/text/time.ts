const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' })

/** A moment as people say it: "2 minutes ago", "in 3 hours", "yesterday". Both in milliseconds since 1970. */
export function relativeTime(at: number, now: number): string {
  const distance = at - now
  const size = Math.abs(distance)
  if (size < MINUTE) return distance <= 0 ? 'just now' : 'in a moment'
  if (size < HOUR) return relative.format(Math.trunc(distance / MINUTE), 'minute')
  if (size < DAY) return relative.format(Math.trunc(distance / HOUR), 'hour')
  if (size < 60 * DAY) return relative.format(Math.trunc(distance / DAY), 'day')
  return relative.format(Math.trunc(distance / (30 * DAY)), 'month')
}

/** A length of time as people say it: "45 seconds", "5 minutes", "3 hours", "10 years". */
export function lengthOfTime(seconds: number): string {
  const say = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`
  if (seconds < 90) return say(Math.ceil(seconds), 'second')
  const minutes = seconds / 60
  if (minutes < 90) return say(Math.ceil(minutes), 'minute')
  const hours = minutes / 60
  if (hours < 36) return say(Math.round(hours), 'hour')
  const days = hours / 24
  return days < 730 ? say(Math.round(days), 'day') : say(Math.round(days / 365.25), 'year')
}

/** A moment in full, in the reader's locale; in the clinic's timezone where one is given. */
export function fullTime(at: number, timezone?: string): string {
  return new Intl.DateTimeFormat(undefined, {
    dateStyle: 'full',
    timeStyle: 'short',
    ...(timezone === undefined ? {} : { timeZone: timezone }),
  }).format(at)
}

/** A calendar day `YYYY-MM-DD` in the reader's locale: "3 May 2026". */
export function calendarDay(date: string): string {
  return new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  )
}

/** Weekday, day and time of a session, short: "Mon 24 Nov, 09:30", in the clinic's timezone. */
export function shortTime(at: number, timezone: string): string {
  return new Intl.DateTimeFormat(undefined, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: 'numeric',
    minute: '2-digit',
    timeZone: timezone,
  }).format(at)
}
