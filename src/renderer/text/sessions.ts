import type { SessionStatus } from '#shared/domain/sessions.ts'
import { translatable } from './language.ts'
import { dateFormat, unitText } from './locale.ts'

/** What became of a session, in a word. */
export const sessionStatusNames: Readonly<Record<SessionStatus, string>> = translatable(
  'sessions.sessionStatusNames',
  { scheduled: 'Scheduled', completed: 'Completed', cancelled: 'Cancelled', noShow: 'No-show' },
)

/** The page "Sessions". */
export const sessionsText = translatable('sessions.sessionsText', {
  title: 'Sessions',
  whose: 'Sessions of',
  whoseHint: 'Name of a practitioner',
  nobodyFound: 'Nobody matches.',
  gone: 'gone',
  nobody: 'Nobody here holds sessions yet',
  nobodyExplained: 'Sessions belong to practitioners and student practitioners.',
  notYours: 'You hold no sessions',
  notYoursExplained: 'Once you are a practitioner, your weeks are here.',
  week: 'Week',
  list: 'List',
  view: 'Show as',
  before: 'Week before',
  after: 'Week after',
  today: 'This week',
  new: 'New session',
  newOn: (day: string): string => `New session on ${day}`,
  emptyWeek: 'No sessions this week',
  emptyWeekExplained: 'Sessions of this person in this week are listed here.',
  limit: (used: number, most: number, month: string): string => `${used} of ${most} in ${month}`,
  limitThisMonth: (used: number, most: number): string => `${used} of ${most} this month`,
  limitExplained: 'Direct sessions of a calendar month on the plan Solo',
  hiddenClient: 'A client you don’t see',
  overlaps: 'Overlaps',
  inTimesheet: 'In a timesheet',
  desk: 'Without the client',
  notBillable: 'Not billable',
  inTimezone: (timezone: string): string => `Times of ${timezone}`,
  failed: 'Sessions could not be loaded',
  /** What a reader hears of a session in the calendar, after time, client and service. */
  spoken: (status: string, day: string): string => `, ${status}, ${day}`,
} as const)

/** The form of one session. */
export const sessionFormText = translatable('sessions.sessionFormText', {
  newTitle: 'New session',
  title: (client: string): string => `Session with ${client}`,
  practitioner: (name: string): string => `Practitioner: ${name}`,
  holder: 'Practitioner',
  holderGone: (name: string): string => `${name} is gone. Choose who holds this session now.`,
  client: 'Client',
  clientHint: 'Part of a name',
  noClient: 'No client of this name.',
  service: 'Service',
  serviceHint: 'Offered by discipline and tier',
  noService: 'This person offers no service. Discipline and tier decide.',
  day: 'Day',
  start: 'Starts at',
  minutes: 'Minutes',
  direct: 'Direct: with the client',
  billable: 'Billable',
  complete: 'Complete',
  noShow: 'No-show',
  cancelSession: 'Cancel session',
  reopen: 'Open again',
  notBegun: 'It can be completed once it has begun.',
  timeMissing: 'Type a time like 09:30.',
  minutesWrong: 'Between 5 and 720 minutes.',
  overlapTitle: 'Others at this time',
  overlapOwn: (time: string, client: string): string => `${time}: ${client}`,
  overlapClient: (time: string, practitioner: string): string =>
    `${time}: the client is with ${practitioner}`,
  overlapExplained: 'It can be saved all the same.',
  limitReached: (most: number, month: string): string =>
    `The ${most} direct sessions of ${month} on the plan Solo are taken.`,
  readOnly: 'You can see this session, and not change it.',
  saved: 'Saved.',
  savedOverlapping: (count: number): string =>
    count === 1
      ? 'Saved. One other session is at the same time.'
      : `Saved. ${count} other sessions are at the same time.`,
  done: {
    scheduled: 'Open again.',
    completed: 'Completed.',
    cancelled: 'Cancelled.',
    noShow: 'Noted as a no-show.',
  },
  undo: 'Undo',
} as const)

/** A day in a column's head: "Tue 6 Oct". */
export function headDay(day: string): string {
  return dateFormat({ weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )
}

/** A day in full: "Tuesday, 6 October 2026". */
export function longDay(day: string): string {
  return dateFormat({ dateStyle: 'full', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
}

/** Two days as a span: "5 – 11 Oct 2026". */
export function daySpan(from: string, until: string): string {
  return dateFormat({ dateStyle: 'medium', timeZone: 'UTC' }).formatRange(
    new Date(`${from}T00:00:00Z`),
    new Date(`${until}T00:00:00Z`),
  )
}

/** A time of the wall clock, by its minutes after midnight. */
export function clockTime(minute: number): string {
  return dateFormat({ timeStyle: 'short', timeZone: 'UTC' }).format(new Date(minute * 60_000))
}

/** From when until when, on the wall clock. */
export function clockSpan(minute: number, length: number): string {
  return dateFormat({ timeStyle: 'short', timeZone: 'UTC' }).formatRange(
    new Date(minute * 60_000),
    new Date((minute + length) * 60_000),
  )
}

/** A length of a session: "45 minutes". */
export function minutesText(minutes: number): string {
  return unitText(minutes, 'minute')
}
