import type { Plan } from './plan.ts'
import type { Role } from './roles.ts'

/** What became of an appointment. */
export const SESSION_STATUSES = ['scheduled', 'completed', 'cancelled', 'noShow'] as const
export type SessionStatus = (typeof SESSION_STATUSES)[number]

/** How many direct sessions the plan Solo has in a calendar month of the clinic. */
export const SOLO_DIRECT_SESSIONS = 25

/** The most direct sessions of a month on a plan; undefined where it has no limit. */
export function directSessionLimit(plan: Plan): number | undefined {
  return plan === 'solo' ? SOLO_DIRECT_SESSIONS : undefined
}

/** True where a session counts against the plan: with the client, and held or still to be held. */
export function countsAsDirect(status: SessionStatus, isDirect: boolean): boolean {
  return isDirect && (status === 'scheduled' || status === 'completed')
}

/** True where a status can be set at a moment: nothing is completed or missed before it began. */
export function canHaveStatus(status: SessionStatus, startsAt: number, now: number): boolean {
  return status === 'scheduled' || status === 'cancelled' || startsAt <= now
}

/** True for people who hold sessions. */
export function treats(roles: readonly Role[]): boolean {
  return roles.includes('practitioner') || roles.includes('studentPractitioner')
}

type Span = { readonly startsAt: number; readonly durationMinutes: number; readonly status: SessionStatus }

const endOf = ({ startsAt, durationMinutes }: Span): number => startsAt + durationMinutes * 60_000

/** True where two sessions need the same time: one that ends when the other begins does not, nor a cancelled one. */
export function overlaps(one: Span, other: Span): boolean {
  if (one.status === 'cancelled' || other.status === 'cancelled') return false
  return one.startsAt < endOf(other) && other.startsAt < endOf(one)
}
