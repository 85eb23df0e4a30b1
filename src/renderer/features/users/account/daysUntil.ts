const DAY_MS = 86_400_000

/**
 * Days from today in a timezone to a calendar day; negative once it is over.
 * @param date `YYYY-MM-DD`
 * @param timezone an IANA name
 */
export function daysUntil(date: string, timezone: string, nowMs: number): number {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: timezone, dateStyle: 'short' }).format(nowMs)
  return Math.round((Date.parse(date) - Date.parse(today)) / DAY_MS)
}

/** How near an end is, in the steps at which the clinic is told: 90, 60 and 30 days (product.md 14). */
export type EndingStep = 'over' | '30' | '60' | '90'

/** The step that is reached; undefined while the end is more than 90 days away. */
export function endingStep(days: number): EndingStep | undefined {
  if (days < 0) return 'over'
  if (days <= 30) return '30'
  if (days <= 60) return '60'
  return days <= 90 ? '90' : undefined
}
