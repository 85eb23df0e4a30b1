import type { Role } from './roles.ts'

/** How far a right reaches, from nothing to everything. `own` is oneself and one's own clients. */
export const SCOPES = ['own', 'ownCrew', 'notOwners', 'all'] as const
export type Scope = (typeof SCOPES)[number]

type Grants = Partial<Record<Role, Scope>>
const EVERYBODY: Grants = {
  owner: 'all',
  officeAdmin: 'all',
  manager: 'all',
  practitioner: 'all',
  studentPractitioner: 'all',
  finance: 'all',
}
const OFFICE: Grants = { owner: 'all', officeAdmin: 'all' }
const OFFICE_BUT_OWNERS: Grants = { owner: 'all', officeAdmin: 'notOwners' }
const OWNER: Grants = { owner: 'all' }
/** The office sees everybody, everybody else themselves: "own Account Settings" of product.md 3. */
const OFFICE_OR_ONESELF: Grants = {
  owner: 'all',
  officeAdmin: 'all',
  manager: 'own',
  practitioner: 'own',
  studentPractitioner: 'own',
  finance: 'own',
}

/**
 * Who may what: the table of product.md 3, one row per right. The router asks it at every call, and the screen
 * "What will this person see?" is computed from it.
 */
export const RIGHTS = {
  'home.open': EVERYBODY,
  'clients.view': {
    owner: 'all',
    officeAdmin: 'all',
    manager: 'ownCrew',
    practitioner: 'own',
    studentPractitioner: 'own',
  },
  // Who learns reads; who manages reads their crew's (design.md 10). Own clients are edited by who treats them.
  'clients.edit': { owner: 'all', officeAdmin: 'all', practitioner: 'own' },
  // With a client comes sight of their chart: nobody but the office gives that, to others or to themselves.
  'clients.assign': OFFICE,
  'clients.add': OFFICE,
  'clients.viewFinances': { owner: 'all', finance: 'all' },
  /** A Manager reads their crew's; everybody enters and changes their own, the office all. */
  'sessions.view': { ...OFFICE_OR_ONESELF, manager: 'ownCrew' },
  'sessions.edit': OFFICE_OR_ONESELF,
  'timesheets.own': EVERYBODY,
  'timesheets.review': OFFICE,
  'users.list': OFFICE,
  'users.add': OFFICE,
  'users.view': OFFICE_OR_ONESELF,
  'users.editProfile': OFFICE_OR_ONESELF,
  'users.editAccount': OFFICE_OR_ONESELF,
  'users.setStatus': OFFICE_BUT_OWNERS,
  'users.setTemporaryPassword': OFFICE_BUT_OWNERS,
  'users.unlock': OFFICE_BUT_OWNERS,
  'users.resetMfa': OFFICE_BUT_OWNERS,
  'users.setRoles': OWNER,
  'users.setDisciplineAndTier': OWNER,
  'crews.view': { owner: 'all', officeAdmin: 'all', manager: 'ownCrew' },
  'crews.edit': OFFICE,
  'services.edit': OFFICE,
  'reports.view': OFFICE,
  'transfer.import': OFFICE,
  'transfer.export': OFFICE,
  'settings.edit': OWNER,
  'logs.view': OWNER,
  'backups.manage': OWNER,
  'devices.manage': OWNER,
} as const satisfies Record<string, Grants>

export type Right = keyof typeof RIGHTS
/** The rights that a set of roles gives, each with its reach; a missing right is not held. */
export type HeldRights = Partial<Record<Right, Scope>>

const isRight = (name: string): name is Right => Object.hasOwn(RIGHTS, name)
/** All rights, in the table's order. */
export const RIGHT_NAMES: readonly Right[] = Object.keys(RIGHTS).filter(isRight)

/** How far these roles reach with a right: the widest of what each role gives; undefined where none gives it. */
export function scopeOf(right: Right, roles: readonly Role[]): Scope | undefined {
  const grants: Grants = RIGHTS[right]
  // Finance adds money to what one may see; a student never sees it (product.md 3).
  if (
    right === 'clients.viewFinances' &&
    !roles.includes('owner') &&
    !roles.some((role) => role === 'officeAdmin' || role === 'manager' || role === 'practitioner')
  ) {
    return undefined
  }
  const reaches = roles.map((role) => grants[role]).filter((scope) => scope !== undefined)
  return SCOPES.findLast((scope) => reaches.includes(scope))
}

/** All rights of a set of roles: their union. */
export function rightsOf(roles: readonly Role[]): HeldRights {
  const held: HeldRights = {}
  for (const right of RIGHT_NAMES) {
    const scope = scopeOf(right, roles)
    if (scope !== undefined) held[right] = scope
  }
  return held
}
