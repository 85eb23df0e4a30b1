import type { Role } from './roles.ts'

/** Days before the end of a placement at which student and supervisor are told (product.md 39). */
export const PLACEMENT_NOTICE_DAYS = [30, 14, 3] as const
/** Days before the end of a licence at which its holder is told (product.md 14). */
export const LICENCE_NOTICE_DAYS = [90, 60, 30] as const

const DAY_MS = 86_400_000

/** True where these roles make somebody a student: with the role Practitioner nobody is in a placement any more. */
export function isStudent(roles: readonly Role[]): boolean {
  return roles.includes('studentPractitioner') && !roles.includes('practitioner')
}

/** Whole days from one calendar day to another, both `YYYY-MM-DD`; negative where the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)
}

/** The step of a notice that is reached: the nearest one; undefined where the end is further off, or over. */
export function noticeStep(daysLeft: number, steps: readonly number[]): number | undefined {
  if (daysLeft < 0) return undefined
  return steps.filter((step) => daysLeft <= step).toSorted((one, other) => one - other)[0]
}
