import { afterEach, beforeEach, describe, expect, it } from 'vitest'
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
let student: Row
let supervisor: Row
beforeEach(async () => {
  test = await startSampleDesk()
  student = must((await listHolders(test, ['studentPractitioner']))[0], 'a student')
  supervisor = must((await listHolders(test, ['practitioner']))[0], 'a practitioner')
})
afterEach(() => test.stop())

type Placement = { supervisorId: UserId | null; endsOn: string | null }
const place = (placement: Placement, seat?: string, userId = student.userId) =>
  test.ask('users.saveAccount', { userId, placement }, seat)

describe('a placement (product 39)', () => {
  it('has a supervisor and an end, set by the office, as a change of its own in the log', async () => {
    const placement = { supervisorId: supervisor.userId, endsOn: '2027-05-30' }
    const account = dataOf(await place(placement, ADMIN))
    expect(account.placement).toEqual({
      ...placement,
      supervisorName: `${supervisor.firstName} ${supervisor.lastName}`,
    })
    const practitioner = dataOf(await test.ask('users.get', { userId: supervisor.userId }))
    expect(practitioner.placement).toBeNull()
    const acts = await readActs(test, 'placement.changed')
    expect([...acts.values()].flat()).toMatchObject([{ about_user_id: student.userId }])
  })

  it('is refused for a day that is over, a supervisor who is none, somebody who is no student, and by students', async () => {
    const other = must((await listHolders(test, ['studentPractitioner']))[1], 'another student')
    dataOf(await test.ask('identity.signIn', { email: student.email, password: SAMPLE_PASSWORD }, 'student'))
    const before = await snapshot(test)
    const problems = async (placement: Placement): Promise<unknown> => {
      const answer = await place(placement)
      return answer.ok || answer.error.code !== 'BAD_INPUT' ? answer : answer.error.data.fields
    }
    // The clock stands on 5 October 2026, 09:30 in Toronto.
    expect(await problems({ supervisorId: null, endsOn: '2026-10-04' })).toEqual({
      'placement.endsOn': 'inThePast',
    })
    expect(await problems({ supervisorId: other.userId, endsOn: null })).toEqual({
      'placement.supervisorId': 'notOneOf',
    })
    expect(await problems({ supervisorId: student.userId, endsOn: null })).toEqual({
      'placement.supervisorId': 'notOneOf',
    })
    const placement = { supervisorId: null, endsOn: '2027-01-01' }
    expect(await place(placement, 'student')).toMatchObject({ error: { code: 'FORBIDDEN' } })
    expect(await place(placement, ADMIN, supervisor.userId)).toMatchObject({
      error: { code: 'NOT_A_STUDENT' },
    })
    expect(await snapshot(test)).toBe(before)
  })

  it('ends by itself at midnight while the program runs, and the session of the student with it (A11)', async () => {
    dataOf(await place({ supervisorId: null, endsOn: '2026-10-05' }))
    test.clock.advance(14 * 3_600_000)
    dataOf(await test.ask('identity.signIn', { email: student.email, password: SAMPLE_PASSWORD }, 'student'))
    expect(await test.raw('home.get', {}, 'student')).toMatchObject({ ok: true })
    test.clock.advance(40 * 60_000)
    await expect
      .poll(() => test.raw('session.get', {}, 'student'), { timeout: 5_000 })
      .toMatchObject({ data: { state: 'none' } })
    const [entries] = (await readActs(test, 'placement.ended')).values()
    expect(entries).toMatchObject([{ actor_id: null, about_user_id: student.userId, table_name: 'user' }])
  })

  it('ends after weeks of sleep, in which only the wall clock moved on', async () => {
    dataOf(await place({ supervisorId: null, endsOn: '2026-10-10' }))
    // Long enough for the look at the start to be over.
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    test.clock.now += 28 * 24 * 3_600_000
    await expect.poll(async () => (await readActs(test, 'placement.ended')).size, { timeout: 5_000 }).toBe(1)
  })

  it('ends soon after the start where the PC was off on the day', async () => {
    dataOf(await place({ supervisorId: null, endsOn: '2026-10-10' }))
    test.clock.advance(20 * 24 * 3_600_000)
    test = await test.restart()
    dataOf(
      await test.ask('identity.signIn', { email: 'owner@sample.example.org', password: SAMPLE_PASSWORD }),
    )
    await expect
      .poll(async () => dataOf(await test.ask('users.get', { userId: student.userId })).status, {
        timeout: 5_000,
      })
      .toBe('inactive')
    // Active again, the day that is over is gone: nobody is made inactive twice by it.
    const back = dataOf(await test.ask('users.saveAccount', { userId: student.userId, status: 'active' }))
    expect(back).toMatchObject({ status: 'active', placement: { endsOn: null } })
  })

  it('is taken away on a return after its end, and its supervisor’s students get another one on leaving', async () => {
    dataOf(await place({ supervisorId: supervisor.userId, endsOn: '2026-10-20' }))
    const next = must((await listHolders(test, ['practitioner']))[5], 'another practitioner')
    const preview = dataOf(await test.ask('leaving.preview', { userId: supervisor.userId }))
    expect(preview.students).toMatchObject([{ userId: student.userId, endsOn: '2026-10-20' }])
    dataOf(await leave(test, { userId: supervisor.userId, ...handAll(preview, next.userId) }))
    const account = dataOf(await test.ask('users.get', { userId: student.userId }))
    expect(account.placement?.supervisorId).toBe(next.userId)
    const own = dataOf(await test.ask('leaving.preview', { userId: student.userId }))
    dataOf(await leave(test, { userId: student.userId, ...handAll(own, next.userId) }))
    test.clock.advance(30 * 24 * 3_600_000)
    dataOf(
      await test.ask('identity.signIn', { email: 'owner@sample.example.org', password: SAMPLE_PASSWORD }),
    )
    const back = dataOf(await test.ask('leaving.reactivate', { userId: student.userId, clients: 'all' }))
    expect(back.isPlacementOver).toBe(true)
    const returned = dataOf(await test.ask('users.get', { userId: student.userId }))
    expect(returned.placement).toMatchObject({ supervisorId: next.userId, endsOn: null })
  })
})

describe('"Upgrade" (product 39)', () => {
  const upgrade = (number: string | null, seat?: string, userId = student.userId) =>
    test.ask(
      'placements.upgrade',
      { userId, registration: number === null ? null : { number, expiresOn: '2028-03-31' } },
      seat,
    )

  it('makes a student a practitioner with the same account and clients, and ends the placement', async () => {
    dataOf(await place({ supervisorId: supervisor.userId, endsOn: '2027-05-30' }))
    const before = dataOf(await test.ask('users.get', { userId: student.userId }))
    const clients = dataOf(await test.ask('users.listClients', { userId: student.userId }))
    const after = dataOf(await upgrade('4562'))
    expect(after).toMatchObject({
      userId: student.userId,
      roles: ['practitioner'],
      listedKind: 'practitioner',
      placement: null,
      registration: { number: '4562', expiresOn: '2028-03-31' },
      staffId: before.staffId,
      profile: before.profile,
    })
    expect(dataOf(await test.ask('users.listClients', { userId: student.userId }))).toEqual(clients)
    const [upgraded] = (await readActs(test, 'user.upgraded')).keys()
    const given = (await readActs(test, 'role.given')).get(must(upgraded, 'an act'))
    expect(given).toHaveLength(1)
  })

  it('lets the licence number be skipped', async () => {
    const after = dataOf(await upgrade(null))
    expect(after).toMatchObject({ roles: ['practitioner'], registration: { number: '', expiresOn: null } })
  })

  it('stores nothing on a small plan, for an Office Admin, for whoever is no student, and without a fresh proof', async () => {
    const clinic = dataOf(await test.ask('clinic.get', {}))
    dataOf(await test.ask('clinic.save', { ...clinic, plan: 'soloPlus' }))
    const before = await snapshot(test)
    expect(await upgrade('1')).toMatchObject({
      error: { code: 'PLAN_FORBIDS_PRACTITIONER', data: { plan: 'soloPlus', neededPlan: 'teams' } },
    })
    expect(await upgrade('1', ADMIN)).toMatchObject({ error: { code: 'FORBIDDEN' } })
    expect(await upgrade('1', undefined, supervisor.userId)).toMatchObject({
      error: { code: 'NOT_A_STUDENT' },
    })
    test.clock.advance(4 * 60_000)
    await test.raw('identity.reportActivity', {})
    test.clock.advance(2 * 60_000)
    expect(await upgrade('1')).toMatchObject({ error: { code: 'REAUTH_NEEDED' } })
    expect(await snapshot(test)).toBe(before)
  })
})
