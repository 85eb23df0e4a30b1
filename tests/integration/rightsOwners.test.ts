import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { UserId } from '#shared/domain/ids.ts'
import type { Role } from '#shared/domain/roles.ts'
import { readLog } from '#tests/support/readLog.ts'
import { dataOf, OWNER_PASSWORD, startClinic, type TestApp } from '#tests/support/testApp.ts'

const TEMPORARY = 'sunny river bend 7'
const OWN = 'another quiet walk'
const FIVE_MINUTES_MS = 5 * 60_000

let test: TestApp
let olive: UserId
beforeEach(async () => {
  test = await startClinic()
  const person = dataOf(await test.ask('session.get', {})).person
  if (person === null) throw new Error('nobody is signed in')
  olive = person.userId
})
afterEach(() => test.stop())

async function add(firstName: string, roles: Role[]): Promise<UserId> {
  const email = `${firstName.toLowerCase()}@maple.example`
  const user = { as: 'staff' as const, firstName, lastName: 'Test', title: '', email, roles }
  return dataOf(await test.ask('users.add', { ...user, disciplineId: null, compensationTierId: null })).userId
}

/** Signs somebody in at a seat of their first name. */
async function seat(firstName: string, userId: UserId): Promise<void> {
  const email = `${firstName.toLowerCase()}@maple.example`
  dataOf(await test.ask('users.setTemporaryPassword', { userId, password: TEMPORARY }))
  dataOf(await test.ask('identity.signIn', { email, password: TEMPORARY }, firstName))
  const passwords = { currentPassword: TEMPORARY, newPassword: OWN }
  dataOf(await test.ask('identity.changePassword', passwords, firstName))
}

const rolesOf = async (userId: UserId): Promise<readonly Role[]> =>
  dataOf(await test.ask('users.get', { userId })).roles
const owners = async (): Promise<string[]> =>
  dataOf(await test.ask('owners.list', {})).owners.map(
    ({ firstName, keptBecause }) => `${firstName} ${keptBecause ?? 'can go'}`,
  )

describe('ownership (product 29)', () => {
  it('is given beside the other roles and taken without them, and the log says by whom', async () => {
    const ana = await add('Ana', ['practitioner'])
    expect(await owners()).toEqual(['Olive lastOwner'])
    dataOf(await test.ask('owners.give', { userId: ana }))
    expect(await rolesOf(ana)).toEqual(['owner', 'practitioner'])
    expect(await owners()).toEqual(['Olive self', 'Ana can go'])
    dataOf(await test.ask('owners.take', { userId: ana }))
    expect(await rolesOf(ana)).toEqual(['practitioner'])
    for (const verb of ['role.given', 'role.taken']) {
      const entries = await readLog(test, verb)
      expect(entries).toEqual([
        expect.objectContaining({ actor_id: olive, about_user_id: ana, row_id: `${ana}.owner` }),
      ])
    }
  })

  it('is never taken from the last active owner, nor by anybody from themselves', async () => {
    expect(await test.raw('owners.take', { userId: olive })).toMatchObject({ error: { code: 'LAST_OWNER' } })
    const ana = await add('Ana', ['officeAdmin'])
    dataOf(await test.ask('owners.give', { userId: ana }))
    expect(await test.raw('owners.take', { userId: olive })).toMatchObject({ error: { code: 'OWN_ROLES' } })
    expect(await test.raw('owners.give', { userId: olive })).toMatchObject({ error: { code: 'OWN_ROLES' } })
    dataOf(await test.ask('users.saveAccount', { userId: ana, status: 'inactive' }))
    expect(await owners()).toEqual(['Olive lastOwner', 'Ana can go'])
    expect(await test.raw('owners.take', { userId: olive })).toMatchObject({ error: { code: 'LAST_OWNER' } })
    // An inactive owner is none who counts, and can go.
    dataOf(await test.ask('owners.take', { userId: ana }))
  })

  it('stays with one of two who take it from each other at once', async () => {
    const ana = await add('Ana', ['officeAdmin'])
    dataOf(await test.ask('owners.give', { userId: ana }))
    await seat('Ana', ana)
    const answers = await Promise.all([
      test.raw('owners.take', { userId: ana }),
      test.raw('owners.take', { userId: olive }, 'Ana'),
    ])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    const left = await readLog(test, 'role.taken')
    expect(left).toHaveLength(1)
  })

  it('goes to active staff only', async () => {
    const guardian = dataOf(
      await test.ask('users.add', {
        as: 'guardian',
        firstName: 'Gil',
        lastName: 'Test',
        title: '',
        email: '',
        phone: '',
      }),
    ).userId
    const gone = await add('Ben', ['officeAdmin'])
    dataOf(await test.ask('users.saveAccount', { userId: gone, status: 'inactive' }))
    for (const userId of [guardian, gone])
      expect(await test.raw('owners.give', { userId })).toMatchObject({
        error: { code: 'BAD_INPUT', data: { fields: { userId: 'notOneOf' } } },
      })
    expect(await test.raw('owners.take', { userId: gone })).toMatchObject({ error: { code: 'NOT_FOUND' } })
  })

  it('ends the open session of whom it is given or taken (A11)', async () => {
    const ana = await add('Ana', ['officeAdmin'])
    await seat('Ana', ana)
    dataOf(await test.ask('owners.give', { userId: ana }))
    expect(await test.raw('home.get', {}, 'Ana')).toMatchObject({ error: { code: 'NOT_SIGNED_IN' } })
    dataOf(await test.ask('identity.signIn', { email: 'ana@maple.example', password: OWN }, 'Ana'))
    expect((await test.ask('owners.list', {}, 'Ana')).ok).toBe(true)
    dataOf(await test.ask('owners.take', { userId: ana }))
    expect(await test.raw('home.get', {}, 'Ana')).toMatchObject({ error: { code: 'NOT_SIGNED_IN' } })
  })
})

describe('changing roles (A12)', () => {
  it('asks for a fresh proof: in an account, and for ownership', async () => {
    const ana = await add('Ana', ['practitioner'])
    test.clock.advance(FIVE_MINUTES_MS)
    const stale = { error: { code: 'REAUTH_NEEDED', data: { needsCode: false } } }
    const calls = [
      ['users.saveAccount', { userId: ana, roles: ['practitioner', 'finance'] }],
      ['owners.give', { userId: ana }],
    ] as const
    for (const [route, input] of calls) expect(await test.raw(route, input)).toMatchObject(stale)
    expect(await rolesOf(ana)).toEqual(['practitioner'])
    dataOf(await test.ask('identity.confirm', { password: OWNER_PASSWORD, code: null }))
    for (const [route, input] of calls) expect((await test.raw(route, input)).ok, route).toBe(true)
    test.clock.advance(FIVE_MINUTES_MS)
    expect(await test.raw('owners.take', { userId: ana })).toMatchObject(stale)
    expect(await rolesOf(ana)).toEqual(['owner', 'practitioner', 'finance'])
  })

  it('asks for none where no role changes, and none of somebody who may not', async () => {
    const ana = await add('Ana', ['officeAdmin'])
    await seat('Ana', ana)
    test.clock.advance(FIVE_MINUTES_MS)
    const same = { userId: ana, roles: ['officeAdmin' as const], staffId: 'NEW-1' }
    expect((await test.raw('users.saveAccount', same)).ok).toBe(true)
    expect(
      await test.raw('users.saveAccount', { userId: olive, roles: ['officeAdmin'] }, 'Ana'),
    ).toMatchObject({ error: { code: 'FORBIDDEN' } })
    expect((await test.raw('users.saveAccount', { userId: ana, staffId: 'NEW-2' }, 'Ana')).ok).toBe(true)
  })

  it('ends the session of the person, and takes effect at the next sign-in', async () => {
    const ana = await add('Ana', ['practitioner'])
    await seat('Ana', ana)
    expect(await test.raw('users.count', {}, 'Ana')).toMatchObject({ error: { code: 'FORBIDDEN' } })
    dataOf(await test.ask('users.saveAccount', { userId: ana, roles: ['officeAdmin'] }))
    expect(await test.raw('users.count', {}, 'Ana')).toMatchObject({ error: { code: 'NOT_SIGNED_IN' } })
    dataOf(await test.ask('identity.signIn', { email: 'ana@maple.example', password: OWN }, 'Ana'))
    expect((await test.raw('users.count', {}, 'Ana')).ok).toBe(true)
  })
})
