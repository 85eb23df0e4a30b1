import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contract, type RouteName } from '#shared/contract/index.ts'
import { RIGHTS } from '#shared/domain/rights.ts'
import type { Role } from '#shared/domain/roles.ts'
import { dataOf, startClinic, type TestApp } from '#tests/support/testApp.ts'

const PASSWORD = 'sunny river bend 7'
const STATES = [
  'nobody',
  'owner',
  'officeAdmin',
  'manager',
  'practitioner',
  'studentPractitioner',
  'finance',
  'locked',
  'mustChangePassword',
] as const
type State = (typeof STATES)[number]

const ALL: readonly State[] = STATES
const SIGNED_IN: readonly State[] = [
  'owner',
  'officeAdmin',
  'manager',
  'practitioner',
  'studentPractitioner',
  'finance',
]
const OFFICE: readonly State[] = ['owner', 'officeAdmin']
const OWNER: readonly State[] = ['owner']
const CLINICAL: readonly State[] = ['owner', 'officeAdmin', 'manager', 'practitioner', 'studentPractitioner']

/** Who gets past the door of each route, written down by hand from product.md 3: a route without a line fails. */
const MAY: Readonly<Record<RouteName, readonly State[]>> = {
  'start.get': ALL,
  'start.retry': [],
  'start.openWithRecoveryKey': [],
  'setup.createClinic': [],
  'setup.createSample': [],
  'setup.removeSample': ALL,
  'recovery.get': OWNER,
  'recovery.confirm': OWNER,
  'recovery.renew': OWNER,
  'session.get': ALL,
  'identity.signIn': ALL,
  'identity.signOut': ALL,
  'identity.lock': [...SIGNED_IN, 'locked', 'mustChangePassword'],
  'identity.unlock': [...SIGNED_IN, 'locked', 'mustChangePassword'],
  'identity.reportActivity': SIGNED_IN,
  'identity.changePassword': [...SIGNED_IN, 'mustChangePassword'],
  'users.list': OFFICE,
  'users.count': OFFICE,
  'users.find': OFFICE,
  'users.get': SIGNED_IN,
  'users.getPhoto': SIGNED_IN,
  'users.add': OFFICE,
  'users.saveProfile': SIGNED_IN,
  'users.saveAccount': SIGNED_IN,
  'users.setTemporaryPassword': OFFICE,
  'users.generatePassword': OFFICE,
  'users.listClients': SIGNED_IN,
  'users.listUpcomingSessions': SIGNED_IN,
  'clients.getChart': CLINICAL,
  'clinic.get': SIGNED_IN,
  'clinic.save': OWNER,
  'clinic.getThisPc': OWNER,
  'disciplines.list': SIGNED_IN,
  'disciplines.add': OWNER,
  'compensationTiers.list': SIGNED_IN,
  'compensationTiers.add': OWNER,
  'services.listOffered': SIGNED_IN,
  'home.get': SIGNED_IN,
  'preferences.get': SIGNED_IN,
  'preferences.save': SIGNED_IN,
  'drafts.list': SIGNED_IN,
  'drafts.save': [...SIGNED_IN, 'locked', 'mustChangePassword'],
  'transfer.previewImport': OFFICE,
  'transfer.runImport': OFFICE,
  'transfer.cancelImport': OFFICE,
}

/** What the door answers where it stays shut. */
const SHUT = new Set(['WRONG_STAGE', 'NOT_SIGNED_IN', 'LOCKED', 'MUST_CHANGE_PASSWORD', 'FORBIDDEN'])
const routes = Object.keys(contract).filter((name): name is RouteName => Object.hasOwn(contract, name))

describe('the rights matrix', () => {
  let test: TestApp
  beforeAll(async () => {
    test = await startClinic()
    const people: readonly (readonly [State, Role])[] = [
      ['officeAdmin', 'officeAdmin'],
      ['manager', 'manager'],
      ['practitioner', 'practitioner'],
      ['studentPractitioner', 'studentPractitioner'],
      ['finance', 'finance'],
      ['locked', 'officeAdmin'],
      ['mustChangePassword', 'officeAdmin'],
    ]
    for (const [state, role] of people) {
      const email = `${state}@maple.example`
      const { userId } = dataOf(
        await test.ask('users.add', {
          as: 'staff',
          firstName: state,
          lastName: 'X',
          title: '',
          email,
          roles: [role],
          disciplineId: null,
          compensationTierId: null,
        }),
      )
      dataOf(await test.ask('users.setTemporaryPassword', { userId, password: PASSWORD }))
      dataOf(await test.ask('identity.signIn', { email, password: PASSWORD }, state))
      if (state === 'mustChangePassword') continue
      dataOf(
        await test.ask(
          'identity.changePassword',
          { currentPassword: PASSWORD, newPassword: 'another quiet walk' },
          state,
        ),
      )
      if (state === 'locked') dataOf(await test.ask('identity.lock', {}, state))
    }
  })
  afterAll(() => test.stop())

  it('has a line for every route', () => {
    expect(Object.keys(MAY).toSorted()).toEqual(routes.toSorted())
  })

  it('lets exactly the written states in, for every route', async () => {
    let cells = 0
    const wrong: string[] = []
    for (const route of routes) {
      for (const state of STATES) {
        // An unknown key is refused behind the door and before the use case, so that nothing is done on the way.
        const answer = await test.raw(route, { thisIsNoField: 1 }, state === 'owner' ? 'desk' : state)
        const isIn = !answer.ok && !SHUT.has(answer.error.code)
        if (isIn !== MAY[route].includes(state)) wrong.push(`${route} × ${state}: ${JSON.stringify(answer)}`)
        cells += 1
      }
    }
    console.log(`rights matrix: ${cells} cells, ${wrong.length} wrong`)
    expect(wrong).toEqual([])
  })

  it('asks a right of the table wherever a route is not open to everybody signed in', () => {
    const open = new Set([
      'anyone',
      'firstRun',
      'recovery',
      'signedOut',
      'lockedOrSignedIn',
      'mustChangePassword',
      'signedIn',
    ])
    for (const route of routes) {
      const { access } = contract[route]
      expect(open.has(access) || Object.hasOwn(RIGHTS, access), route).toBe(true)
    }
  })

  it('keeps a Practitioner to their own account and clients', async () => {
    const seat = 'practitioner'
    const self = dataOf(await test.ask('session.get', {}, seat)).person?.userId
    const owner = dataOf(await test.ask('session.get', {})).person?.userId
    if (self === undefined || owner === undefined) throw new Error('nobody is signed in')
    expect(dataOf(await test.ask('users.get', { userId: self }, seat)).userId).toBe(self)
    for (const route of [
      'users.get',
      'users.getPhoto',
      'users.listClients',
      'users.listUpcomingSessions',
    ] as const) {
      expect(await test.ask(route, { userId: owner }, seat), route).toMatchObject({
        error: { code: 'FORBIDDEN' },
      })
    }
    expect(
      await test.ask(
        'users.saveAccount',
        { userId: owner, registration: { number: '1', expiresOn: null } },
        seat,
      ),
    ).toMatchObject({ error: { code: 'FORBIDDEN' } })
    expect(await test.ask('users.saveAccount', { userId: self, staffId: 'MINE' }, seat)).toMatchObject({
      error: { code: 'FORBIDDEN' },
    })
  })

  it('notes refused attempts in the log', async () => {
    const { readdirSync } = await import('node:fs')
    expect(readdirSync(test.folder)).toContain('anteroom.db')
    const before = await countRefused(test, 'users.list')
    await test.raw('users.list', {}, 'practitioner')
    expect(await countRefused(test, 'users.list')).toBe(before + 1)
    // Behind the door too: the right is held, but does not reach this person.
    const owner = dataOf(await test.ask('session.get', {})).person?.userId
    const views = await countRefused(test, 'users.get')
    expect(await test.raw('users.get', { userId: owner }, 'practitioner')).toMatchObject({ ok: false })
    expect(await countRefused(test, 'users.get')).toBe(views + 1)
    const resets = await countRefused(test, 'users.setTemporaryPassword')
    const reset = await test.raw(
      'users.setTemporaryPassword',
      { userId: owner, password: PASSWORD },
      'officeAdmin',
    )
    expect(reset).toMatchObject({ error: { code: 'OWNER_PROTECTED' } })
    expect(await countRefused(test, 'users.setTemporaryPassword')).toBe(resets + 1)
  })
})

/** Read from a second connection: the log has no route yet, and the test must not trust the app's own memory. */
async function countRefused(test: TestApp, route: string): Promise<number> {
  const { openDatabase } = await import('#backend/db/openDatabase.ts')
  const { unlockWithStore } = await import('#backend/keys/unlockWithStore.ts')
  let key: Buffer | undefined
  await unlockWithStore(test.folder, test.ports, (dek) => {
    key = Buffer.from(dek)
    return Promise.resolve('ok')
  })
  const database = openDatabase({ file: `${test.folder}/anteroom.db`, key, readonly: true })
  const count = database
    .prepare("SELECT count(*) FROM audit_entry WHERE outcome = 'refused' AND verb = ?")
    .pluck()
    .get(route)
  database.close()
  return Number(count)
}
