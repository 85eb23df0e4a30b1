import type { Role } from '#shared/domain/roles.ts'
import type { TimesheetStatus } from '#shared/domain/timesheets.ts'
import type { MailLanguage } from './mailLanguage.ts'

/** The names of the roles, as the screens say them. */
export type RoleWords = Readonly<Record<Role, string>>

/** The public team page. */
export type TeamWords = {
  readonly title: (clinic: string) => string
  readonly student: string
  readonly nobody: string
}

/** A printed timesheet; heads and signatures in the order of their columns. */
export type TimesheetWords = {
  readonly title: string
  /** A day `YYYY-MM-DD`. */
  readonly day: (date: string) => string
  readonly time: (minute: number) => string
  readonly hours: (minutes: number) => string
  readonly period: (from: string, until: string) => string
  readonly status: Readonly<Record<TimesheetStatus, string>>
  readonly heads: readonly string[]
  readonly hidden: string
  readonly totals: string
  readonly week: (monday: string) => string
  readonly sum: string
  readonly sessions: (count: number) => string
  readonly reviewer: (name: string) => string
  readonly decided: (name: string) => string
  readonly signatures: readonly string[]
}

/** The printed staff list; heads in the order of its columns. */
export type StaffListWords = {
  readonly title: string
  readonly heads: readonly string[]
  /** @param day `YYYY-MM-DD` */
  readonly made: (day: string, people: number, printedBy: string) => string
}

/** The signed list of an access review. */
export type AccessReviewWords = {
  /** @param quarter such as `2026 Q4` */
  readonly title: (quarter: string) => string
  readonly heads: Readonly<Record<'name' | 'roles' | 'lastSeen' | 'decision', string>>
  readonly day: (at: number, timezone: string) => string
  readonly never: string
  readonly ended: string
  readonly kept: string
  /** @param roles the names of the roles before; empty where there were none */
  readonly changed: (roles: string) => string
  readonly signature: (signer: string, at: number, timezone: string) => string
  readonly note: string
}

/** Every word that the program puts outside the screen, in one language. */
export type BackendWords = {
  readonly roles: RoleWords
  readonly mail: MailLanguage
  readonly team: TeamWords
  readonly timesheet: TimesheetWords
  readonly staffList: StaffListWords
  readonly accessReview: AccessReviewWords
}
