import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OutputOf } from '#shared/contract/index.ts'
import type { UserId } from '#shared/domain/ids.ts'
import { must } from '#shared/lib/must.ts'
import { openClinicFile } from '#tests/support/openClinicFile.ts'
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
let person: Row
let taker: Row
beforeEach(async () => {
  test = await startSampleDesk()
  const rows = (await listHolders(test, ['practitioner'])).filter((row) => !row.roles.includes('owner'))
  person = must(
    rows.find((row) => row.roles.includes('manager')),
    'a managing practitioner',
  )
  taker = must(
    rows.find((row) => row.roles.length === 1),
    'somebody to take over',
  )
})
afterEach(() => test.stop())

type Preview = OutputOf<'leaving.preview'>
const preview = async (userId: UserId): Promise<Preview> =>
  dataOf(await test.ask('leaving.preview', { userId }))
const comeBack = (clients: 'all' | [], seat?: string): ReturnType<typeof test.ask<'leaving.reactivate'>> =>
  test.ask('leaving.reactivate', { userId: person.userId, clients }, seat)

async function letGo(takerId: UserId | null = taker.userId): Promise<Preview> {
  const before = await preview(person.userId)
  dataOf(await leave(test, { userId: person.userId, ...handAll(before, takerId) }))
  return before
}

async function setPlan(plan: 'solo' | 'teams'): Promise<void> {
  dataOf(await test.ask('clinic.save', { ...dataOf(await test.ask('clinic.get', {})), plan }))
}

describe('"Reactivate as they were" (product 38)', () => {
  it('brings roles, crews, clients and sessions back in one act, and neither password nor factor', async () => {
    const before = await letGo()
    const plan = dataOf(await test.ask('leaving.previewReturn', { userId: person.userId }))
    expect(plan.roles).toEqual([
      { role: 'manager', keptBack: null },
      { role: 'practitioner', keptBack: null },
    ])
    expect(plan.clients.length).toBe(before.clients.length)
    expect(plan.clients[0]?.nowWith).toContain(`${taker.firstName} ${taker.lastName}`)
    dataOf(await comeBack('all'))
    expect(await preview(person.userId)).toEqual({ ...before, hasPassword: false, hasMfa: false })
    const account = dataOf(await test.ask('users.get', { userId: person.userId }))
    expect(account).toMatchObject({ status: 'active', leftAt: null })
    expect(account.signIn.state).toBe('noSignIn')
    expect(
      await test.raw('identity.signIn', { email: person.email, password: SAMPLE_PASSWORD }, 'theirs'),
    ).toMatchObject({ ok: false })
    expect((await readActs(test, 'user.returned')).size).toBe(1)
    expect(await comeBack('all')).toMatchObject({ error: { code: 'NOT_LEFT' } })
  })

  it('leaves clients and sessions where they are unless they are chosen', async () => {
    const before = await letGo()
    dataOf(await comeBack([]))
    const now = await preview(person.userId)
    expect(now).toMatchObject({ crews: before.crews, roles: before.roles })
    // What is there still are sessions that the taker does not offer: they never went anywhere.
    expect(now.clients.filter(({ isTreated }) => isTreated)).toEqual([])
    const theirs = await preview(taker.userId)
    expect(theirs.clients.map((client) => client.clientId)).toEqual(
      expect.arrayContaining(before.clients.map((client) => client.clientId)),
    )
  })

  it('brings cancelled sessions back that are still ahead, and leaves past ones cancelled', async () => {
    const before = await letGo(null)
    const total = before.clients.reduce((sum, client) => sum + client.sessionCount, 0)
    test.clock.advance(7 * 24 * 3_600_000)
    dataOf(
      await test.ask('identity.signIn', { email: 'owner@sample.example.org', password: SAMPLE_PASSWORD }),
    )
    dataOf(await comeBack('all'))
    const after = (await preview(person.userId)).clients.reduce((sum, one) => sum + one.sessionCount, 0)
    expect(after).toBeGreaterThan(0)
    expect(after).toBeLessThan(total)
  })

  it('brings everything but the roles where an Office Admin does it, and never ownership', async () => {
    const before = await letGo()
    const plan = dataOf(await test.ask('leaving.previewReturn', { userId: person.userId }, ADMIN))
    expect(plan.roles.every((one) => one.keptBack === 'needsOwner')).toBe(true)
    dataOf(await comeBack('all', ADMIN))
    const now = await preview(person.userId)
    expect(now.roles).toEqual([])
    expect(now.crews).toEqual(before.crews)
    expect(now.clients).toEqual(before.clients)
    const owner = must(
      (await listHolders(test, ['owner'])).find((row) => row.roles.length > 1),
      'an owner who treats',
    )
    const choices = handAll(await preview(owner.userId), taker.userId)
    dataOf(await leave(test, { userId: owner.userId, ...choices }))
    const back = dataOf(await test.ask('leaving.reactivate', { userId: owner.userId, clients: 'all' }))
    expect(back.roles).toContainEqual({ role: 'owner', keptBack: 'ownership' })
    expect((await preview(owner.userId)).roles).toEqual(['practitioner'])
  })

  it('refuses a practitioner beyond the plan and stores nothing; an Office Admin, who brings no role, may (7)', async () => {
    await letGo()
    await setPlan('solo')
    const before = await snapshot(test)
    const refused = { error: { code: 'PLAN_FORBIDS_PRACTITIONER', data: { neededPlan: 'teams' } } }
    expect(await test.ask('leaving.previewReturn', { userId: person.userId })).toMatchObject(refused)
    expect(await comeBack('all')).toMatchObject(refused)
    expect(await snapshot(test)).toBe(before)
    dataOf(await comeBack([], ADMIN))
  })

  it('refuses whoever was made a practitioner while they were gone, on a plan that has no room (7)', async () => {
    const clerk = must(
      (await listHolders(test, ['officeAdmin'])).find((row) => !row.roles.includes('owner')),
      'an Office Admin',
    )
    dataOf(await leave(test, { userId: clerk.userId, clients: [], crews: [], students: [] }))
    await setPlan('solo')
    dataOf(await test.ask('users.saveAccount', { userId: clerk.userId, roles: ['practitioner'] }))
    const back = { userId: clerk.userId, clients: [] }
    expect(await test.ask('leaving.reactivate', back)).toMatchObject({
      error: { code: 'PLAN_FORBIDS_PRACTITIONER' },
    })
    expect(dataOf(await test.ask('users.get', { userId: clerk.userId })).status).toBe('inactive')
    await setPlan('teams')
    dataOf(await test.ask('leaving.reactivate', back))
  })

  it('skips a crew that is gone, and one that got another Manager', async () => {
    await letGo()
    const database = await openClinicFile(test)
    const { manager_id: other } = database
      .prepare('SELECT manager_id FROM crew WHERE manager_id IS NOT NULL LIMIT 1')
      .get() as { manager_id: string }
    const [gone, managed] = database
      .prepare(
        `SELECT crew_id AS id FROM crew_member WHERE user_id = ? UNION ALL
         SELECT id FROM crew WHERE manager_id IS NULL`,
      )
      .pluck()
      .all(person.userId)
    database.prepare('UPDATE crew SET is_current = 0 WHERE id = ?').run(gone)
    database.prepare('UPDATE crew SET manager_id = ? WHERE id = ?').run(other, managed)
    database.close()
    const back = dataOf(await comeBack('all'))
    expect(new Set(back.crews.map((crew) => crew.keptBack))).toEqual(new Set(['gone', 'taken']))
    expect((await preview(person.userId)).crews).toEqual([])
  })

  it('is over once the plain status brought somebody back', async () => {
    await letGo()
    const saved = await test.ask('users.saveAccount', { userId: person.userId, status: 'active' })
    expect(dataOf(saved)).toMatchObject({ status: 'active', roles: [], leftAt: null })
    expect(await comeBack('all')).toMatchObject({ error: { code: 'NOT_LEFT' } })
  })
})
