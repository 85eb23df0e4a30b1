import type { Role } from '#shared/domain/roles.ts'
import { roleNames } from './index.ts'
import { translatable } from './language.ts'

const listed = (roles: readonly Role[]): string => roles.map((role) => roleNames[role]).join(', ')

/** The words of the owners in Settings > Clinic. */
export const ownersText = translatable('owners.ownersText', {
  title: 'Owners',
  explained: 'Owners see and change everything, and make others owners. Nobody changes their own roles.',
  failed: 'The owners could not be loaded',
  you: 'You',
  inactive: 'Inactive',
  make: 'Make an owner',
  take: 'Take ownership away',
  takeFrom: (name: string): string => `Take ownership away from ${name}`,
  keptBecause: {
    self: 'Another owner can take it away from you.',
    lastOwner: 'The last active owner stays.',
  },
  takeQuestion: (name: string): string => `Take ownership away from ${name}?`,
  /** What goes and what stays. */
  takeExplained: (name: string, otherRoles: readonly Role[]): string =>
    otherRoles.length === 0
      ? `${name} holds no other role and can’t sign in from now on, until somebody gives one. All records stay.`
      : `${name} is signed out at once and stays ${listed(otherRoles)}. All records stay.`,
  makeQuestion: (name: string): string => `Make ${name} an owner?`,
  makeExplained: (name: string): string =>
    `${name} sees and changes everything from now on: money, settings, logs, and who else is an owner. The other roles stay.`,
  search: 'Search staff',
  searchHint: 'Name, e-mail, phone or staff ID',
  results: 'Staff found',
  nobody: 'Nobody found. Active staff who are not owners yet can become one.',
  isOwner: (name: string): string => `${name} is an owner now.`,
  isNoOwner: (name: string): string => `${name} is no owner any more.`,
} as const)
