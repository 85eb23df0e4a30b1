import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { InputOf } from '#shared/contract/index.ts'
import {
  type ClientId,
  clientIdSchema,
  type ServiceId,
  type SessionId,
  type UserId,
} from '#shared/domain/ids.ts'
import { readActs } from '#tests/support/readActs.ts'
import { SessionsClinic } from '#tests/support/sessionsClinic.ts'
import { dataOf, type TestApp } from '#tests/support/testApp.ts'

type Entry = InputOf<'sessions.add'>

let clinic: SessionsClinic
let test: TestApp
let pia: UserId
let mia: ClientId
let service: ServiceId
beforeAll(async () => {
  clinic = await SessionsClinic.start()
  test = clinic.test
  pia = await clinic.add('pia', ['practitioner'])
  await clinic.add('rui', ['practitioner'])
  await clinic.add('sol', ['studentPractitioner'])
  await clinic.add('max', ['manager'])
  await clinic.add('ada', ['officeAdmin'])
  await clinic.add('fin', ['finance'])
  await clinic.crew(clinic.id('max'), [pia])
  mia = await clinic.client('Mia', pia)
  service = await clinic.service('Speech')
})
afterAll(() => test.stop())

// The clock stands on Monday 5 October 2026, 09:30 in Toronto.
const entry = (more: Partial<Entry> = {}): Entry => ({
  practitionerId: pia,
  clientId: mia,
  serviceId: service,
  day: '2026-10-06',
  startMinute: 10 * 60,
  durationMinutes: 45,
  isDirect: true,
  isBillable: true,
  ...more,
})
const add = (more: Partial<Entry> = {}, seat?: string) => test.ask('sessions.add', entry(more), seat)

describe('entering sessions (product 2, Sessions)', () => {
  it('stores what was typed in the clinic’s time, and shows it in that week alone', async () => {
    const { sessionId } = dataOf(await add({ day: '2026-10-11', startMinute: 23 * 60 }))
    const week = await clinic.week(pia)
    expect(week).toMatchObject({ monday: '2026-10-05', today: '2026-10-05', timezone: 'America/Toronto' })
    expect(week.sessions).toMatchObject([
      {
        sessionId,
        day: '2026-10-11',
        startMinute: 23 * 60,
        startsAt: Date.UTC(2026, 9, 12, 3),
        status: 'scheduled',
        clientName: 'Mia Client',
        serviceName: 'Speech',
      },
    ])
    expect((await clinic.week(pia, '2026-10-12')).sessions).toEqual([])
    dataOf(await test.ask('sessions.setStatus', { sessionId, status: 'cancelled' }))
  })

  it('names others of the practitioner and of the client at that time, and refuses none', async () => {
    const rui = clinic.id('rui')
    const noor = await clinic.client('Noor', rui)
    const first = dataOf(await add({ day: '2026-10-07' }))
    expect(first.overlaps).toEqual([])
    // Ends when the next one begins: no overlap.
    const before = dataOf(await add({ day: '2026-10-07', startMinute: 9 * 60 + 15 }))
    expect(before.overlaps).toEqual([])
    const sameHour = dataOf(await add({ day: '2026-10-07', startMinute: 10 * 60 + 30, clientId: noor }))
    expect(sameHour.overlaps).toMatchObject([{ sessionId: first.sessionId, isOfClient: false }])
    const sameClient = dataOf(await add({ day: '2026-10-07', practitionerId: rui }))
    expect(sameClient.overlaps).toMatchObject([
      {
        sessionId: first.sessionId,
        isOfClient: true,
        practitionerName: 'pia Silva',
        clientName: 'Mia Client',
      },
    ])
    const counts = (await clinic.week(pia)).sessions.map((one) => [one.sessionId, one.overlapCount])
    expect(counts).toEqual([
      [before.sessionId, 0],
      [first.sessionId, 1],
      [sameHour.sessionId, 1],
      [expect.anything(), 0],
    ])
    dataOf(await test.ask('sessions.setStatus', { sessionId: first.sessionId, status: 'cancelled' }))
    const preview = dataOf(
      await test.ask('sessions.preview', { ...previewOf(entry({ day: '2026-10-07' })), sessionId: null }),
    )
    expect(preview.overlaps.map((one) => one.sessionId).toSorted()).toEqual(
      [sameHour.sessionId, sameClient.sessionId].toSorted(),
    )
  })

  it('changes who, what and when, as a change of its own in the log', async () => {
    const { sessionId } = dataOf(await add({ day: '2026-10-08' }))
    const moved = entry({ day: '2026-10-09', startMinute: 8 * 60, durationMinutes: 30, isDirect: false })
    dataOf(await test.ask('sessions.change', { sessionId, ...moved }))
    const shown = (await clinic.week(pia)).sessions.find((one) => one.sessionId === sessionId)
    expect(shown).toMatchObject({ day: '2026-10-09', startMinute: 480, durationMinutes: 30, isDirect: false })
    const acts = await readActs(test, 'session.changed')
    expect([...acts.values()].flat()).toMatchObject([{ about_user_id: pia }])
  })

  it('completes, cancels, notes a no-show and takes each back; nothing is completed before it began', async () => {
    const past = dataOf(await add({ day: '2026-10-05', startMinute: 8 * 60 })).sessionId
    const future = dataOf(await add({ day: '2026-10-09' })).sessionId
    const set = (sessionId: typeof past, status: 'scheduled' | 'completed' | 'cancelled' | 'noShow') =>
      test.ask('sessions.setStatus', { sessionId, status })
    let before = 'scheduled'
    for (const status of ['completed', 'scheduled', 'noShow', 'cancelled', 'scheduled'] as const) {
      expect(dataOf(await set(past, status))).toEqual({ before })
      before = status
    }
    for (const status of ['completed', 'noShow'] as const)
      expect(await set(future, status)).toMatchObject({ error: { code: 'SESSION_NOT_BEGUN' } })
    expect(dataOf(await set(future, 'cancelled'))).toEqual({ before: 'scheduled' })
  })

  it('lets nothing that was held be moved to a time still to come, until it is open again', async () => {
    const { sessionId } = dataOf(await add({ day: '2026-10-05', startMinute: 7 * 60 }))
    dataOf(await test.ask('sessions.setStatus', { sessionId, status: 'completed' }))
    const move = (day: string) =>
      test.ask('sessions.change', { sessionId, ...entry({ day, startMinute: 420 }) })
    expect(await move('2026-10-20')).toMatchObject({ error: { code: 'SESSION_NOT_BEGUN' } })
    dataOf(await move('2026-10-02'))
    dataOf(await test.ask('sessions.setStatus', { sessionId, status: 'scheduled' }))
    dataOf(await move('2026-10-20'))
    dataOf(await test.ask('sessions.setStatus', { sessionId, status: 'cancelled' }))
  })

  it('shows new ones in "View Upcoming Appointments" in date order, without cancelled and past ones (product 11)', async () => {
    const rui = clinic.id('rui')
    const own = await clinic.client('Zoe', rui)
    for (const day of ['2026-11-20', '2026-10-30', '2026-11-02', '2026-10-02'])
      dataOf(await add({ day, practitionerId: rui, clientId: own }))
    const gone = dataOf(await add({ day: '2026-11-01', practitionerId: rui, clientId: own }))
    dataOf(await test.ask('sessions.setStatus', { sessionId: gone.sessionId, status: 'cancelled' }))
    const { sessions } = dataOf(await test.ask('users.listUpcomingSessions', { userId: rui }))
    const days = sessions.map(({ startsAt }) => new Date(startsAt).toISOString().slice(0, 10))
    expect(days).toEqual(['2026-10-07', '2026-10-30', '2026-11-02', '2026-11-20'])
  })
})

const previewOf = ({ serviceId: _s, isDirect: _d, isBillable: _b, ...rest }: Entry) => rest

describe('the clinic’s clock (product 26)', () => {
  it('has no session in an hour that the clocks jump over, and the first of one that comes twice', async () => {
    // Clocks go forward on 14 March 2027 at 02:00, back on 1 November 2026 at 02:00.
    expect(await add({ day: '2027-03-14', startMinute: 150 })).toMatchObject({
      error: { code: 'BAD_INPUT', data: { fields: { startMinute: 'noSuchTime' } } },
    })
    const preview = await test.ask('sessions.preview', {
      ...previewOf(entry({ day: '2027-03-14', startMinute: 150 })),
      sessionId: null,
    })
    expect(dataOf(preview).isTimeThere).toBe(false)
    const starts = async (day: string, startMinute: number): Promise<string> => {
      const { sessionId } = dataOf(await add({ day, startMinute }))
      const { sessions } = await clinic.week(pia, day)
      const one = sessions.find((session) => session.sessionId === sessionId)
      expect(one).toMatchObject({ day, startMinute })
      return new Date(one?.startsAt ?? 0).toISOString()
    }
    expect(await starts('2026-11-01', 90)).toBe('2026-11-01T05:30:00.000Z')
    expect(await starts('2026-11-01', 9 * 60)).toBe('2026-11-01T14:00:00.000Z')
    expect(await starts('2026-10-31', 9 * 60)).toBe('2026-10-31T13:00:00.000Z')
    expect(await starts('2027-03-14', 9 * 60)).toBe('2027-03-14T13:00:00.000Z')
    expect(await starts('2027-03-14', 60)).toBe('2027-03-14T06:00:00.000Z')
  })
})

describe('the services on offer (product 1, 22)', () => {
  it('are those of discipline and tier, the same here, in the Account modal and at the door', async () => {
    const { disciplineId } = dataOf(await test.ask('disciplines.add', { name: 'Speech Therapy' }))
    const other = dataOf(await test.ask('disciplines.add', { name: 'Occupational Therapy' }))
    const senior = dataOf(await test.ask('compensationTiers.add', { name: 'Senior' }))
    const lead = dataOf(await test.ask('compensationTiers.add', { name: 'Lead' }))
    const tierId = senior.compensationTierId
    const tia = await clinic.add('tia', ['practitioner'], { disciplineId, compensationTierId: tierId })
    const offered = [
      await clinic.service('A own', { disciplineId }),
      await clinic.service('B own and tier', { disciplineId, tierId }),
    ]
    const refused = [
      await clinic.service('C other', { disciplineId: other.disciplineId }),
      await clinic.service('D other tier', { disciplineId, tierId: lead.compensationTierId }),
      await clinic.service('E retired', { disciplineId, isCurrent: false }),
    ]
    const listed = dataOf(await test.ask('sessions.listServices', { practitionerId: tia })).services
    expect(listed.map((one) => one.serviceId)).toEqual([...offered, service])
    const shown = dataOf(
      await test.ask('services.listOffered', { disciplineId, compensationTierId: tierId }),
    ).services
    expect(shown.map((one) => one.serviceId)).toEqual([...offered, service])
    for (const serviceId of offered) dataOf(await add({ practitionerId: tia, serviceId }))
    for (const serviceId of refused)
      expect(await add({ practitionerId: tia, serviceId })).toMatchObject({
        error: { code: 'BAD_INPUT', data: { fields: { serviceId: 'notOneOf' } } },
      })
  })

  it('are entered for people who treat, and clients who are there', async () => {
    expect(await add({ practitionerId: clinic.id('ada') })).toMatchObject({
      error: { data: { fields: { practitionerId: 'notOneOf' } } },
    })
    const nobody = crypto.randomUUID() as ClientId
    expect(await add({ clientId: nobody })).toMatchObject({
      error: { data: { fields: { clientId: 'notOneOf' } } },
    })
  })
})

describe('who may do what (product 3)', () => {
  it('shows the office everybody’s, a Manager the crew’s, everybody their own', async () => {
    const may: [seat: string, whom: string, can: boolean][] = [
      ['ada', 'pia', true],
      ['max', 'pia', true],
      ['max', 'rui', false],
      ['pia', 'pia', true],
      ['pia', 'rui', false],
      ['sol', 'sol', true],
      ['sol', 'pia', false],
      ['fin', 'pia', false],
    ]
    for (const [seat, whom, can] of may) {
      const answer = await test.ask('sessions.listWeek', { userId: clinic.id(whom), day: null }, seat)
      expect(answer.ok ? 'in' : answer.error.code, `${seat} sees ${whom}`).toBe(can ? 'in' : 'FORBIDDEN')
    }
    const people = async (seat: string): Promise<string[]> =>
      dataOf(await test.ask('sessions.findPeople', { search: '' }, seat)).people.map((one) => one.name)
    expect(await people('max')).toEqual(['pia Silva'])
    expect(await people('sol')).toEqual(['sol Silva'])
    expect((await people('rui'))[0]).toBe('rui Silva')
    expect(await people('ada')).toEqual(['pia Silva', 'rui Silva', 'sol Silva', 'tia Silva'])
    expect(await people('fin')).toEqual([])
  })

  it('lets the office change everybody’s, everybody else their own with clients of their own', async () => {
    const code = async (answer: ReturnType<typeof add>): Promise<string> => {
      const got = await answer
      return got.ok ? 'in' : got.error.code
    }
    const late = { day: '2026-10-30', startMinute: 18 * 60 }
    expect(await code(add(late, 'ada'))).toBe('in')
    expect(await code(add(late, 'pia'))).toBe('in')
    // Reads the crew, and does not write it.
    expect(await code(add(late, 'max'))).toBe('FORBIDDEN')
    expect(await code(add(late, 'rui'))).toBe('FORBIDDEN')
    const sol = clinic.id('sol')
    expect(await code(add({ ...late, practitionerId: sol }, 'sol'))).toBe('FORBIDDEN')
    const own = await clinic.client('Sia', sol)
    expect(await code(add({ ...late, practitionerId: sol, clientId: own }, 'sol'))).toBe('in')
    const { sessionId } = dataOf(await add(late))
    for (const seat of ['max', 'rui', 'sol', 'fin']) {
      const change = await test.ask('sessions.change', { sessionId, ...entry(late) }, seat)
      expect(change, seat).toMatchObject({ error: { code: 'FORBIDDEN' } })
      const cancel = await test.ask('sessions.setStatus', { sessionId, status: 'cancelled' }, seat)
      expect(cancel, seat).toMatchObject({ error: { code: 'FORBIDDEN' } })
    }
    // Nobody hands an own session to somebody else, or takes one.
    const given = { ...entry(late), practitionerId: clinic.id('rui') }
    expect(await test.ask('sessions.change', { sessionId, ...given }, 'pia')).toMatchObject({
      error: { code: 'FORBIDDEN' },
    })
  })

  it('shows the times of a client only to who may see them, or has them in the session they change', async () => {
    const rui = clinic.id('rui')
    const when = { day: '2026-12-08' }
    const { sessionId: ofPia } = dataOf(await add(when))
    const { sessionId: ofRui } = dataOf(await add({ ...when, practitionerId: rui, startMinute: 600 + 30 }))
    const seen = async (seat: string, practitionerId: UserId, sessionId: SessionId | null) => {
      const asked = { ...previewOf(entry({ ...when, practitionerId })), sessionId }
      const { overlaps } = dataOf(await test.ask('sessions.preview', asked, seat))
      return overlaps.filter(({ practitionerName }) => !practitionerName.startsWith(seat)).length
    }
    // Neither as new, nor in a session of somebody else's.
    expect(await seen('rui', rui, null)).toBe(0)
    expect(await seen('rui', rui, ofPia)).toBe(0)
    expect(await seen('rui', rui, ofRui)).toBe(1)
    expect(await seen('pia', pia, ofPia)).toBe(1)
    expect(await seen('ada', rui, null)).toBe(2)
  })

  it('offers a practitioner the own clients, the office all', async () => {
    const names = async (seat: string, practitionerId: UserId, search: string): Promise<string[]> => {
      const found = await test.ask('sessions.findClients', { practitionerId, search }, seat)
      return dataOf(found).rows.map((one) => one.name)
    }
    expect(await names('pia', pia, '')).toEqual(['Mia Client'])
    expect(await names('pia', pia, 'noor')).toEqual([])
    expect(await names('ada', pia, 'NOOR')).toEqual(['Noor Client'])
    // By any part of the name, whatever case and accents are typed.
    await clinic.client('Élodie Noël')
    for (const typed of ['élodie', 'elodie', 'ÉLODIE', 'noel', 'NOËL él', 'client elod'])
      expect(await names('ada', pia, typed), typed).toEqual(['Élodie Noël Client'])
    expect(await names('pia', pia, 'elodie')).toEqual([])
    const asked = { practitionerId: pia, search: '' }
    expect(await test.ask('sessions.findClients', asked, 'rui')).toMatchObject({
      error: { code: 'FORBIDDEN' },
    })
  })
})

describe('clients who are not there any more (product 31, 45)', () => {
  const CHART = { preferredName: '', pronouns: '', phone: '', email: '', address: '', school: '', notes: '' }
  const addClient = async (firstName: string, lastName: string): Promise<ClientId> => {
    const named = { firstName, lastName, birthDate: null, status: 'active', since: null } as const
    const added = await test.ask('clients.add', { ...CHART, ...named, isSure: true })
    return clientIdSchema.parse(dataOf(added).clientId)
  }
  const found = async (search: string, seat?: string): Promise<string[]> => {
    const asked = { practitionerId: clinic.id('rui'), search }
    return dataOf(await test.ask('sessions.findClients', asked, seat)).rows.map(({ clientId }) => clientId)
  }
  const REFUSED = { error: { code: 'BAD_INPUT', data: { fields: { clientId: 'notOneOf' } } } }

  it('are neither offered nor booked; what they are in already stays changeable', async () => {
    const practitionerId = clinic.id('rui')
    const keptId = await addClient('Milo', 'Birch')
    const mergedId = await addClient('Milo', 'Birch')
    const undone = await clinic.client('Undone', practitionerId)
    expect(await found('milo')).toEqual([keptId, mergedId])
    expect(await found('', 'rui')).toContain(undone)
    const late = { practitionerId, day: '2026-12-01' }
    const { sessionId } = dataOf(await add({ ...late, clientId: undone }))

    const pair = { kind: 'client', keptId, mergedId } as const
    const { seen } = dataOf(await test.ask('merging.preview', pair))
    dataOf(await test.ask('merging.merge', { ...pair, taken: [], roles: 'kept', seen }))
    await clinic.lay((run) => run('UPDATE client SET voided_at = 1 WHERE id = ?', undone))
    expect(await found('milo')).toEqual([keptId])
    expect(await found('', 'rui')).not.toContain(undone)
    for (const clientId of [mergedId, undone]) expect(await add({ ...late, clientId })).toMatchObject(REFUSED)
    const moved = { sessionId, ...entry({ ...late, startMinute: 12 * 60, clientId: undone }) }
    dataOf(await test.ask('sessions.change', moved))
    expect(await test.ask('sessions.change', { ...moved, clientId: mergedId })).toMatchObject(REFUSED)
    dataOf(await test.ask('sessions.change', { ...moved, clientId: keptId }))
    // Once it has another one, it does not go back.
    expect(await test.ask('sessions.change', moved)).toMatchObject(REFUSED)
  })
})
