import type { SessionStatus } from './sessions.ts'

/** `draft` is of timesheets that were never handed in. */
export const TIMESHEET_STATUSES = ['draft', 'submitted', 'approved', 'denied'] as const
export type TimesheetStatus = (typeof TIMESHEET_STATUSES)[number]

/** True for a timesheet that holds its sessions: denied ones give them back to the practitioner (product.md 12). */
export function isLiving(status: TimesheetStatus): boolean {
  return status === 'submitted' || status === 'approved'
}

/** True where a session can be in a timesheet. */
export function isAccountable(status: SessionStatus, isBillable: boolean): boolean {
  return status === 'completed' && isBillable
}

type Holder = {
  readonly timesheetId: string
  readonly status: TimesheetStatus
  readonly submittedAt: number | null
}

/**
 * Which of several timesheets has a session that two PCs put into both while neither knew of the other: an approved one
 * before one that waits, then the one handed in first. Every PC says the same.
 * @returns undefined where none of them is living
 */
export function holderOf<T extends Holder>(timesheets: readonly T[]): T | undefined {
  const rank = ({ status }: Holder): number => (status === 'approved' ? 0 : 1)
  return timesheets
    .filter(({ status }) => isLiving(status))
    .toSorted(
      (one, other) =>
        rank(one) - rank(other) ||
        (one.submittedAt ?? 0) - (other.submittedAt ?? 0) ||
        (one.timesheetId < other.timesheetId ? -1 : 1),
    )[0]
}

export type TimesheetLine = {
  /** `YYYY-MM-DD` in the clinic's timezone. */
  readonly day: string
  readonly serviceId: string
  readonly serviceName: string
  readonly durationMinutes: number
}
export type ServiceTotal = {
  readonly serviceId: string
  readonly serviceName: string
  readonly sessions: number
  readonly minutes: number
}
/** One week, by its Monday, with what each service took in it. */
export type WeekTotal = { readonly monday: string; readonly services: ServiceTotal[] }

/** The Monday of the week of a day, both `YYYY-MM-DD`. */
export function mondayOf(day: string): string {
  return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7))
}

/** So many days later, both `YYYY-MM-DD`. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

const byName = (one: ServiceTotal, other: ServiceTotal): number =>
  one.serviceName.localeCompare(other.serviceName) || (one.serviceId < other.serviceId ? -1 : 1)

/** What sessions come to, per service, by name. */
export function totalsByService(lines: readonly TimesheetLine[]): ServiceTotal[] {
  const groups = Map.groupBy(lines, ({ serviceId }) => serviceId)
  return [...groups]
    .map(([serviceId, ofService]) => ({
      serviceId,
      serviceName: ofService[0]?.serviceName ?? '',
      sessions: ofService.length,
      minutes: ofService.reduce((sum, { durationMinutes }) => sum + durationMinutes, 0),
    }))
    .toSorted(byName)
}

/** What sessions come to, per week and service; weeks in their order, those without a session left out. */
export function totalsByWeek(lines: readonly TimesheetLine[]): WeekTotal[] {
  const weeks = Map.groupBy(lines, ({ day }) => mondayOf(day))
  return [...weeks]
    .map(([monday, ofWeek]) => ({ monday, services: totalsByService(ofWeek) }))
    .toSorted((one, other) => (one.monday < other.monday ? -1 : 1))
}
