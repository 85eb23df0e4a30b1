import type { Role } from './roles.ts'

/** What a person is to the clinic. Practitioner is no kind: it follows from the roles. */
export const USER_KINDS = ['staff', 'guardian', 'contact'] as const
export type UserKind = (typeof USER_KINDS)[number]

export const USER_STATUSES = ['active', 'inactive'] as const
export type UserStatus = (typeof USER_STATUSES)[number]

/** How people stand in the list: staff are told apart by whether they treat (product.md 1). */
export const LISTED_KINDS = ['practitioner', 'student', 'otherStaff', 'guardian', 'contact'] as const
export type ListedKind = (typeof LISTED_KINDS)[number]

/** The kind a list shows for a person of this kind with these roles. */
export function listedKind(kind: UserKind, roles: readonly Role[]): ListedKind {
  if (kind !== 'staff') return kind
  if (roles.includes('practitioner')) return 'practitioner'
  return roles.includes('studentPractitioner') ? 'student' : 'otherStaff'
}

/** Where a person stands with signing in (product.md 4); the order is how much they need somebody. */
export const SIGN_IN_STATES = [
  'locked',
  'temporaryEnded',
  'temporaryUnused',
  'neverSignedIn',
  'mustChangePassword',
  'mfaPending',
  'fine',
  'noSignIn',
] as const
export type SignInState = (typeof SIGN_IN_STATES)[number]

/** Wrong tries in a row that cost nothing but the try (security.md 6). */
export const FREE_TRIES = 5

export type CredentialFacts = {
  readonly hasPassword: boolean
  readonly isTemporary: boolean
  /** Milliseconds since 1970; null where the password is not temporary. */
  readonly temporaryUntil: number | null
  /** Milliseconds since 1970 of the first sign-in; null where there was none. */
  readonly firstSignedInAt: number | null
  /** True where the temporary password was used and a new one not yet chosen. */
  readonly temporaryUsed: boolean
  /** True after more wrong tries in a row on this PC than are free: only waiting, a person or a code helps. */
  readonly isLocked?: boolean
  /** True where a second factor is required and not yet set up. */
  readonly isMfaPending?: boolean
}

/** Where somebody stands with signing in at this moment. People without a password have no sign-in. */
export function signInState(facts: CredentialFacts | undefined, nowMs: number): SignInState {
  if (facts === undefined || !facts.hasPassword) return 'noSignIn'
  if (facts.isLocked === true) return 'locked'
  if (facts.isTemporary) {
    if (facts.temporaryUntil !== null && facts.temporaryUntil <= nowMs) return 'temporaryEnded'
    return facts.temporaryUsed ? 'mustChangePassword' : 'temporaryUnused'
  }
  if (facts.firstSignedInAt === null) return 'neverSignedIn'
  return facts.isMfaPending === true ? 'mfaPending' : 'fine'
}

/**
 * "Reg. #4562 – ST": the number as it is printed, with the initials of the discipline (product.md 14); empty where
 * there is no number.
 */
export function registrationLabel(number: string, disciplineName: string | undefined): string {
  if (number === '') return ''
  const initials = (disciplineName ?? '')
    .split(/[\s/&-]+/u)
    .map((word) => [...word][0] ?? '')
    .join('')
    .toUpperCase()
  return initials === '' ? `Reg. #${number}` : `Reg. #${number} – ${initials}`
}

/** True where the clinic can't do without a licence number of this person (product.md 14). */
export function needsRegistration(roles: readonly Role[]): boolean {
  return roles.includes('practitioner')
}

/** True where people of this kind and status may have a sign-in to this program at all (product.md 30). */
export function maySignIn(kind: UserKind, status: UserStatus, roles: readonly Role[]): boolean {
  return kind === 'staff' && status === 'active' && roles.length > 0
}

export type OwnerFacts = { readonly userId: string; readonly isActive: boolean; readonly isOwner: boolean }

/** True where the clinic would be left without an active owner if this person stopped being one (product.md 29). */
export function isLastActiveOwner(userId: string, owners: readonly OwnerFacts[]): boolean {
  const active = owners.filter((owner) => owner.isActive && owner.isOwner)
  return active.length === 1 && active[0]?.userId === userId
}

/** "AL" for Ada Lovelace: what the round mark beside a name shows. */
export function initialsOf(firstName: string, lastName: string): string {
  const first = [...firstName.trim()][0] ?? ''
  const last = [...lastName.trim()][0] ?? ''
  return `${first}${last}`.toUpperCase()
}
