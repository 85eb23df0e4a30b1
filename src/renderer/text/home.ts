import type { OutputOf } from '#shared/contract/index.ts'
import { assertNever } from '#shared/lib/assertNever.ts'
import { calendarDay, relativeTime } from './time.ts'

type Why = NonNullable<OutputOf<'home.get'>['people']>['attention'][number]['why']

const count = new Intl.NumberFormat()

/** The words of Home. */
export const homeText = {
  title: 'Home',
  needsSomebody: 'Needs somebody',
  needsNobody: 'Nobody needs you right now',
  needsNobodyExplained: 'Stuck sign-ins, and licences and placements about to end, show up here.',
  more: (shown: number): string => `The first ${shown} are shown.`,
  sessions: 'Your next sessions',
  noSessions: 'No sessions ahead',
  noSessionsExplained: 'Your future sessions show up here.',
  clients: 'Your clients',
  clientCount: (number: number): string =>
    number === 1 ? '1 client' : `${number === 0 ? 'No' : count.format(number)} clients`,
  openMyAccount: 'Open my clients',
  people: 'People of the clinic',
  active: 'Active',
  inactive: 'Inactive',
  practitioners: 'Practitioners',
  onlyYou: 'So far there is only you. Add people one by one, or import a list.',
  openUsers: 'Open Clinic Users',
  duration: (minutes: number): string => `${minutes} min`,
  failed: 'Home could not be loaded',
  number: (value: number): string => count.format(value),
} as const

/** Why somebody stands on "Needs somebody", with when. */
export function attentionText(why: Why, until: number | string | null, now: number): string {
  const when = until === null ? '' : typeof until === 'string' ? calendarDay(until) : relativeTime(until, now)
  switch (why) {
    case 'temporaryEnded':
      return when === '' ? 'Temporary password ended' : `Temporary password ended ${when}`
    case 'temporaryUnused':
      return when === '' ? 'Temporary password unused' : `Temporary password unused, ends ${when}`
    case 'mustChangePassword':
      return 'Has not chosen an own password yet'
    case 'locked':
      return 'Locked after wrong tries'
    case 'neverSignedIn':
      return 'Never signed in'
    case 'mfaPending':
      return 'Has not set up MFA yet'
    case 'licenceEnded':
      return when === '' ? 'Licence ended' : `Licence ended on ${when}`
    case 'licenceEnding':
      return when === '' ? 'Licence ends soon' : `Licence ends on ${when}`
    case 'placementEnding':
      return when === '' ? 'Placement ends soon' : `Placement ends on ${when}`
    case 'placementEnded':
      return when === ''
        ? 'Placement ended, clients need somebody'
        : `Placement ended on ${when}, clients need somebody`
    default:
      return assertNever(why)
  }
}
