import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { OutputOf } from '#shared/contract/index.ts'
import { must } from '#shared/lib/must.ts'
import { addStaff } from '#tests/support/addStaff.ts'
import { openClinicFile } from '#tests/support/openClinicFile.ts'
import { readLog } from '#tests/support/readLog.ts'
import { startSampleDesk } from '#tests/support/sampleDesk.ts'
import { dataOf, startClinic, type TestApp } from '#tests/support/testApp.ts'

const DAY = 86_400_000

let test: TestApp

const people = async (): Promise<OutputOf<'reports.people'>> =>
  dataOf(await test.ask('reports.people', { months: 6 }))

/** A later day, signed in again where the session is over by then. */
async function later(days: number): Promise<void> {
  test.clock.advance(days * DAY)
  dataOf(
    await test.ask('identity.signIn', { email: 'olive@maple.example', password: 'a quiet morning in june' }),
  )
}

describe('the report on people over time (product 2, Reports)', () => {
  beforeEach(async () => {
    // 5 October 2026
    test = await startClinic()
  })
  afterEach(() => test.stop())

  it('tells from what day there are data, and shows nothing before it', async () => {
    const report = await people()
    expect(report).toMatchObject({ since: '2026-10-05', days: ['2026-10-05'] })
    expect(report.status).toEqual({ active: [1], inactive: [0] })
  })

  it('counts status, roles and disciplines as they stood at the beginning of each month', async () => {
    const { disciplineId } = dataOf(await test.ask('disciplines.add', { name: 'Speech Therapy' }))
    const ana = await addStaff(test, 'Ana', 'Silva')
    await later(30)
    // 4 November: Ana gets a discipline, Ben comes.
    const profile = dataOf(await test.ask('users.get', { userId: ana })).profile
    const { hasPhoto, ...fields } = profile
    expect(hasPhoto).toBe(false)
    dataOf(await test.ask('users.saveProfile', { userId: ana, ...fields, disciplineId, photo: 'keep' }))
    const ben = await addStaff(test, 'Ben', 'Okafor', 'ben')
    await later(30)
    // 4 December: Ben goes, Ana becomes a Manager as well.
    dataOf(await test.ask('users.saveAccount', { userId: ben, status: 'inactive' }))
    dataOf(await test.ask('users.saveAccount', { userId: ana, roles: ['practitioner', 'manager'] }))
    await later(30)
    // 3 January
    const report = await people()
    expect(report.days).toEqual(['2026-11-01', '2026-12-01', '2027-01-01', '2027-01-03'])
    expect(report.status).toEqual({ active: [2, 3, 2, 2], inactive: [0, 0, 1, 1] })
    const role = (name: string): number[] | undefined => report.roles.find((one) => one.role === name)?.counts
    expect(role('owner')).toEqual([1, 1, 1, 1])
    expect(role('practitioner')).toEqual([1, 2, 1, 1])
    expect(role('manager')).toEqual([0, 0, 1, 1])
    expect(report.disciplines).toEqual([
      { disciplineId, name: 'Speech Therapy', counts: [0, 1, 1, 1] },
      { disciplineId: null, name: '', counts: [1, 1, 0, 0] },
    ])
  })

  it('looks at Mondays where it looks back three months', async () => {
    await later(20)
    const report = dataOf(await test.ask('reports.people', { months: 3 }))
    expect(report.days).toEqual(['2026-10-12', '2026-10-19', '2026-10-25'])
  })

  it('refuses a period that is not offered', async () => {
    expect(await test.raw('reports.people', { months: 7 })).toMatchObject({ error: { code: 'BAD_INPUT' } })
  })
})

describe('the reports of a clinic at work (product 2, Reports)', () => {
  beforeAll(async () => {
    test = await startSampleDesk()
  })
  afterAll(() => test.stop())

  it('counts sessions by service and week, every one of the period once', async () => {
    const report = dataOf(await test.ask('reports.sessions', { months: 12 }))
    // The sample's sessions begin two weeks ago: the weeks before say nothing.
    expect(report.weeks).toEqual(['2026-09-21', '2026-09-28', '2026-10-05'])
    for (const week of report.weeks) expect(new Date(`${week}T00:00:00Z`).getUTCDay()).toBe(1)
    const sum = (counts: readonly number[]): number => counts.reduce((all, one) => all + one, 0)
    const counted = report.services.map(({ completed, scheduled, missed }) =>
      sum([...completed, ...scheduled, ...missed]),
    )
    const database = await openClinicFile(test)
    const until = Date.parse(`${must(report.weeks.at(-1), 'a week')}T04:00:00Z`) + 7 * DAY
    const stored = database.prepare('SELECT count(*) FROM session WHERE starts_at < ?').pluck().get(until)
    database.close()
    expect(sum(counted)).toBe(stored)
    expect(counted.length).toBeGreaterThan(3)
    expect(report.since).toBe('2026-09-21')
  })

  it('says how staff get in: every active member of staff in one state, MFA on and off, who is stuck', async () => {
    const report = dataOf(await test.ask('reports.signIn', {}))
    const filters = {
      kinds: ['practitioner', 'student', 'otherStaff'],
      roles: [],
      disciplineIds: [],
    } as const
    for (const { state, count } of report.states) {
      const listed = await test.ask('users.list', {
        tab: 'active',
        search: '',
        from: { index: 0 },
        limit: 10,
        sort: { column: 'name', descending: false },
        filters: {
          ...filters,
          kinds: [...filters.kinds],
          roles: [],
          disciplineIds: [],
          signInStates: [state],
        },
      })
      expect([state, count]).toEqual([state, dataOf(listed).total])
    }
    const of = (state: string): number => report.states.find((one) => one.state === state)?.count ?? 0
    expect(report.mfa.on + report.mfa.off).toBe(
      report.states.reduce((sum, { count }) => sum + count, 0) - of('noSignIn'),
    )
    expect(report.stuck).toHaveLength(report.stuckCount)
    expect(report.stuckCount).toBeGreaterThan(0)
  })

  it('stands in the log when it is taken out, and gives what the page shows (L2)', async () => {
    const shown = dataOf(await test.ask('reports.sessions', { months: 3 }))
    const count = 3 * shown.services.length
    const taken = dataOf(await test.ask('reports.export', { report: 'sessions', months: 3 }))
    expect(taken).toEqual({ report: shown, count, day: '2026-10-05' })
    const [entry] = await readLog(test, 'reports.export')
    expect(JSON.parse(String(entry?.['after']))).toEqual({ count })
  })
})
