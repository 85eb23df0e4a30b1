/** One day of appointments, `YYYY-MM-DD` in the clinic's timezone. */
export type Day<T> = { readonly day: string; readonly sessions: readonly T[] }

/**
 * Groups what is in date order by the day it starts on in a timezone.
 * @param timezone an IANA name
 */
export function groupByDay<T extends { readonly startsAt: number }>(
  sessions: readonly T[],
  timezone: string,
): Day<T>[] {
  const dayFormat = new Intl.DateTimeFormat('en-CA', { timeZone: timezone, dateStyle: 'short' })
  const days: { day: string; sessions: T[] }[] = []
  for (const session of sessions) {
    const day = dayFormat.format(session.startsAt)
    const last = days.at(-1)
    if (last?.day === day) last.sessions.push(session)
    else days.push({ day, sessions: [session] })
  }
  return days
}
