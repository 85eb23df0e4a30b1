import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { InputOf } from '#shared/contract/index.ts'
import {
  type ClientId,
  type ServiceId,
  type SessionId,
  sessionIdSchema,
  type UserId,
} from '#shared/domain/ids.ts'
import { zonedMoment } from '#shared/lib/zonedDay.ts'
import { must } from '#shared/lib/must.ts'
import { handAll, leave } from '#tests/support/sampleDesk.ts'
import { SessionsClinic } from '#tests/support/sessionsClinic.ts'
import { dataOf, type TestApp } from '#tests/support/testApp.ts'

let clinic: SessionsClinic
let test: TestApp
let sol: UserId
let client: ClientId
let service: ServiceId
beforeAll(async () => {
  clinic = await SessionsClinic.start('solo')
  test = clinic.test
  // Students are free on every plan.
  sol = await clinic.add('sol', ['studentPractitioner'])
  client = await clinic.client('Mia', sol)
  service = await clinic.service('Speech')
})
afterAll(() => test.stop())

const add = (day: string, more: Partial<InputOf<'sessions.add'>> = {}) =>
  test.ask('sessions.add', {
    practitionerId: sol,
    clientId: client,
    serviceId: service,
    day,
    startMinute: 8 * 60,
    durationMinutes: 30,
    isDirect: true,
    isBillable: true,
    ...more,
  })
const FULL = { error: { code: 'PLAN_LIMITS_DIRECT_SESSIONS', data: { plan: 'solo', most: 25 } } }

/** Fills a month up to so many, which lie in the clinic as if they had been entered long ago. */
async function fill(month: string, count: number): Promise<SessionId[]> {
  const ids = Array.from({ length: count }, () => sessionIdSchema.parse(crypto.randomUUID()))
  await clinic.lay((run) => {
    for (const [index, id] of ids.entries()) {
      const day = `${month}-${String(index + 1).padStart(2, '0')}`
      const at = must(zonedMoment(day, 480, 'America/Toronto'), 'a time that is there')
      run(
        `INSERT INTO session VALUES (?,?,?,?,?,30,'scheduled',1,1,1,1,NULL,NULL)`,
        id,
        client,
        sol,
        service,
        at,
      )
    }
  })
  return ids
}

describe('Solo’s direct sessions of a month (product 7)', () => {
  it('are 25, counted and shown; the next one is refused and names plan and month', async () => {
    await fill('2026-10', 24)
    dataOf(await add('2026-10-25'))
    expect((await clinic.week(sol)).directLimits).toEqual([{ month: '2026-10', used: 25, most: 25 }])
    expect(await add('2026-10-31')).toMatchObject(FULL)
    expect(await add('2026-10-31')).toMatchObject({ error: { data: { month: '2026-10' } } })
    dataOf(await add('2026-10-31', { isDirect: false }))
    dataOf(await add('2026-11-01'))
    expect((await clinic.week(sol, '2026-10-31')).directLimits).toEqual([
      { month: '2026-10', used: 25, most: 25 },
      { month: '2026-11', used: 1, most: 25 },
    ])
  })

  it('are asked about again on moving into the month, making direct and opening again', async () => {
    const [first] = await fill('2027-01', 25)
    if (first === undefined) throw new Error('none was entered')
    const fields = { practitionerId: sol, clientId: client, serviceId: service, startMinute: 480 }
    const rest = { durationMinutes: 30, isDirect: true, isBillable: true }
    const february = dataOf(await add('2027-02-05')).sessionId
    const move = (sessionId: SessionId, day: string, isDirect = true) =>
      test.ask('sessions.change', { sessionId, ...fields, ...rest, day, isDirect })
    expect(await move(february, '2027-01-29')).toMatchObject(FULL)
    // Within the month it goes on to count as the one it is.
    dataOf(await move(first, '2027-01-28'))
    const desk = dataOf(await add('2027-01-30', { isDirect: false })).sessionId
    expect(await move(desk, '2027-01-30')).toMatchObject(FULL)
    dataOf(await test.ask('sessions.setStatus', { sessionId: first, status: 'cancelled' }))
    dataOf(await move(desk, '2027-01-30'))
    expect(await test.ask('sessions.setStatus', { sessionId: first, status: 'scheduled' })).toMatchObject(
      FULL,
    )
    expect((await clinic.week(sol, '2027-01-12')).directLimits).toEqual([
      { month: '2027-01', used: 25, most: 25 },
    ])
  })

  it('are counted by the clinic’s calendar: the last evening of March is March', async () => {
    await fill('2027-03', 25)
    // 31 March, 23:30 in Toronto is 1 April in UTC.
    expect(await add('2027-03-31', { startMinute: 23 * 60 + 30 })).toMatchObject(FULL)
    dataOf(await add('2027-04-01', { startMinute: 0 }))
  })

  it('stay cancelled where somebody comes back and the plan has no room left for all of them', async () => {
    const roomy = await clinic.add('lou', ['studentPractitioner'])
    const ofLou = (day: string) => add(day, { practitionerId: roomy })
    for (let day = 10; day < 20; day += 1) dataOf(await ofLou(`2027-07-${day}`))
    const before = dataOf(await test.ask('leaving.preview', { userId: roomy }))
    dataOf(await leave(test, { userId: roomy, ...handAll(before, null) }))
    await fill('2027-07', 20)
    const { sessionsOverPlan } = dataOf(await test.ask('leaving.previewReturn', { userId: roomy }))
    expect(sessionsOverPlan).toBe(5)
    dataOf(await test.ask('leaving.reactivate', { userId: roomy, clients: 'all' }))
    expect((await clinic.week(roomy, '2027-07-12')).directLimits).toEqual([
      { month: '2027-07', used: 25, most: 25 },
    ])
  })

  it('come back for the clients chosen, whatever room those of the others would take', async () => {
    const max = await clinic.add('max', ['studentPractitioner'])
    const other = await clinic.client('Nia', max)
    for (const clientId of [other, client])
      dataOf(await add(clientId === other ? '2027-09-06' : '2027-09-07', { practitionerId: max, clientId }))
    const before = dataOf(await test.ask('leaving.preview', { userId: max }))
    dataOf(await leave(test, { userId: max, ...handAll(before, null) }))
    await fill('2027-09', 24)
    dataOf(await test.ask('leaving.reactivate', { userId: max, clients: [client] }))
    expect((await clinic.week(max, '2027-09-06')).directLimits).toEqual([
      { month: '2027-09', used: 25, most: 25 },
    ])
  })

  it('have no limit on the other plans', async () => {
    await fill('2027-05', 25)
    expect(await add('2027-05-31')).toMatchObject(FULL)
    dataOf(await test.ask('clinic.save', { ...dataOf(await test.ask('clinic.get', {})), plan: 'soloPlus' }))
    dataOf(await add('2027-05-31'))
    expect((await clinic.week(sol, '2027-05-31')).directLimits).toEqual([])
  })
})
