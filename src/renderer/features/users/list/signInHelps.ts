import type { HeldRights, Right } from '#shared/domain/rights.ts'
import type { SignInState } from '#shared/domain/users.ts'
import type { UserRow } from '../usersStore.ts'

/** What brings somebody nearer to signing in; each opens the place where it is done, or does it. */
export type SignInHelp = 'unlock' | 'temporaryPassword' | 'resetMfa'

const RIGHTS = {
  unlock: 'users.unlock',
  temporaryPassword: 'users.setTemporaryPassword',
  resetMfa: 'users.resetMfa',
} as const satisfies Record<SignInHelp, Right>

const HELPS: Readonly<Record<SignInState, readonly SignInHelp[]>> = {
  locked: ['unlock', 'temporaryPassword', 'resetMfa'],
  temporaryEnded: ['temporaryPassword'],
  temporaryUnused: ['temporaryPassword'],
  neverSignedIn: ['temporaryPassword'],
  mustChangePassword: ['temporaryPassword'],
  mfaPending: ['temporaryPassword'],
  fine: ['temporaryPassword', 'resetMfa'],
  noSignIn: ['temporaryPassword'],
}

/** Who looks at the list, and what of the clinic matters to them. */
export type Viewer = {
  readonly ownId: string | null
  readonly rights: HeldRights
  readonly isMfaOffered: boolean
}

/** What this viewer can do for somebody's sign-in (product.md 4, 36); nothing for oneself, or for who never signs in. */
export function signInHelps(row: UserRow, { ownId, rights, isMfaOffered }: Viewer): SignInHelp[] {
  const maySignIn = row.status === 'active' && row.roles.length > 0
  if (!maySignIn || row.userId === ownId) return []
  const reaches = (help: SignInHelp): boolean => {
    const scope = rights[RIGHTS[help]]
    return scope === 'all' || (scope === 'notOwners' && !row.roles.includes('owner'))
  }
  return HELPS[row.signIn.state].filter((help) => reaches(help) && (help !== 'resetMfa' || isMfaOffered))
}
