import type { Right, Scope } from '#shared/domain/rights.ts'
import type { RightChange } from '#shared/domain/rightsPreview.ts'
import { translatable } from './language.ts'

/** Every right as somebody at the desk says it. How far it reaches stands beside it. */
export const rightNames: Readonly<Record<Right, string>> = translatable('rights.rightNames', {
  'home.open': 'See on Home what needs them',
  'sessions.view': 'See sessions',
  'sessions.edit': 'Enter, change and cancel sessions',
  'timesheets.own': 'Hand in their own timesheets',
  'clients.view': 'See clients and open their charts',
  'clients.edit': 'Change what a client’s chart says',
  'clients.assign': 'Assign practitioners, guardians and contacts',
  'clients.add': 'Add clients',
  'clients.viewFinances': 'See the finances in a client’s chart',
  'users.list': 'See everybody in Clinic Users',
  'users.add': 'Add people by New Staff',
  'users.view': 'Open accounts',
  'users.editProfile': 'Change names, bio, photo, e-mail and phones',
  'users.editAccount': 'Change licence numbers and notices',
  'users.setDisciplineAndTier': 'Set discipline and compensation tier',
  'users.setStatus': 'Make people active or inactive',
  'users.setTemporaryPassword': 'Set temporary passwords',
  'users.unlock': 'Unlock people after wrong tries',
  'users.resetMfa': 'Reset somebody’s second factor',
  'users.setRoles': 'Give and take application roles',
  'crews.view': 'See crews',
  'crews.edit': 'Make and change crews',
  'timesheets.review': 'Approve and deny timesheets',
  'reports.view': 'See reports',
  'services.edit': 'Set up services',
  'transfer.import': 'Import people and clients',
  'transfer.export': 'Export lists',
  'settings.edit': 'Change the settings of the clinic, and its owners',
  'logs.view': 'Read the logs',
  'backups.manage': 'Make and restore backups',
  'devices.manage': 'Add and revoke PCs',
})

export type RightsGroup = {
  readonly id: keyof typeof rightsGroupNames
  readonly rights: readonly Right[]
}

/** What the groups of rights are called, by their ids. */
export const rightsGroupNames = translatable('rights.rightsGroupNames', {
  office: 'At the desk',
  clients: 'Clients',
  people: 'People',
  signIn: 'Access of others',
  practice: 'Running the practice',
  clinic: 'Clinic and PCs',
} as const)

/** The rights in groups, each once; a test compares them with the table. */
export const rightsGroups: readonly RightsGroup[] = [
  { id: 'office', rights: ['home.open', 'sessions.view', 'sessions.edit', 'timesheets.own'] },
  {
    id: 'clients',
    rights: ['clients.view', 'clients.edit', 'clients.assign', 'clients.add', 'clients.viewFinances'],
  },
  {
    id: 'people',
    rights: [
      'users.list',
      'users.add',
      'users.view',
      'users.editProfile',
      'users.editAccount',
      'users.setDisciplineAndTier',
      'crews.view',
      'crews.edit',
    ],
  },
  {
    id: 'signIn',
    rights: [
      'users.setStatus',
      'users.setTemporaryPassword',
      'users.unlock',
      'users.resetMfa',
      'users.setRoles',
    ],
  },
  {
    id: 'practice',
    rights: ['timesheets.review', 'reports.view', 'services.edit', 'transfer.import', 'transfer.export'],
  },
  {
    id: 'clinic',
    rights: ['settings.edit', 'logs.view', 'backups.manage', 'devices.manage'],
  },
]

/** How far a right reaches, as said beside it. */
export const reachNames: Readonly<Record<Scope, string>> = translatable('rights.reachNames', {
  all: 'all',
  notOwners: 'not owners',
  ownCrew: 'their crew’s',
  own: 'their own',
})

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`

/** "What will this person see?" beside the list of roles (product.md 18). */
export const rightsText = translatable('rights.rightsText', {
  title: 'What will this person see?',
  menu: 'Menu',
  comesFrom: (roles: readonly string[]): string => roles.join(', '),
  cameFrom: (roles: readonly string[]): string => `from ${roles.join(', ')}`,
  wasReach: (reach: string): string => `was ${reach}`,
  changes: {
    gained: 'New',
    lost: 'Goes away',
    wider: 'More',
    narrower: 'Less',
  } satisfies Record<Exclude<RightChange, 'same'>, string>,
  /** What a folded group holds. */
  folded: (held: number, changed: number): string =>
    `${count(held, 'entry', 'entries')}${changed === 0 ? '' : `, ${count(changed, 'change', 'changes')}`}`,
  /** What the ticks change, in one line. */
  summary: ({ gained, lost, wider, narrower }: Record<Exclude<RightChange, 'same'>, number>): string => {
    const parts = [
      ...(gained === 0 ? [] : [`${gained} new`]),
      ...(lost === 0 ? [] : [`${lost} ${lost === 1 ? 'goes' : 'go'} away`]),
      ...(wider === 0 ? [] : [`${wider} ${wider === 1 ? 'reaches' : 'reach'} further`]),
      ...(narrower === 0 ? [] : [`${narrower} ${narrower === 1 ? 'reaches' : 'reach'} less far`]),
    ]
    return parts.length === 0 ? 'As it is now' : parts.join(' · ')
  },
  nothing: 'Nothing. Without a role, nobody can sign in.',
} as const)
