import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OutputOf } from '#shared/contract/index.ts'
import type { UserId } from '#shared/domain/ids.ts'
import { must } from '#shared/lib/must.ts'
import { readActs } from '#tests/support/readActs.ts'
import {
  ADMIN,
  handAll,
  leave,
  listHolders,
  type Row,
  SAMPLE_PASSWORD,
  snapshot,
  startSampleDesk,
} from '#tests/support/sampleDesk.ts'
import { dataOf, type TestApp } from '#tests/support/testApp.ts'

let test: TestApp
let practitioners: Row[]
let person: Row
let taker: Row
beforeEach(async () => {
  test = await startSampleDesk()
  practitioners = (await listHolders(test, ['practitioner'])).filter((row) => !row.roles.includes('owner'))
  // A Manager who treats: holds a crew, clients and sessions all at once.
  person = must(
    practitioners.find((row) => row.roles.includes('manager')),
    'a managing practitioner',
  )
  taker = must(
    practitioners.find((row) => row.userId !== person.userId),
    'somebody to take over',
  )
})
afterEach(() => test.stop())

const preview = async (userId: UserId): Promise<OutputOf<'leaving.preview'>> =>
  dataOf(await test.ask('leaving.preview', { userId }))
/** The services of somebody's sessions that somebody else does not offer. */
const cannotOffer = async (userId: UserId, takerId: UserId): Promise<readonly string[]> =>
  dataOf(await test.ask('leaving.checkTakers', { userId, takerIds: [takerId] })).takers[0]?.cannotOffer ?? []
const countOf = ({ clients }: OutputOf<'leaving.preview'>, serviceIds: readonly string[]): number =>
  clients
    .flatMap(({ services }) => services)
    .filter(({ serviceId }) => serviceIds.includes(serviceId))
    .reduce((sum, { sessionCount }) => sum + sessionCount, 0)
const clientsOf = async (userId: UserId): Promise<string[]> =>
  dataOf(await test.ask('users.listClients', { userId })).clients.map((client) => client.name)

describe('leaving (product 38)', () => {
  it('shows clients, sessions and crews, and hands all of it over in one act', async () => {
    const before = await preview(person.userId)
    expect(before.clients.length).toBeGreaterThan(0)
    expect(before.crews.filter((crew) => crew.isManaged)).toHaveLength(1)
    expect(before.roles).toEqual(['manager', 'practitioner'])
    const treated = before.clients.filter((client) => client.isTreated)
    const sessions = before.clients.reduce((sum, client) => sum + client.sessionCount, 0)
    const cannot = await cannotOffer(person.userId, taker.userId)
    const unheld = countOf(before, cannot)
    const done = dataOf(await leave(test, { userId: person.userId, ...handAll(before, taker.userId) }))
    expect(done).toEqual({
      handedOver: treated.length,
      withNobody: 0,
      sessionsHandedOver: sessions - unheld,
      sessionsCancelled: 0,
      sessionsUnheld: unheld,
    })
    const account = dataOf(await test.ask('users.get', { userId: person.userId }))
    expect(account).toMatchObject({ status: 'inactive', roles: [], leftAt: test.clock.now })
    expect(account.signIn.state).toBe('noSignIn')
    expect(await clientsOf(person.userId)).toEqual([])
    expect(await clientsOf(taker.userId)).toEqual(
      expect.arrayContaining(treated.map((client) => client.name)),
    )
    const acts = await readActs(test, 'user.left')
    expect(acts.size).toBe(1)
    const [entries] = acts.values()
    expect(entries?.[0]).toMatchObject({ table_name: 'user', about_user_id: person.userId })
    expect(new Set(entries?.map((entry) => entry.table_name))).toEqual(
      new Set([
        'user',
        'client_person',
        'session',
        'user_role',
        'crew',
        'crew_member',
        'credential',
        'departure',
      ]),
    )
  })

  it('ends the session of whoever left at once, and lets no password in any more (A11)', async () => {
    const email = person.email
    dataOf(await test.ask('identity.signIn', { email, password: SAMPLE_PASSWORD }, 'theirs'))
    dataOf(await leave(test, { userId: person.userId, ...handAll(await preview(person.userId), null) }))
    expect(await test.raw('home.get', {}, 'theirs')).toMatchObject({ error: { code: 'NOT_SIGNED_IN' } })
    expect(await test.raw('identity.signIn', { email, password: SAMPLE_PASSWORD }, 'theirs')).toMatchObject({
      error: { code: 'WRONG_CREDENTIALS' },
    })
  })

  it('leaves whoever takes over at their desk', async () => {
    dataOf(await test.ask('identity.signIn', { email: taker.email, password: SAMPLE_PASSWORD }, 'theirs'))
    const before = await preview(person.userId)
    dataOf(await leave(test, { userId: person.userId, ...handAll(before, taker.userId) }))
    expect(dataOf(await test.ask('session.get', {}, 'theirs')).state).toBe('active')
  })

  it('lets clients stay with nobody and cancels sessions, where that is chosen', async () => {
    const before = await preview(person.userId)
    const done = dataOf(await leave(test, { userId: person.userId, ...handAll(before, null) }))
    expect(done.withNobody).toBe(before.clients.filter((client) => client.isTreated).length)
    expect(done.sessionsCancelled).toBeGreaterThan(0)
    const upcoming = await test.ask('users.listUpcomingSessions', { userId: person.userId })
    expect(dataOf(upcoming).sessions).toEqual([])
  })

  it('lets somebody leave who was made inactive before, and nobody twice', async () => {
    dataOf(await test.ask('users.saveAccount', { userId: person.userId, status: 'inactive' }))
    const input = { userId: person.userId, ...handAll(await preview(person.userId), taker.userId) }
    dataOf(await leave(test, input))
    expect(await leave(test, input)).toMatchObject({ error: { code: 'HAS_LEFT' } })
    expect(await test.ask('leaving.preview', { userId: person.userId })).toMatchObject({
      error: { code: 'HAS_LEFT' },
    })
  })
})

describe('leaving, refused', () => {
  it('stores nothing for oneself, for an owner by an Office Admin, for families, for choices that miss something', async () => {
    const owner = must(
      (await listHolders(test, ['owner'])).find((row) => row.roles.length > 1),
      'an owner',
    )
    const self = must(dataOf(await test.ask('session.get', {})).person, 'the owner at the desk')
    const filters = { kinds: ['guardian' as const], roles: [], disciplineIds: [], signInStates: [] }
    const sort = { column: 'name', descending: false } as const
    const families = { tab: 'active', search: '', filters, sort, from: { index: 0 }, limit: 1 } as const
    const guardian = must(dataOf(await test.ask('users.list', families)).rows[0], 'a guardian')
    const choices = handAll(await preview(person.userId), taker.userId)
    const inactive = must((await listHolders(test, ['practitioner'], 'inactive'))[0], 'somebody inactive')
    const [first, ...others] = choices.clients
    const firstClient = must(first, 'a client')
    const none = { clients: [], crews: [], students: [] }
    const { userId } = person
    const before = await snapshot(test)
    const refused = async (input: object, code: string, seat?: string): Promise<void> => {
      expect(await test.raw('leaving.leave', input, seat), code).toMatchObject({ error: { code } })
    }
    await refused({ userId: self.userId, ...none }, 'OWN_STATUS')
    await refused({ userId: owner.userId, ...none }, 'OWNER_PROTECTED', ADMIN)
    await refused({ userId: guardian.userId, ...none }, 'BAD_INPUT')
    await refused({ userId, ...none }, 'LEAVING_CHANGED')
    await refused({ userId, ...choices, clients: others }, 'LEAVING_CHANGED')
    await refused({ userId, ...choices, clients: [...others, firstClient, firstClient] }, 'LEAVING_CHANGED')
    await refused({ userId, ...choices, crews: [] }, 'LEAVING_CHANGED')
    const to = (takerId: UserId | null, sessions = 'handOver'): object => ({
      userId,
      ...choices,
      clients: [...others, { ...firstClient, takerId, sessions }],
    })
    await refused(to(userId), 'BAD_INPUT')
    await refused(to(inactive.userId), 'BAD_INPUT')
    await refused(to(guardian.userId), 'BAD_INPUT')
    await refused(to(null), 'BAD_INPUT')
    await refused(
      { userId, ...choices, crews: choices.crews.map((crew) => ({ ...crew, managerId: taker.userId })) },
      'BAD_INPUT',
    )
    expect(await snapshot(test)).toBe(before)
  })

  it('leaves one active owner where two let each other go at once', async () => {
    const owners = await listHolders(test, ['owner'])
    const self = must(dataOf(await test.ask('session.get', {})).person, 'the owner at the desk')
    const other = must(
      owners.find((row) => row.userId !== self.userId),
      'the other owner',
    )
    dataOf(await test.ask('identity.signIn', { email: other.email, password: SAMPLE_PASSWORD }, 'other'))
    const [one, two] = await Promise.all([
      test.raw('leaving.leave', {
        userId: other.userId,
        ...handAll(await preview(other.userId), taker.userId),
      }),
      test.raw('leaving.leave', { userId: self.userId, clients: [], crews: [], students: [] }, 'other'),
    ])
    expect([one.ok, two.ok].filter(Boolean)).toHaveLength(1)
    const refused = one.ok ? two : one
    expect(refused).toMatchObject({
      error: { code: expect.stringMatching(/^(LAST_OWNER|NOT_SIGNED_IN)$/) as string },
    })
  })

  it('asks for a fresh proof five minutes after the last one (A12)', async () => {
    const choices = handAll(await preview(person.userId), taker.userId)
    test.clock.advance(4 * 60_000)
    await test.raw('identity.reportActivity', {})
    test.clock.advance(2 * 60_000)
    expect(await leave(test, { userId: person.userId, ...choices })).toMatchObject({
      error: { code: 'REAUTH_NEEDED' },
    })
  })
})
