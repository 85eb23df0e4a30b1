import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OutputOf } from '#shared/contract/index.ts'
import { SIGN_IN_STATES } from '#shared/domain/users.ts'
import { SessionsClinic } from '#tests/support/sessionsClinic.ts'
import { dataOf } from '#tests/support/testApp.ts'

const NINE = Date.UTC(2026, 9, 6, 13)
const HOUR = 3_600_000
const DAY = 24 * HOUR

let clinic: SessionsClinic

const today = async (seat?: string): Promise<OutputOf<'home.getToday'>> =>
  dataOf(await clinic.test.ask('home.getToday', {}, seat))
const counts = ({ week }: OutputOf<'home.getToday'>): number[] => week.map(({ count }) => count)

/** A session that lies in the clinic before the test. */
const session = (practitioner: string, clientId: string, startsAt: number, status = 'scheduled') =>
  clinic.lay((run) =>
    run(
      'INSERT INTO session VALUES (?,?,?,?,?,45,?,1,1,1,1,NULL,NULL)',
      crypto.randomUUID(),
      clientId,
      clinic.id(practitioner),
      'service',
      startsAt,
      status,
    ),
  )

const timesheet = (of: string, reviewerId: string | null, status: string) =>
  clinic.lay((run) =>
    run(
      `INSERT INTO timesheet (id, practitioner_id, reviewer_id, starts_on, ends_on, status, reason, stamp, stamp_device)
       VALUES (?,?,?,'2026-09-21','2026-09-27',?,'',1,1)`,
      crypto.randomUUID(),
      clinic.id(of),
      reviewerId,
      status,
    ),
  )

describe('Home today, by who looks (product 28)', () => {
  beforeAll(async () => {
    // Monday, 5 October 2026
    clinic = await SessionsClinic.start()
    const { disciplineId } = dataOf(await clinic.test.ask('disciplines.add', { name: 'Speech Therapy' }))
    const ana = await clinic.add('ana', ['practitioner'], { disciplineId })
    const ben = await clinic.add('ben', ['practitioner'])
    const olga = await clinic.add('olga', ['officeAdmin'])
    await clinic.add('fay', ['finance'])
    const zoe = await clinic.client('Zoe', ana)
    await clinic.client('Adam', ana)
    const rob = await clinic.client('Rob', ben)
    const gone = await clinic.client('Gone', ana)
    await clinic.lay((run) => run(`UPDATE client SET status = 'discharged' WHERE id = ?`, gone))
    await session('ana', zoe, NINE)
    await session('ana', zoe, NINE + HOUR, 'completed')
    await session('ana', zoe, NINE + 2 * HOUR, 'cancelled')
    await session('ana', zoe, NINE + 7 * DAY)
    await session('ben', rob, NINE + 2 * DAY)
    await timesheet('ana', olga, 'submitted')
    await timesheet('ben', olga, 'submitted')
    await timesheet('ben', olga, 'approved')
    // To somebody who may review none: anybody's of the office.
    await timesheet('ben', ana, 'submitted')
  })
  afterAll(() => clinic.test.stop())

  it('shows practitioners their own week and clients, and nothing of the clinic’s people', async () => {
    const ana = await today('ana')
    expect(ana).toMatchObject({ today: '2026-10-05', isWholeClinic: false, kinds: null, disciplines: null })
    expect(ana.week.map(({ day }) => day)).toEqual(
      [5, 6, 7, 8, 9, 10, 11].map((day) => `2026-10-${String(day).padStart(2, '0')}`),
    )
    expect(counts(ana)).toEqual([0, 2, 0, 0, 0, 0, 0])
    expect(ana.clients.map(({ name }) => name)).toEqual(['Adam Client', 'Zoe Client'])
    // Who may not review is told of none, whatever was sent to them.
    expect(ana.timesheetsToReview).toBe(0)
    const ben = await today('ben')
    expect(counts(ben)).toEqual([0, 0, 0, 1, 0, 0, 0])
    expect(ben.clients.map(({ name }) => name)).toEqual(['Rob Client'])
  })

  it('shows the office the whole clinic, and the timesheets that wait for the viewer', async () => {
    const office = await today('olga')
    expect(office).toMatchObject({ isWholeClinic: true, timesheetsToReview: 3, clients: [] })
    expect(counts(office)).toEqual([0, 2, 0, 1, 0, 0, 0])
    expect(office.kinds?.find(({ kind }) => kind === 'practitioner')).toEqual({
      kind: 'practitioner',
      count: 2,
    })
    const disciplines = [...(office.disciplines ?? [])].sort((a, b) => a.name.localeCompare(b.name))
    expect(disciplines).toEqual([
      { name: '', count: 1 },
      { name: 'Speech Therapy', count: 1 },
    ])
  })

  it('shows owners the same, without timesheets that wait for somebody else', async () => {
    const owner = await today()
    expect(owner).toMatchObject({ isWholeClinic: true, timesheetsToReview: 1 })
    expect(owner.disciplines).not.toBeNull()
    expect(counts(owner)).toEqual(counts(await today('olga')))
  })

  it('shows the other roles a week of their own, empty where they treat nobody', async () => {
    expect(await today('fay')).toMatchObject({
      isWholeClinic: false,
      kinds: null,
      disciplines: null,
      clients: [],
      timesheetsToReview: 0,
    })
    expect(counts(await today('fay'))).toEqual([0, 0, 0, 0, 0, 0, 0])
  })

  it('shows everybody who may review what its own reviewer can’t, but for their own', async () => {
    const pat = await clinic.add('pat', ['officeAdmin', 'practitioner'])
    await timesheet('pat', null, 'submitted')
    await timesheet('ana', pat, 'submitted')
    const waiting = async () => ({
      owner: (await today()).timesheetsToReview,
      olga: (await today('olga')).timesheetsToReview,
    })
    expect((await today('pat')).timesheetsToReview).toBe(2)
    expect(await waiting()).toEqual({ owner: 2, olga: 4 })
    dataOf(await clinic.test.ask('users.saveAccount', { userId: pat, roles: ['practitioner'] }))
    expect(await waiting()).toEqual({ owner: 3, olga: 5 })
    dataOf(await clinic.test.ask('users.saveAccount', { userId: clinic.id('olga'), status: 'inactive' }))
    expect((await today()).timesheetsToReview).toBe(5)
  })
})

const home = async (seat?: string): Promise<OutputOf<'home.get'>> =>
  dataOf(await clinic.test.ask('home.get', {}, seat))

describe('Home, one’s next sessions and who needs somebody (product 28)', () => {
  beforeAll(async () => {
    clinic = await SessionsClinic.start()
    await clinic.add('ana', ['practitioner'])
  })
  afterAll(() => clinic.test.stop())

  it('does not name clients of one’s sessions whom one may not see', async () => {
    const ana = clinic.id('ana')
    await session('ana', await clinic.client('Zoe', ana), NINE)
    await session('ana', await clinic.client('Rob'), NINE + HOUR)
    expect((await home('ana')).sessions.map(({ clientName }) => clientName)).toEqual(['Zoe Client', null])
  })

  it('counts no discharged clients, neither among one’s own nor among those a placement left behind', async () => {
    const ana = clinic.id('ana')
    const before = (await home('ana')).clientCount
    const gone = await clinic.client('Gone', ana)
    expect((await home('ana')).clientCount).toBe(before + 1)
    const sam = await clinic.add('sam', ['studentPractitioner'])
    const tom = await clinic.client('Tom', sam)
    const setStatus = (clientId: string, status: string) =>
      clinic.lay((run) => run(`UPDATE client SET status = ? WHERE id = ?`, status, clientId))
    await clinic.lay((run) =>
      run(`UPDATE user SET status = 'inactive', placement_ends_on = '2026-10-01' WHERE id = ?`, sam),
    )
    const ended = async (): Promise<string[]> =>
      ((await home()).people?.attention ?? [])
        .filter(({ why }) => why === 'placementEnded')
        .map(({ userId }) => userId)
    expect(await ended()).toEqual([sam])
    await setStatus(gone, 'discharged')
    await setStatus(tom, 'discharged')
    expect((await home('ana')).clientCount).toBe(before)
    expect(await ended()).toEqual([])
  })

  it('leaves room for licences about to end beside sixty stuck sign-ins', async () => {
    for (let index = 0; index < 60; index += 1) {
      const email = `stuck.${index}@maple.example`
      const person = { as: 'staff', firstName: 'Stuck', lastName: `No ${index}`, title: '', email } as const
      const staff = { roles: ['finance' as const], disciplineId: null, compensationTierId: null }
      dataOf(await clinic.test.ask('users.add', { ...person, ...staff }))
    }
    // Temporary passwords for sixty would take longer than the test.
    await clinic.lay((run) =>
      run(
        `UPDATE user_directory SET sign_in_rank = ? WHERE first_name = 'Stuck'`,
        SIGN_IN_STATES.indexOf('neverSignedIn'),
      ),
    )
    const licence = { number: '4562', expiresOn: '2026-10-20' }
    dataOf(await clinic.test.ask('users.saveAccount', { userId: clinic.id('ana'), registration: licence }))
    const { attention } = (await home()).people ?? { attention: [] }
    expect(attention).toHaveLength(50)
    expect(attention.filter(({ why }) => why === 'neverSignedIn')).toHaveLength(49)
    // What ends comes before what waits, whatever it is.
    expect(attention[0]).toMatchObject({ userId: clinic.id('ana'), why: 'licenceEnding' })
  })
})
