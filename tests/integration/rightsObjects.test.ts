import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OutputOf } from '#shared/contract/index.ts'
import { type ClientId, clientIdSchema, type UserId } from '#shared/domain/ids.ts'
import { must } from '#shared/lib/must.ts'
import { startSampleApp } from '#tests/support/sampleFolder.ts'
import { dataOf, type TestApp } from '#tests/support/testApp.ts'

const PASSWORD = 'look around freely'
const PEOPLE = ['owner', 'admin', 'manager', 'practitioner', 'student'] as const
type Who = (typeof PEOPLE)[number]
type Account = OutputOf<'users.get'>

let test: TestApp
const idOf = new Map<Who, UserId>()
const id = (who: Who): UserId => must(idOf.get(who), who)

beforeAll(async () => {
  test = await startSampleApp()
  for (const who of PEOPLE) {
    const email = `${who}@sample.example.org`
    const session = dataOf(await test.ask('identity.signIn', { email, password: PASSWORD }, who))
    idOf.set(who, must(session.person, who).userId)
  }
})
afterAll(() => test.stop())

const accountOf = async (who: Who): Promise<Account> =>
  dataOf(await test.ask('users.get', { userId: id(who) }, 'owner'))

const clientsOf = async (who: Who): Promise<ClientId[]> => {
  const { clients } = dataOf(await test.ask('users.listClients', { userId: id(who) }, 'owner'))
  return clients.map(({ clientId }) => clientIdSchema.parse(clientId))
}

/** The bare refusal: a code, and nothing of what was asked for. */
const refused = (code: string): object => ({ ok: false, error: { code, data: {} } })

/** Two people without the office's rights, each beside the other. */
const PAIRS: readonly (readonly [Who, Who])[] = [
  ['practitioner', 'student'],
  ['student', 'practitioner'],
]

describe.each(PAIRS)('objects of others, for the %s (Z3)', (self, other) => {
  it('opens their own account and nobody else’s', async () => {
    for (const route of [
      'users.get',
      'users.getPhoto',
      'users.listClients',
      'users.listUpcomingSessions',
    ] as const) {
      expect((await test.ask(route, { userId: id(self) }, self)).ok, route).toBe(true)
      for (const someone of PEOPLE.filter((who) => who !== self))
        expect(await test.ask(route, { userId: id(someone) }, self), `${route} of ${someone}`).toEqual(
          refused('FORBIDDEN'),
        )
    }
  })

  it('opens the charts of their own clients and none of the other’s', async () => {
    const own = await clientsOf(self)
    const others = (await clientsOf(other)).filter((clientId) => !own.includes(clientId))
    expect([own.length, others.length].every((count) => count > 0)).toBe(true)
    for (const clientId of own.slice(0, 5))
      expect((await test.ask('clients.getChart', { clientId }, self)).ok).toBe(true)
    for (const clientId of others.slice(0, 5))
      expect(await test.ask('clients.getChart', { clientId }, self)).toEqual(refused('FORBIDDEN'))
  })

  it('keeps drafts and choices of screens to the one who made them', async () => {
    dataOf(await test.ask('drafts.save', { key: `account:${id(other)}`, value: 'CANARY' }, self))
    dataOf(await test.ask('preferences.save', { name: 'users.columns', value: `CANARY ${self}` }, self))
    expect(JSON.stringify(dataOf(await test.ask('drafts.list', {}, other)))).not.toContain('CANARY')
    expect(JSON.stringify(dataOf(await test.ask('preferences.get', {}, other)))).not.toContain(
      `CANARY ${self}`,
    )
    dataOf(await test.ask('drafts.save', { key: `account:${id(other)}`, value: null }, self))
  })

  it('changes nothing of somebody else, whatever part is sent', async () => {
    const before = await accountOf(other)
    const { hasPhoto: _hasPhoto, ...profile } = before.profile
    const userId = id(other)
    const tries = [
      test.raw('users.saveProfile', { userId, ...profile, photo: 'keep', bio: 'Forged' }, self),
      test.raw('users.saveAccount', { userId, status: 'inactive' }, self),
      test.raw('users.saveAccount', { userId, roles: ['owner'] }, self),
      test.raw('users.saveAccount', { userId, staffId: 'FORGED' }, self),
      test.raw('users.saveAccount', { userId, registration: { number: '1', expiresOn: null } }, self),
      test.raw('users.saveAccount', { userId, notifications: { endingSoon: false } }, self),
      test.raw('users.setTemporaryPassword', { userId, password: 'sunny river bend 7' }, self),
      test.raw('identity.unlockUser', { userId }, self),
      test.raw('mfa.reset', { userId, reason: 'x', password: PASSWORD }, self),
      test.raw('owners.give', { userId }, self),
      test.raw('owners.take', { userId }, self),
    ]
    for (const answer of await Promise.all(tries)) expect(answer).toEqual(refused('FORBIDDEN'))
    expect(await accountOf(other)).toEqual(before)
  })

  it('gives itself no role, status, staff ID, discipline or tier (mass assignment)', async () => {
    const before = await accountOf(self)
    const { hasPhoto: _hasPhoto, ...profile } = before.profile
    const userId = id(self)
    const { disciplines } = dataOf(await test.ask('disciplines.list', {}, self))
    const discipline = must(
      disciplines.find(({ disciplineId }) => disciplineId !== profile.disciplineId),
      'another discipline',
    )
    const right = { userId, ...profile, photo: 'keep' }
    for (const [route, input, code] of [
      ['users.saveProfile', { ...right, disciplineId: discipline.disciplineId }, 'FORBIDDEN'],
      ['users.saveProfile', { ...right, status: 'active', roles: ['owner'] }, 'BAD_INPUT'],
      ['users.saveProfile', { ...right, staffId: 'FORGED' }, 'BAD_INPUT'],
      ['users.saveProfile', { ...right, kind: 'contact' }, 'BAD_INPUT'],
      ['users.saveAccount', { userId, roles: ['owner'] }, 'FORBIDDEN'],
      ['users.saveAccount', { userId, status: 'inactive' }, 'FORBIDDEN'],
      ['users.saveAccount', { userId, staffId: 'FORGED' }, 'FORBIDDEN'],
      ['users.saveAccount', { userId, mfa: { isOn: false } }, 'BAD_INPUT'],
      ['users.saveAccount', { userId, version: 0 }, 'BAD_INPUT'],
    ] as const) {
      expect(await test.raw(route, input, self), JSON.stringify(input)).toMatchObject({
        ok: false,
        error: { code },
      })
    }
    expect(await accountOf(self)).toEqual(before)
  })
})

describe('a Manager', () => {
  it('opens the charts of the crew and no others (product 3)', async () => {
    const crew = await clientsOf('practitioner')
    const page = dataOf(
      await test.ask(
        'users.list',
        {
          tab: 'active',
          search: '',
          filters: { kinds: ['practitioner'], roles: [], disciplineIds: [], signInStates: [] },
          sort: { column: 'name', descending: false },
          from: { index: 0 },
          limit: 30,
        },
        'owner',
      ),
    )
    let opened = 0
    let shut = 0
    const seen = new Set<ClientId>(crew.slice(0, 3))
    for (const row of page.rows) {
      const { clients } = dataOf(await test.ask('users.listClients', { userId: row.userId }, 'owner'))
      for (const { clientId } of clients.slice(0, 1)) seen.add(clientIdSchema.parse(clientId))
    }
    for (const clientId of seen) {
      const answer = await test.ask('clients.getChart', { clientId }, 'manager')
      if (answer.ok) opened += 1
      else if (answer.error.code === 'FORBIDDEN') shut += 1
    }
    console.log(`a manager's charts: ${opened} opened, ${shut} refused, of ${seen.size}`)
    expect(opened + shut).toBe(seen.size)
    expect(opened).toBeGreaterThan(0)
    expect(shut).toBeGreaterThan(0)
  })
})

describe('an Office Admin (product 3, 18)', () => {
  it('changes neither status, password, factor nor wrong tries of an owner, nor anybody’s roles', async () => {
    const before = await accountOf('owner')
    const userId = id('owner')
    for (const [route, input, code] of [
      ['users.saveAccount', { userId, status: 'inactive' }, 'OWNER_PROTECTED'],
      ['users.setTemporaryPassword', { userId, password: 'sunny river bend 7' }, 'OWNER_PROTECTED'],
      ['identity.unlockUser', { userId }, 'OWNER_PROTECTED'],
      ['mfa.reset', { userId, reason: 'x', password: PASSWORD }, 'OWNER_PROTECTED'],
      ['users.saveAccount', { userId, roles: ['officeAdmin'] }, 'FORBIDDEN'],
      ['users.saveAccount', { userId: id('student'), roles: ['practitioner'] }, 'FORBIDDEN'],
      ['users.saveAccount', { userId: id('admin'), roles: ['owner'] }, 'FORBIDDEN'],
      ['owners.list', {}, 'FORBIDDEN'],
      ['owners.give', { userId: id('admin') }, 'FORBIDDEN'],
      ['alerts.list', {}, 'FORBIDDEN'],
      ['clinic.save', {}, 'FORBIDDEN'],
    ] as const)
      expect(await test.raw(route, input, 'admin'), JSON.stringify(input)).toEqual(refused(code))
    expect(await accountOf('owner')).toEqual(before)
    const may = dataOf(await test.ask('users.get', { userId: id('student') }, 'admin')).may
    expect([may.setRoles, may.setDisciplineAndTier, may.setStatus]).toEqual([false, false, true])
  })
})
