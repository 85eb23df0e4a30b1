import type { TimesheetStatus } from '#shared/domain/timesheets.ts'
import { translatable } from './language.ts'
import { numberFormat } from './locale.ts'

/** Where a timesheet stands, in a word. */
export const timesheetStatusLabels: Readonly<Record<TimesheetStatus, string>> = translatable(
  'timesheets.timesheetStatusLabels',
  { draft: 'Draft', submitted: 'Submitted', approved: 'Approved', denied: 'Denied' },
)

/** Hours of so many minutes, as timesheets count them: "1.75". */
export function hoursText(minutes: number): string {
  return numberFormat({ minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(minutes / 60)
}

/** The page "Timesheets" and one timesheet. */
export const timesheetsText = translatable('timesheets.timesheetsText', {
  title: 'Timesheets',
  states: 'State',
  failed: 'Timesheets could not be loaded',
  off: 'Timesheets are switched off',
  offExplained: 'An owner can switch them on in Settings. Those that were handed in before stay here.',
  offKept: 'Those that were handed in before stay here.',
  openSwitch: 'Open Settings > Timesheets',
  openOwn: 'Open your sessions',
  empty: { submitted: 'No timesheet waits', approved: 'None was approved yet', denied: 'None was denied' },
  emptyExplained:
    'Practitioners hand timesheets in from their Account Settings, on the tab “Sessions”, by “Generate timesheet”.',
  tab: (state: string): string => state,
  practitioner: 'Practitioner',
  period: 'Period',
  sessions: 'Sessions',
  hours: 'Hours',
  reviewer: 'Reviewer',
  submittedAt: 'Submitted',
  decidedBy: (name: string): string => `Decided by ${name}`,
  open: (name: string, period: string): string => `Open the timesheet of ${name}, ${period}`,
  more: 'Show more',
  heading: (name: string): string => `Timesheet of ${name}`,
  facts: (sessions: number, hours: string): string =>
    sessions === 1 ? `1 session, ${hours} hours` : `${sessions} sessions, ${hours} hours`,
  asked: (name: string): string => `Reviewer: ${name}`,
  reason: (reason: string): string => `Denied: ${reason}`,
  heldElsewhere: (count: number): string =>
    count === 1
      ? 'One session is in another timesheet too, which two PCs made at the same time. It counts there, not here.'
      : `${count} sessions are in other timesheets too, which two PCs made at the same time. They count there, not here.`,
  changedSince: (count: number): string =>
    count === 1
      ? 'One session was changed on another PC after this timesheet was handed in. Here it stands as it was handed in.'
      : `${count} sessions were changed on other PCs after this timesheet was handed in. Here they stand as they were handed in.`,
  approve: 'Approve',
  deny: 'Deny',
  approved: 'Approved. The timesheet is closed.',
  denied: 'Denied. The sessions go back to the practitioner.',
  denyReason: 'Why?',
  denyReasonHelp: 'The practitioner reads this.',
  resubmit: 'Submit again',
  resubmitted: (count: number): string =>
    count === 1 ? 'Submitted again, with 1 session.' : `Submitted again, with ${count} sessions.`,
  resubmitExplained:
    'Change what is to be changed on the page “Sessions” first. Sessions that are no longer completed and billable stay out.',
  csv: 'Export as CSV',
  pdf: 'Save as PDF',
  fileName: (name: string, from: string, until: string): string => `timesheet ${name} ${from} ${until}.csv`,
  columns: {
    day: 'Day',
    time: 'Time',
    client: 'Client',
    service: 'Service',
    minutes: 'Minutes',
    hours: 'Hours',
    state: 'Timesheet',
    direct: 'Direct',
  },
  yes: 'yes',
  no: 'no',
  hiddenClient: 'A client you don’t see',
  totals: 'Totals by week and service',
  chart: 'Hours per week and service, as a picture of the table below',
  week: 'Week of',
  sum: 'Together',
} as const)

/** The tab "Sessions" of the Account modal. */
export const accountSessionsText = translatable('timesheets.accountSessionsText', {
  from: 'From',
  until: 'Until',
  wrongOrder: 'The end lies before the start.',
  loading: 'Sessions',
  empty: 'No completed, billable sessions',
  emptyExplained: 'Sessions of this period that were completed and are billable are listed here.',
  generate: 'Generate timesheet',
  list: 'Sessions',
  free: 'Not in a timesheet yet',
} as const)

/** "Generate timesheet". */
export const generateText = translatable('timesheets.generateText', {
  title: 'Generate timesheet',
  period: (span: string): string => `Completed, billable sessions of ${span}`,
  clients: 'Clients',
  addAll: 'Add All',
  client: (name: string, sessions: number): string =>
    sessions === 1 ? `${name}, 1 session` : `${name}, ${sessions} sessions`,
  nothing: 'Every session of this period is in a timesheet already.',
  reviewer: 'Reviewer',
  reviewerHint: 'An owner or Office Admin',
  noReviewer: 'There is nobody else who could review it: an owner or Office Admin besides you.',
  chosen: (sessions: number, hours: string): string =>
    sessions === 1 ? `1 session, ${hours} hours` : `${sessions} sessions, ${hours} hours`,
  needClient: 'Add at least one client.',
  submit: 'Save & Submit',
  done: (count: number): string =>
    count === 1 ? 'Submitted, with 1 session.' : `Submitted, with ${count} sessions.`,
} as const)
