import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Account } from '#shared/contract/users.ts'
import type { UserId } from '#shared/domain/ids.ts'
import { must } from '#shared/lib/must.ts'
import { openClinicFile } from '#tests/support/openClinicFile.ts'
import { readActs } from '#tests/support/readActs.ts'
import { readLog } from '#tests/support/readLog.ts'
import { ADMIN, listHolders, type Row, snapshot, startSampleDesk } from '#tests/support/sampleDesk.ts'
import { dataOf, type TestApp } from '#tests/support/testApp.ts'

const FRESH_MS = 6 * 60_000

let test: TestApp
let like: Row
let ownerId: UserId
let newId: UserId
beforeEach(async () => {
  test = await startSampleDesk()
  const holders = await listHolders(test, ['practitioner'])
  like = must(
    holders.find((row) => row.roles.length > 1 && !row.roles.includes('owner') && row.disciplineName !== ''),
    'a colleague with several roles',
  )
  ownerId = must(dataOf(await test.ask('session.get', {})).person?.userId, 'the owner')
  const added = await test.ask('users.add', {
    as: 'staff',
    firstName: 'Noor',
    lastName: 'Newly',
    title: 'SLP',
    email: 'noor@sample.example.org',
    roles: ['finance'],
    disciplineId: null,
    compensationTierId: null,
  })
  newId = dataOf(added).userId
  await setNotices(like.userId, { appointmentCreated: false, timesheetDenied: false })
})
afterEach(() => test.stop())

const accountOf = async (userId: UserId): Promise<Account> => dataOf(await test.ask('users.get', { userId }))

async function setNotices(userId: UserId, notifications: Account['notifications']): Promise<void> {
  dataOf(await test.ask('users.saveAccount', { userId, notifications }))
}

async function crewsOf(userId: UserId): Promise<unknown[]> {
  const database = await openClinicFile(test)
  const rows = database
    .prepare('SELECT crew_id FROM crew_member WHERE user_id = ? AND is_member = 1 ORDER BY crew_id')
    .pluck()
    .all(userId)
  database.close()
  return rows
}

async function setUp(userId = newId, likeId = like.userId): Promise<string> {
  const { seen } = dataOf(await test.ask('setUpLike.preview', { userId, likeId }))
  return dataOf(await test.ask('setUpLike.run', { userId, likeId, seen })).actId
}

/** What the set-up touches, and what it must never touch. */
const partsOf = (account: Account): unknown => ({
  roles: account.roles,
  disciplineId: account.profile.disciplineId,
  compensationTierId: account.profile.compensationTierId,
  notifications: { ...account.notifications, accountSecurity: true },
  isMfaRequired: account.mfa.isRequiredOfPerson,
})
const ownOf = ({ profile, registration, staffId, signIn }: Account): unknown => {
  const { disciplineId: _, compensationTierId: __, ...own } = profile
  return { own, registration, staffId, signIn: signIn.state }
}

describe('"Set up like …" (product 40)', () => {
  it('shows before and after, then copies roles, crew, tier, discipline and notices, and nothing else', async () => {
    const before = await accountOf(newId)
    const colleague = await accountOf(like.userId)
    const preview = dataOf(await test.ask('setUpLike.preview', { userId: newId, likeId: like.userId }))
    expect(preview.roles).toEqual({ before: ['finance'], after: colleague.roles })
    expect(preview.discipline).toEqual({ before: '', after: like.disciplineName })
    expect(preview.compensationTier.after).toBe(like.compensationTierName)
    expect(preview.notifications).toEqual({
      switchedOn: [],
      switchedOff: ['appointmentCreated', 'timesheetDenied'],
    })
    await setUp()
    const after = await accountOf(newId)
    expect(partsOf(after)).toEqual(partsOf(colleague))
    expect(ownOf(after)).toEqual(ownOf(before))
    expect(await crewsOf(newId)).toEqual(await crewsOf(like.userId))
    const again = dataOf(await test.ask('setUpLike.preview', { userId: newId, likeId: like.userId }))
    expect(again.changes).toBe(0)
  })

  it('copies that a second factor is required of the person by name', async () => {
    const database = await openClinicFile(test)
    database.prepare('UPDATE user SET is_mfa_required = 1 WHERE id = ?').run(like.userId)
    database.close()
    await setUp()
    expect((await accountOf(newId)).mfa.isRequiredOfPerson).toBe(true)
  })

  it('stands in the log as one act that names both', async () => {
    const actId = await setUp()
    const acts = await readActs(test, 'user.setUpLike')
    expect([...acts.keys()]).toEqual([actId])
    const verbs = ['user.setUpLike', 'role.given', 'role.taken', 'user.profileChanged', 'user.crewsChanged']
    const found = await Promise.all(verbs.map((verb) => readLog(test, verb)))
    const entries = found.flat().filter((entry) => entry['act_id'] === actId)
    expect(entries.length).toBeGreaterThan(4)
    expect(JSON.stringify(entries)).toContain(like.userId)
    expect(entries.every((entry) => entry['about_user_id'] === newId)).toBe(true)
  })

  it('leaves account security mail and ownership with the person', async () => {
    await setNotices(ownerId, { accountSecurity: false })
    const other = must(
      (await listHolders(test, ['owner'])).find((row) => row.userId !== ownerId),
      'another owner',
    )
    const { roles } = dataOf(
      await test.ask('setUpLike.preview', { userId: other.userId, likeId: like.userId }),
    )
    expect(roles.after).toContain('owner')
    await setUp(newId, ownerId)
    const after = await accountOf(newId)
    expect(after.roles).not.toContain('owner')
    expect(after.notifications.accountSecurity).toBe(true)
  })

  it('is undone to exactly what was before, once', async () => {
    const before = await accountOf(newId)
    const actId = await setUp()
    dataOf(await test.ask('setUpLike.undo', { userId: newId, actId }))
    const after = await accountOf(newId)
    expect(partsOf(after)).toEqual(partsOf(before))
    expect(ownOf(after)).toEqual(ownOf(before))
    expect(await crewsOf(newId)).toEqual([])
    expect((await readActs(test, 'user.setUpUndone')).size).toBe(1)
    expect(await test.ask('setUpLike.undo', { userId: newId, actId })).toMatchObject({
      error: { code: 'SET_UP_CHANGED' },
    })
  })

  it('undoes nothing where something of it was changed since', async () => {
    const actId = await setUp()
    await setNotices(newId, { appointmentCreated: true })
    const before = await snapshot(test)
    expect(await test.ask('setUpLike.undo', { userId: newId, actId })).toMatchObject({
      error: { code: 'SET_UP_CHANGED' },
    })
    expect(await snapshot(test)).toBe(before)
    expect(await test.ask('setUpLike.undo', { userId: newId, actId: 'another' })).toMatchObject({
      error: { code: 'NOT_FOUND' },
    })
  })

  it('refuses oneself, guardians, people who are not there, and an Office Admin', async () => {
    const guardian = dataOf(
      await test.ask('users.add', {
        as: 'guardian',
        firstName: 'Gus',
        lastName: 'Guard',
        title: '',
        email: '',
        phone: '',
      }),
    ).userId
    const before = await snapshot(test)
    const preview = (userId: string, likeId: string, seat?: string): ReturnType<TestApp['raw']> =>
      test.raw('setUpLike.preview', { userId, likeId }, seat)
    const run = (userId: string, likeId: string, seat?: string): ReturnType<TestApp['raw']> =>
      test.raw('setUpLike.run', { userId, likeId, seen: '' }, seat)
    for (const call of [preview, run]) {
      expect(await call(ownerId, like.userId)).toMatchObject({ error: { code: 'OWN_ROLES' } })
      expect(await call(guardian, like.userId)).toMatchObject({
        error: { data: { fields: { userId: 'notOneOf' } } },
      })
      expect(await call(newId, guardian)).toMatchObject({
        error: { data: { fields: { likeId: 'notOneOf' } } },
      })
      expect(await call(newId, newId)).toMatchObject({ error: { code: 'BAD_INPUT' } })
      expect(await call(newId, crypto.randomUUID())).toMatchObject({ error: { code: 'NOT_FOUND' } })
      expect(await call(newId, like.userId, ADMIN)).toMatchObject({ error: { code: 'FORBIDDEN' } })
    }
    expect(await snapshot(test)).toBe(before)
  })

  it('refuses a practitioner beyond the plan and stores nothing (7)', async () => {
    const { seen } = dataOf(await test.ask('setUpLike.preview', { userId: newId, likeId: like.userId }))
    dataOf(await test.ask('clinic.save', { ...dataOf(await test.ask('clinic.get', {})), plan: 'solo' }))
    const before = await snapshot(test)
    const refused = { error: { code: 'PLAN_FORBIDS_PRACTITIONER', data: { neededPlan: 'teams' } } }
    const input = { userId: newId, likeId: like.userId }
    expect(await test.ask('setUpLike.preview', input)).toMatchObject(refused)
    expect(await test.ask('setUpLike.run', { ...input, seen })).toMatchObject(refused)
    expect(await snapshot(test)).toBe(before)
  })

  it('refuses to do something else than was shown', async () => {
    const input = { userId: newId, likeId: like.userId }
    const { seen } = dataOf(await test.ask('setUpLike.preview', input))
    await setNotices(like.userId, { appointmentCancelled: false })
    expect(await test.ask('setUpLike.run', { ...input, seen })).toMatchObject({
      error: { code: 'SET_UP_CHANGED' },
    })
  })

  it('asks who it is before it gives roles, and before it takes them back (A12)', async () => {
    const input = { userId: newId, likeId: like.userId }
    const actId = await setUp()
    const { seen } = dataOf(await test.ask('setUpLike.preview', input))
    for (let minute = 0; minute < 3; minute += 1) {
      test.clock.advance(FRESH_MS / 3)
      await test.ask('identity.reportActivity', {})
    }
    const asked = { error: { code: 'REAUTH_NEEDED' } }
    expect(await test.ask('setUpLike.run', { ...input, seen })).toMatchObject(asked)
    expect(await test.ask('setUpLike.undo', { userId: newId, actId })).toMatchObject(asked)
  })
})
