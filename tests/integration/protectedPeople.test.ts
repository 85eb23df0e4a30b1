import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { UserId } from '#shared/domain/ids.ts'
import type { Role } from '#shared/domain/roles.ts'
import { dataOf, startClinic, type TestApp } from '#tests/support/testApp.ts'

const TEMPORARY = 'sunny river bend 7'
const OWN = 'another quiet walk'

let test: TestApp
let owner: UserId
beforeEach(async () => {
  test = await startClinic()
  const person = dataOf(await test.ask('session.get', {})).person
  if (person === null) throw new Error('nobody is signed in')
  owner = person.userId
})
afterEach(() => test.stop())

async function add(firstName: string, role: Role): Promise<UserId> {
  const email = `${firstName.toLowerCase()}@maple.example`
  const user = { as: 'staff' as const, firstName, lastName: 'Test', title: '', email, roles: [role] }
  return dataOf(await test.ask('users.add', { ...user, disciplineId: null, compensationTierId: null })).userId
}

async function seat(firstName: string, role: Role): Promise<UserId> {
  const userId = await add(firstName, role)
  dataOf(await test.ask('users.setTemporaryPassword', { userId, password: TEMPORARY }))
  dataOf(
    await test.ask(
      'identity.signIn',
      { email: `${firstName}@maple.example`, password: TEMPORARY },
      firstName,
    ),
  )
  dataOf(
    await test.ask('identity.changePassword', { currentPassword: TEMPORARY, newPassword: OWN }, firstName),
  )
  return userId
}

const profileOf = async (userId: UserId): Promise<object> => {
  const { hasPhoto: _hasPhoto, ...profile } = dataOf(await test.ask('users.get', { userId })).profile
  return { userId, ...profile, photo: 'keep' }
}

describe('people who are protected', () => {
  it('lets an Office Admin mend an owner’s profile, but not the e-mail they sign in with', async () => {
    await seat('Ada', 'officeAdmin')
    const profile = await profileOf(owner)
    expect(await test.raw('users.saveProfile', { ...profile, bio: 'Hello' }, 'Ada')).toMatchObject({
      ok: true,
    })
    const moved = { ...profile, primaryEmail: 'other@maple.example' }
    expect(await test.raw('users.saveProfile', moved, 'Ada')).toMatchObject({
      error: { code: 'OWNER_PROTECTED' },
    })
    expect(await test.raw('users.saveProfile', moved)).toMatchObject({ ok: true })
  })

  it('tells a Practitioner that an e-mail is taken, and not by whom', async () => {
    const self = await seat('Ana', 'practitioner')
    const profile = await profileOf(self)
    const answer = await test.raw(
      'users.saveProfile',
      { ...profile, secondaryEmail: 'olive@maple.example' },
      'Ana',
    )
    expect(answer).toEqual({
      ok: false,
      error: { code: 'BAD_INPUT', data: { fields: { secondaryEmail: 'taken' } } },
    })
  })

  it('does not let a temporary password past its forced change by unlocking', async () => {
    const userId = await add('Ana', 'practitioner')
    dataOf(await test.ask('users.setTemporaryPassword', { userId, password: TEMPORARY }))
    dataOf(await test.ask('identity.signIn', { email: 'ana@maple.example', password: TEMPORARY }, 'Ana'))
    const unlocked = await test.raw('identity.unlock', { password: TEMPORARY, code: null }, 'Ana')
    expect(unlocked).toMatchObject({ error: { code: 'MUST_CHANGE_PASSWORD' } })
    expect(await test.raw('home.get', {}, 'Ana')).toMatchObject({ error: { code: 'MUST_CHANGE_PASSWORD' } })
  })

  it('signs somebody out wherever they sit when their password is set anew', async () => {
    const userId = await seat('Ana', 'practitioner')
    dataOf(await test.ask('users.setTemporaryPassword', { userId, password: TEMPORARY }))
    expect(await test.raw('home.get', {}, 'Ana')).toMatchObject({ error: { code: 'NOT_SIGNED_IN' } })
  })

  it('keeps the temporary password that was set while somebody was choosing their own', async () => {
    const userId = await seat('Ana', 'practitioner')
    const [changed, reset] = await Promise.all([
      test.raw('identity.changePassword', { currentPassword: OWN, newPassword: 'a third quiet walk' }, 'Ana'),
      test.ask('users.setTemporaryPassword', { userId, password: TEMPORARY }),
    ])
    const works = async (password: string): Promise<boolean> =>
      (await test.raw('identity.signIn', { email: 'ana@maple.example', password }, 'third')).ok
    expect(reset.ok || changed.ok).toBe(true)
    if (reset.ok) expect(await works(TEMPORARY)).toBe(true)
    expect(await works(OWN)).toBe(false)
  })
})
