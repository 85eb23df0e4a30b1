import type { OutputOf } from '#shared/contract/index.ts'
import { calendarDay, relativeTime } from './time.ts'
import { translatable } from './language.ts'
import { numberFormat } from './locale.ts'

type Why = NonNullable<OutputOf<'home.get'>['people']>['attention'][number]['why']

/** The words of Home. */
export const homeText = translatable('home.homeText', {
  title: 'Home',
  needsSomebody: 'Needs somebody',
  needsNobody: 'Nobody needs you right now',
  needsNobodyExplained: 'Stuck sign-ins, and licences and placements about to end, show up here.',
  more: (shown: number): string => `The first ${shown} are shown.`,
  sessions: 'Your next sessions',
  noSessions: 'No sessions ahead',
  noSessionsExplained: 'Your future sessions show up here.',
  hiddenClient: 'A client you don’t see',
  clients: 'Your clients',
  clientCount: (number: number): string =>
    number === 1 ? '1 client' : `${number === 0 ? 'No' : numberFormat().format(number)} clients`,
  openMyAccount: 'Open my clients',
  people: 'People of the clinic',
  active: 'Active',
  inactive: 'Inactive',
  practitioners: 'Practitioners',
  onlyYou: 'So far there is only you. Add people one by one, or import a list.',
  openUsers: 'Open Clinic Users',
  duration: (minutes: number): string => `${minutes} min`,
  failed: 'Home could not be loaded',
  timesheets: (count: number): string =>
    count === 1 ? '1 timesheet waits for you' : `${numberFormat().format(count)} timesheets wait for you`,
  openTimesheets: 'Open Timesheets',
  denied: (period: string): string => `Your timesheet of ${period} was denied`,
  deniedWhy: (name: string, reason: string): string => (name === '' ? `“${reason}”` : `${name}: “${reason}”`),
  openDenied: 'Open it',
  openDeniedLabel: (period: string): string => `Open it: timesheet of ${period}`,
  unheld: (name: string, count: number): string =>
    count === 1
      ? `${name} is gone: 1 session ahead needs somebody`
      : `${name} is gone: ${numberFormat().format(count)} sessions ahead need somebody`,
  openUnheld: 'Open Sessions',
  openUnheldLabel: (name: string): string => `Open Sessions of ${name}`,
  unsent: (count: number): string =>
    count === 1
      ? '1 change of this PC is not yet on the hub'
      : `${numberFormat().format(count)} changes of this PC are not yet on the hub`,
  sendNow: 'Try now',
  openSync: 'Open Sync',
  backup: 'Backup of this PC',
  lastBackup: 'Last backup of this PC',
  noBackup: 'No backup of this PC yet',
  backupFailed: 'the last try failed',
  openBackups: 'Open Backups',
  clinicWeek: 'Sessions this week',
  ownWeek: 'Your sessions this week',
  byKind: 'People by kind',
  byDiscipline: 'Practitioners by discipline',
  noDiscipline: 'No discipline',
  sessionsToday: 'Today',
  sessionsLater: 'Later',
  number: (value: number): string => numberFormat().format(value),
} as const)

/** Why somebody stands on "Needs somebody", by the reason; `when` is empty where nobody knows. */
export const attentionSentences: Readonly<Record<Why, (when: string) => string>> = translatable(
  'home.attentionSentences',
  {
    temporaryEnded: (when) => (when === '' ? 'Temporary password ended' : `Temporary password ended ${when}`),
    temporaryUnused: (when) =>
      when === '' ? 'Temporary password unused' : `Temporary password unused, ends ${when}`,
    mustChangePassword: () => 'Has not chosen their own password yet',
    locked: () => 'Locked after wrong tries',
    neverSignedIn: () => 'Never signed in',
    mfaPending: () => 'Has not set up MFA yet',
    licenceEnded: (when) => (when === '' ? 'Licence ended' : `Licence ended on ${when}`),
    licenceEnding: (when) => (when === '' ? 'Licence ends soon' : `Licence ends on ${when}`),
    placementEnding: (when) => (when === '' ? 'Placement ends soon' : `Placement ends on ${when}`),
    placementEnded: (when) =>
      when === ''
        ? 'Placement ended, clients need somebody'
        : `Placement ended on ${when}, clients need somebody`,
  },
)

/** Why somebody stands on "Needs somebody", with when. */
export function attentionText(why: Why, until: number | string | null, now: number): string {
  const when = until === null ? '' : typeof until === 'string' ? calendarDay(until) : relativeTime(until, now)
  return attentionSentences[why](when)
}
