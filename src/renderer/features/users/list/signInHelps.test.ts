import { describe, expect, it } from 'vitest'
import { userIdSchema } from '#shared/domain/ids.ts'
import { rightsOf } from '#shared/domain/rights.ts'
import { SIGN_IN_STATES, type SignInState } from '#shared/domain/users.ts'
import type { UserRow } from '../usersStore.ts'
import { signInHelps, type Viewer } from './signInHelps.ts'

const row = (state: SignInState, more: Partial<UserRow> = {}): UserRow => ({
  userId: userIdSchema.parse('00000000-0000-7000-8000-000000000001'),
  firstName: 'Ana',
  lastName: 'Silva',
  title: '',
  kind: 'practitioner',
  status: 'active',
  roles: ['practitioner'],
  disciplineName: '',
  compensationTierName: '',
  email: '',
  phone: '',
  staffId: '',
  registrationNumber: '',
  registrationExpiresOn: null,
  signIn: { state, until: null },
  isUnsent: false,
  ...more,
})
const admin: Viewer = { ownId: 'another', rights: rightsOf(['officeAdmin']), isMfaOffered: true }

describe('what helps with signing in (product 4)', () => {
  it('is something for every state of somebody who works here', () => {
    for (const state of SIGN_IN_STATES) expect(signInHelps(row(state), admin)).toContain('temporaryPassword')
    expect(signInHelps(row('locked'), admin)).toEqual(['unlock', 'temporaryPassword', 'resetMfa'])
    expect(signInHelps(row('fine'), { ...admin, isMfaOffered: false })).toEqual(['temporaryPassword'])
  })

  it('is nothing for oneself, for who never signs in, and without the right', () => {
    const owner = row('locked', { roles: ['owner'] })
    expect(signInHelps(owner, admin)).toEqual([])
    expect(signInHelps(owner, { ...admin, rights: rightsOf(['owner']) })).toHaveLength(3)
    expect(signInHelps(row('fine'), { ...admin, ownId: row('fine').userId })).toEqual([])
    expect(signInHelps(row('noSignIn', { kind: 'guardian', roles: [] }), admin)).toEqual([])
    expect(signInHelps(row('noSignIn', { status: 'inactive' }), admin)).toEqual([])
    expect(signInHelps(row('locked'), { ...admin, rights: rightsOf(['manager']) })).toEqual([])
  })
})
