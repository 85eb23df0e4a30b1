import { calendarDay } from '#renderer/text/time.ts'

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** What tells two people of one name apart, as people read it: an e-mail stays, a date of birth is written out. */
export function recordDetail(detail: string): string {
  return DAY.test(detail) ? calendarDay(detail) : detail
}
