import type { SessionChoice } from '#shared/domain/leaving.ts'
import { translatable } from './language.ts'

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`
const clients = (number: number): string => count(number, 'client', 'clients')
const sessions = (number: number): string => count(number, 'session', 'sessions')

const MOST_NAMES = 3
/** A few names, and how many more there are. */
const named = (names: readonly string[]): string =>
  names.length <= MOST_NAMES
    ? names.join(', ')
    : `${names.slice(0, MOST_NAMES).join(', ')} and ${names.length - MOST_NAMES} more`

/** Sessions of a service that whoever takes over does not offer. */
type NotOffered = {
  readonly taker: string
  readonly service: string
  readonly sessions: number
  readonly clients: readonly string[]
}

/** "Leaving" and "Reactivate as they were" beside the status. */
export const leavingFieldText = translatable('leaving.leavingFieldText', {
  leave: 'Leaving',
  explained: 'hands over clients and sessions and ends the access, in one step.',
  suggested: 'hands the clients over as well, in the same step. Better than Inactive alone.',
  leftOn: (day: string): string => `Left on ${day}.`,
  reactivate: 'Reactivate as they were',
  reactivateExplained: 'brings roles and crews back too.',
  plainActive: (name: string): string => `Active alone brings ${name} back without roles, crews and clients.`,
} as const)

/** The modal "Leaving". */
export const leavingText = translatable('leaving.leavingText', {
  title: (name: string): string => `Leaving: ${name}`,
  close: 'Close Leaving',
  loading: 'Looking up clients, sessions and crews',
  failed: 'What this person leaves behind can’t be shown',
  what: 'What happens',
  accessEnds: (name: string): string =>
    `${name} can’t sign in from now on. Whoever is signed in as ${name} on this PC is signed out at once, on other PCs at their next sync.`,
  noAccess: (name: string): string => `${name} has no sign-in. The status becomes Inactive.`,
  factorEnds: 'The password and MFA are void.',
  passwordEnds: 'The password is void.',
  rolesEnd: (roles: string): string => `These roles end: ${roles}.`,
  crewsEnd: (crews: string): string => `Membership ends in: ${crews}.`,
  staysAndReturns: (name: string): string =>
    `All records stay, under the name of ${name}. “Reactivate as they were” undoes all of it but password and MFA.`,
  clientsHeading: 'Clients',
  noClients: 'No clients and no sessions ahead.',
  forAll: 'Who takes over',
  nobody: 'Nobody for now',
  sessionsAhead: 'Sessions ahead',
  sessionChoices: {
    handOver: 'Go to the same person',
    cancel: 'Are cancelled',
    leave: 'Stay, with nobody to hold them',
  } satisfies Record<SessionChoice, string>,
  sessionCells: {
    handOver: 'go along',
    cancel: 'are cancelled',
    leave: 'stay',
  } satisfies Record<SessionChoice, string>,
  notOffered: 'Some sessions can’t go along and stay, with nobody to hold them',
  notOfferedLine: (facts: NotOffered): string =>
    `${facts.taker} doesn’t offer ${facts.service}: ${sessions(facts.sessions)} of ${named(facts.clients)}`,
  notOfferedAdvice:
    'By discipline or tier. Choose another for these clients, or give the sessions to somebody on the page “Sessions” later.',
  client: 'Client',
  sessions: 'Sessions ahead',
  goesTo: 'Goes to',
  onlySessions: 'sessions only',
  change: 'Choose another',
  changeFor: (name: string): string => `Choose another for ${name}`,
  sameAsAll: 'Same as the others',
  done: 'Done',
  relations: (list: string): string => `Also stays: ${list}.`,
  relation: (relation: string, name: string): string => `${relation} of ${name}`,
  relationNames: { guardian: 'Parent/Guardian', contact: 'Contact' } as Readonly<Record<string, string>>,
  crewsHeading: 'Crews without a Manager',
  managerOf: (crew: string, members: number): string => `${crew} (${count(members, 'member', 'members')})`,
  noManager: 'No Manager for now',
  studentsHeading: 'Students to supervise',
  studentUntil: (name: string, day: string): string => `${name}, until ${day}`,
  noSupervisor: 'No supervisor for now',
  summary: (facts: { handed: number; nobody: number; moved: number; cancelled: number }): string => {
    const parts = [
      facts.handed > 0 ? `${clients(facts.handed)} ${facts.handed === 1 ? 'gets' : 'get'} somebody else` : '',
      facts.moved > 0 ? `${sessions(facts.moved)} ${facts.moved === 1 ? 'goes' : 'go'} along` : '',
      facts.cancelled > 0
        ? `${sessions(facts.cancelled)} ${facts.cancelled === 1 ? 'is' : 'are'} cancelled`
        : '',
    ].filter((part) => part !== '')
    return parts.length === 0 ? '' : `${parts.join(', ')}.`
  },
  needSomebody: (number: number): string =>
    `${clients(number)} ${number === 1 ? 'has' : 'have'} nobody for now.`,
  unheld: (number: number): string => `${sessions(number)} ${number === 1 ? 'stays' : 'stay'} unheld.`,
  confirm: (name: string): string => `End the access of ${name}`,
  lookAgain: 'Look again',
  tooMany: (shown: number, total: number): string =>
    `The first ${shown} of ${total} are listed. The others follow the choice for all.`,
} as const)

/** The notification after leaving, with its "Undo". */
export const leftText = translatable('leaving.leftText', {
  left: (name: string): string => `${name} has left.`,
  leftToBy: (name: string, facts: { handed: number; nobody: number; unheld: number }): string =>
    [
      `${name} has left.`,
      facts.handed > 0 ? `${clients(facts.handed)} handed over.` : '',
      facts.nobody > 0 ? `${clients(facts.nobody)} ${facts.nobody === 1 ? 'needs' : 'need'} somebody.` : '',
      facts.unheld > 0 ? `${sessions(facts.unheld)} ${facts.unheld === 1 ? 'stays' : 'stay'} unheld.` : '',
    ]
      .filter((part) => part !== '')
      .join(' '),
  undo: 'Undo',
  undone: (name: string): string => `${name} is back. For a sign-in, set a temporary password.`,
  undoneWithoutRoles: (name: string): string =>
    `${name} is back without roles: a clinic owner gives them. Then set a temporary password.`,
  notUndone: 'This could not be undone.',
} as const)

/** The modal "Reactivate as they were". */
export const returnText = translatable('leaving.returnText', {
  title: (name: string): string => `Reactivate ${name} as they were`,
  close: 'Close the question',
  loading: 'Looking up what can come back',
  failed: 'This person can’t come back as they were',
  planHelp:
    'Status “Active” and “Save” still bring this person back, once the role Practitioner is not among the roles.',
  leftOn: (day: string): string => `Left on ${day}.`,
  comesBack: 'Comes back',
  staysAway: 'Does not come back',
  status: 'The status Active',
  roles: (roles: string): string => `Roles: ${roles}`,
  member: (crew: string): string => `Member of the crew ${crew}`,
  manager: (crew: string): string => `Manager of the crew ${crew}`,
  student: (name: string): string => `Supervisor of ${name}`,
  password: 'Password and MFA. Set a temporary password afterwards.',
  ownership: 'Ownership. It is given in Settings > Clinic.',
  needsOwner: (roles: string): string =>
    `Roles: ${roles}. Only a clinic owner gives them, under Application Role. Without a role there is no sign-in.`,
  crewGone: (crew: string): string => `The crew ${crew}: it is no longer there`,
  crewTaken: (crew: string): string => `Manager of the crew ${crew}: it has another Manager now`,
  studentGone: (name: string): string => `Supervisor of ${name}: no longer a student here`,
  studentTaken: (name: string): string => `Supervisor of ${name}: somebody else supervises`,
  sessionsOverPlan: (count: number): string =>
    count === 1
      ? 'One session that was cancelled: the plan has no room left for it in its month.'
      : `${count} sessions that were cancelled: the plan has no room left for them in their months.`,
  placement: 'The placement end: it is over. Set a new one.',
  clients: 'Clients that come back',
  clientsExplained: 'With their sessions ahead. Whoever is not ticked stays as they are now.',
  all: 'All of them',
  client: 'Client',
  nowWith: 'Now with',
  nobody: 'nobody',
  sessions: 'Sessions ahead',
  confirm: 'Reactivate',
} as const)
