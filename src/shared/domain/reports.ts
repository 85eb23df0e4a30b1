/** How far back a report looks, in months. */
export const REPORT_MONTHS = [3, 6, 12, 24] as const
export type ReportMonths = (typeof REPORT_MONTHS)[number]

/** The reports of the clinic. */
export const REPORTS = ['people', 'sessions', 'signIn'] as const
export type ReportName = (typeof REPORTS)[number]

const DAY_MS = 86_400_000

const asDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10)

/** The Monday of the week that a day `YYYY-MM-DD` lies in. */
export function mondayOf(day: string): string {
  const ms = Date.parse(day)
  return asDay(ms - ((new Date(ms).getUTCDay() + 6) % 7) * DAY_MS)
}

/** So many days after a day `YYYY-MM-DD`, or before it where negative. */
export function dayPlus(day: string, days: number): string {
  return asDay(Date.parse(day) + days * DAY_MS)
}

/** The first day of the month that lies so many months before the month of a day `YYYY-MM-DD`. */
export function monthStart(day: string, monthsBack: number): string {
  const date = new Date(Date.parse(day))
  return asDay(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - monthsBack, 1))
}

/**
 * The days at whose beginning a report over time looks: Mondays where it looks back three months, else the first of
 * each month; the oldest first, none after `today`.
 */
export function reportDays(today: string, months: ReportMonths): string[] {
  if (months === 3)
    return Array.from({ length: 13 }, (_, index) => dayPlus(mondayOf(today), (index - 12) * 7))
  return Array.from({ length: months }, (_, index) => monthStart(today, months - 1 - index))
}

/** The Mondays of the weeks that a report looks back on, this week included; the oldest first. */
export function reportWeeks(today: string, months: ReportMonths): string[] {
  const weeks = Math.round((months * 52) / 12)
  return Array.from({ length: weeks }, (_, index) => dayPlus(mondayOf(today), (index - weeks + 1) * 7))
}
