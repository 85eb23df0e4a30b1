import type { ListedKind, SignInState } from '#shared/domain/users.ts'
import type { Role } from '#shared/domain/roles.ts'
import { roleNames } from './index.ts'
import { translatable } from './language.ts'
import { numberFormat } from './locale.ts'

const HOUR = 3_600_000
const MINUTE = 60_000

/** How people stand in the list, one by one and as the choices of the filter. */
export const kindLabels: Readonly<Record<ListedKind, string>> = translatable('users.kindLabels', {
  practitioner: 'Practitioner',
  student: 'Student Practitioner',
  otherStaff: 'Other staff',
  guardian: 'Parent/Guardian',
  contact: 'Contact',
})

export const signInLabels: Readonly<Record<SignInState, string>> = translatable('users.signInLabels', {
  locked: 'Locked',
  temporaryEnded: 'Temporary password ended',
  temporaryUnused: 'Temporary password unused',
  neverSignedIn: 'Never signed in',
  mustChangePassword: 'Must change password',
  mfaPending: 'MFA pending',
  fine: 'Can sign in',
  noSignIn: 'No sign-in',
})

/** Counts and lengths in sentences. */
export const countWords = translatable('users.countWords', {
  daysLeft: (days: string): string => `${days} days left`,
  hoursLeft: (hours: string): string => `${hours} h left`,
  minutesLeft: (minutes: string): string => `${minutes} min left`,
  onePerson: '1 person',
  people: (count: string): string => `${count} people`,
} as const)

/** How long something still lasts: "31 h left", "12 min left", "5 days left". */
export function timeLeft(ms: number): string {
  if (ms >= 72 * HOUR) return countWords.daysLeft(countText(Math.floor(ms / (24 * HOUR))))
  if (ms >= HOUR) return countWords.hoursLeft(countText(Math.floor(ms / HOUR)))
  return countWords.minutesLeft(countText(Math.max(1, Math.floor(ms / MINUTE))))
}

/** "1 person", "12 people", "500+ people". */
export function peopleCount(count: number, isCapped = false): string {
  if (count === 1 && !isCapped) return countWords.onePerson
  return countWords.people(`${countText(count)}${isCapped ? '+' : ''}`)
}

/** A count in the reader's locale. */
export const countText = (count: number): string => numberFormat().format(count)

/** What a row says of application roles and kind: the roles of staff, else what the person is to a client. */
export function roleLine(kind: ListedKind, roles: readonly Role[]): string {
  if (kind === 'guardian' || kind === 'contact' || roles.length === 0) return kindLabels[kind]
  return roles.map((role) => roleNames[role]).join(', ')
}

export const usersText = translatable('users.usersText', {
  title: 'Clinic Users',
  active: 'Active',
  inactive: 'Inactive',
  tabs: 'Status',
  search: 'Search',
  searchHint: 'Name, e-mail, phone, ID',
  clearSearch: 'Clear the search',
  filters: 'Filters',
  filtersOn: (count: number): string => (count === 1 ? '1 filter is on' : `${count} filters are on`),
  clear: 'Clear',
  done: 'Done',
  clearFilters: 'Clear filters',
  clearAll: 'Clear search and filters',
  filterNames: { kinds: 'Kind', roles: 'Role', disciplineIds: 'Discipline', signInStates: 'Sign-in' },
  filterAny: 'Any',
  filterNothing: 'Nothing to choose',
  columns: 'Columns',
  columnsReset: 'Usual columns',
  import: 'Import',
  export: 'Export',
  exportTooltip: 'What the list shows, as CSV',
  exportName: (day: string): string => `anteroom people ${day}.csv`,
  exported: (people: string): string => `${people} written. The export stands in the log too.`,
  exportCapped: (people: string): string =>
    `The first ${people} are written, the others are not. The export stands in the log too.`,
  firstName: 'First name',
  lastName: 'Last name',
  newStaff: 'New Staff',
  newChoices: {
    staff: 'Staff',
    student: 'Student Practitioner',
    guardian: 'Parent/Guardian',
    contact: 'Contact',
  },
  columnNames: {
    name: 'Name',
    kind: 'Role',
    discipline: 'Discipline',
    email: 'E-mail',
    phone: 'Phone',
    signIn: 'Sign-in',
    title: 'Title',
    staffId: 'Staff ID',
    tier: 'Compensation tier',
    registration: 'Registration #',
    registrationExpires: 'Expires',
    status: 'Status',
  },
  sortBy: (column: string): string => `Sort by ${column}`,
  statusNames: { active: 'Active', inactive: 'Inactive' },
  temporaryLeft: (left: string): string => `Temporary password, ${left}`,
  unsent: 'Changes not yet on the hub',
  loading: 'Loading',
  emptyClinic: 'Nobody here yet',
  emptyClinicHelp: 'Staff, parents, guardians and contacts of the clinic stand here.',
  noInactive: 'Nobody is inactive',
  noInactiveHelp: 'Whoever is made inactive stands here. Their records stay.',
  noMatch: 'Nobody matches',
  noMatchHelp: (tab: 'active' | 'inactive'): string =>
    `Nobody in ${tab === 'active' ? 'Active' : 'Inactive'} has what you look for.`,
  lookInActive: 'Look in Active',
  lookInInactive: 'Look in Inactive',
  listFailed: 'The list could not be loaded',
  matched: 'Found',
} as const)

/** The menu of a sign-in badge. */
export const signInHelpText = translatable('users.signInHelpText', {
  what: (name: string): string => `: what helps ${name}`,
  helps: 'What helps',
  helpsWhom: (name: string): string => `What helps ${name} to sign in`,
  names: {
    unlock: 'Unlock',
    temporaryPassword: 'New temporary password',
    resetMfa: 'Reset MFA …',
  },
  firstPassword: 'Set a temporary password',
  unlocked: (name: string): string => `${name} can try again at once.`,
  meaning: {
    locked: 'Too many wrong tries in a row on this PC',
    temporaryEnded: 'The temporary password was not used in time',
    temporaryUnused: 'The temporary password waits to be used',
    neverSignedIn: 'A password is set and was never used',
    mustChangePassword: 'Signed in, own password not chosen yet',
    mfaPending: 'MFA is set up at the next sign-in',
    fine: 'For a forgotten password or a lost phone',
    noSignIn: 'No password is set',
  } satisfies Record<SignInState, string>,
} as const)
