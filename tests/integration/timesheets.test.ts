import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import {
  type ClientId,
  type ServiceId,
  type SessionId,
  sessionIdSchema,
  type TimesheetId,
  type UserId,
} from '#shared/domain/ids.ts'
import { must } from '#shared/lib/must.ts'
import { zonedMoment } from '#shared/lib/zonedDay.ts'
import { readPdfText } from '#tests/support/readPdfText.ts'
import { SessionsClinic } from '#tests/support/sessionsClinic.ts'
import { dataOf, type TestApp } from '#tests/support/testApp.ts'

let clinic: SessionsClinic
let test: TestApp
let pia: UserId
let ada: UserId
let mia: ClientId
let noor: ClientId
let service: ServiceId
let other: ServiceId
beforeAll(async () => {
  clinic = await SessionsClinic.start()
  test = clinic.test
  await turn(true)
  pia = await clinic.add('pia', ['practitioner'])
  await clinic.add('rui', ['practitioner'])
  ada = await clinic.add('ada', ['officeAdmin', 'practitioner'])
  mia = await clinic.client('Mia', pia)
  noor = await clinic.client('Noor', pia)
  service = await clinic.service('Speech')
  other = await clinic.service('Assessment')
})
afterAll(() => test.stop())

const turn = async (hasTimesheets: boolean): Promise<void> => {
  const now = dataOf(await test.ask('clinic.get', {}))
  dataOf(await test.ask('clinic.save', { ...now, hasTimesheets }))
}

type Held = Readonly<{
  by?: UserId
  client?: ClientId
  of?: ServiceId
  minutes?: number
  status?: 'completed' | 'scheduled' | 'cancelled' | 'noShow'
  isBillable?: boolean
}>

/** A session that was held on a day, as if it had been entered and completed then. */
async function hold(day: string, held: Held = {}): Promise<SessionId> {
  const id = sessionIdSchema.parse(crypto.randomUUID())
  const at = must(zonedMoment(day, 600, 'America/Toronto'), 'a time that is there')
  const { by = pia, client = mia, of = service, minutes = 45, status = 'completed', isBillable = true } = held
  await clinic.lay((run) =>
    run(
      `INSERT INTO session (id, client_id, practitioner_id, service_id, starts_at, duration_minutes, status, is_direct,
         is_billable, stamp, stamp_device) VALUES (?,?,?,?,?,?,?,1,?,1,1)`,
      id,
      client,
      by,
      of,
      at,
      minutes,
      status,
      isBillable ? 1 : 0,
    ),
  )
  return id
}

const period = (from: string, until: string, userId = pia) => ({ userId, from, until })
const submit = (input: Partial<InputOf<'timesheets.submit'>> = {}, seat = 'pia') =>
  test.ask(
    'timesheets.submit',
    { from: '2026-08-03', until: '2026-08-16', clientIds: [mia], reviewerId: ada, ...input },
    seat,
  )
const get = async (timesheetId: TimesheetId, seat = 'ada'): Promise<OutputOf<'timesheets.get'>> =>
  dataOf(await test.ask('timesheets.get', { timesheetId }, seat))
const idsOf = (sheet: { readonly lines: readonly { readonly sessionId: SessionId }[] }): SessionId[] =>
  sheet.lines.map(({ sessionId }) => sessionId)

describe('the sessions of a period (product 12)', () => {
  it('are the completed, billable ones of those days of the clinic, with totals by week and service', async () => {
    const first = await hold('2026-06-01')
    const sunday = await hold('2026-06-07', { minutes: 30 })
    const monday = await hold('2026-06-08', { of: other, minutes: 90 })
    for (const status of ['scheduled', 'cancelled', 'noShow'] as const) await hold('2026-06-03', { status })
    await hold('2026-06-03', { isBillable: false })
    await hold('2026-06-03', { by: ada })
    await hold('2026-05-31')
    await hold('2026-06-09')
    const shown = dataOf(await test.ask('timesheets.listSessions', period('2026-06-01', '2026-06-08'), 'pia'))
    expect(idsOf(shown)).toEqual([first, sunday, monday])
    expect(shown.lines[0]).toMatchObject({ clientName: 'Mia Client', day: '2026-06-01', timesheet: null })
    expect(shown.weeks).toEqual([
      {
        monday: '2026-06-01',
        services: [{ serviceId: service, serviceName: 'Speech', sessions: 2, minutes: 75 }],
      },
      {
        monday: '2026-06-08',
        services: [{ serviceId: other, serviceName: 'Assessment', sessions: 1, minutes: 90 }],
      },
    ])
    const file = dataOf(
      await test.ask('timesheets.exportSessions', period('2026-06-01', '2026-06-08'), 'pia'),
    )
    expect([file.count, file.name]).toEqual([3, 'pia Silva'])
  })

  it('are shown to oneself and the office, to nobody else', async () => {
    for (const route of ['timesheets.listSessions', 'timesheets.exportSessions'] as const) {
      const asked = period('2026-06-01', '2026-06-08')
      expect(await test.ask(route, asked, 'rui')).toMatchObject({ error: { code: 'FORBIDDEN' } })
      expect(await test.ask(route, asked, 'ada')).toMatchObject({ ok: true })
    }
  })
})

describe('a timesheet (product 12)', () => {
  it('holds the chosen clients’ sessions, is approved, and then closed with them', async () => {
    const own = await hold('2026-08-03')
    await hold('2026-08-04', { client: noor })
    const { timesheetId, sessionCount } = dataOf(await submit())
    expect(sessionCount).toBe(1)
    expect(await get(timesheetId)).toMatchObject({
      status: 'submitted',
      practitionerName: 'pia Silva',
      reviewerName: 'ada Silva',
      sessionCount: 1,
      minutes: 45,
      mayReview: true,
      isOwn: false,
    })
    expect((await get(timesheetId, 'pia')).mayReview).toBe(false)
    const closed = (status: string) => ({ error: { code: 'SESSION_IN_TIMESHEET', data: { status } } })
    const reopen = () => test.ask('sessions.setStatus', { sessionId: own, status: 'scheduled' }, 'pia')
    expect(await reopen()).toMatchObject(closed('submitted'))
    dataOf(await test.ask('timesheets.approve', { timesheetId }, 'ada'))
    expect(await get(timesheetId, 'pia')).toMatchObject({ status: 'approved', decidedByName: 'ada Silva' })
    expect(await reopen()).toMatchObject(closed('approved'))
    const fields = { practitionerId: pia, clientId: mia, serviceId: service, day: '2026-08-03' }
    const rest = { startMinute: 660, durationMinutes: 90, isDirect: true, isBillable: true }
    expect(await test.ask('sessions.change', { sessionId: own, ...fields, ...rest })).toMatchObject(
      closed('approved'),
    )
    for (const route of ['timesheets.approve', 'timesheets.deny'] as const)
      expect(await test.raw(route, deny(route, timesheetId), 'ada')).toMatchObject({
        error: { code: 'TIMESHEET_CHANGED' },
      })
  })

  it('has a session once: what a living one holds is not taken into another', async () => {
    const first = await hold('2026-08-20')
    const range = { from: '2026-08-17', until: '2026-08-30' }
    const one = dataOf(await submit(range))
    expect(await submit(range)).toMatchObject({ error: { code: 'NOTHING_TO_SUBMIT' } })
    const second = await hold('2026-08-21')
    const two = dataOf(await submit(range))
    expect(idsOf(await get(one.timesheetId))).toEqual([first])
    expect(idsOf(await get(two.timesheetId))).toEqual([second])
    const shown = dataOf(await test.ask('timesheets.listSessions', period('2026-08-17', '2026-08-30'), 'pia'))
    expect(shown.lines.map((line) => line.timesheet)).toEqual(['submitted', 'submitted'])
  })

  it('goes back with a reason, gives its sessions free, and is handed in again without what changed', async () => {
    const kept = await hold('2026-09-01')
    const undone = await hold('2026-09-02')
    const taken = await hold('2026-09-08')
    const range = { from: '2026-09-01', until: '2026-09-13' }
    const { timesheetId } = dataOf(await submit(range))
    const answer = await test.ask('timesheets.deny', { timesheetId, reason: 'Check the 2nd' }, 'ada')
    expect(answer.ok).toBe(true)
    expect(await get(timesheetId, 'pia')).toMatchObject({ status: 'denied', reason: 'Check the 2nd' })
    dataOf(await test.ask('sessions.setStatus', { sessionId: undone, status: 'noShow' }, 'pia'))
    const between = dataOf(await submit({ from: '2026-09-07', until: '2026-09-13' }))
    expect(idsOf(await get(between.timesheetId))).toEqual([taken])
    const again = { timesheetId, reviewerId: ada }
    expect(dataOf(await test.ask('timesheets.resubmit', again, 'pia'))).toEqual({ sessionCount: 1 })
    const sheet = await get(timesheetId, 'pia')
    expect(sheet).toMatchObject({ status: 'submitted', reason: '', decidedByName: '' })
    expect(idsOf(sheet)).toEqual([kept])
    expect(await test.ask('timesheets.resubmit', again, 'pia')).toMatchObject({
      error: { code: 'TIMESHEET_CHANGED' },
    })
  })

  it('is handed in again with its practitioner’s sessions of its days alone', async () => {
    const kept = await hold('2026-04-06')
    const given = await hold('2026-04-07')
    const moved = await hold('2026-04-08')
    const { timesheetId } = dataOf(await submit({ from: '2026-04-06', until: '2026-04-12' }))
    dataOf(await test.ask('timesheets.deny', { timesheetId, reason: 'Look again' }, 'ada'))
    const rui = clinic.id('rui')
    const later = must(zonedMoment('2026-04-20', 600, 'America/Toronto'), 'a time that is there')
    await clinic.lay((run) => {
      run('UPDATE session SET practitioner_id = ? WHERE id = ?', rui, given)
      run('UPDATE session SET starts_at = ? WHERE id = ?', later, moved)
    })
    expect(idsOf(await get(timesheetId))).toEqual([kept])
    const again = { timesheetId, reviewerId: ada }
    expect(dataOf(await test.ask('timesheets.resubmit', again, 'pia'))).toEqual({ sessionCount: 1 })
    const his = dataOf(await submit({ from: '2026-04-06', until: '2026-04-12' }, 'rui'))
    expect(idsOf(await get(his.timesheetId))).toEqual([given])
  })

  it('says what was handed in, and that a PC which had not heard of it changed that', async () => {
    const range = { from: '2026-03-02', until: '2026-03-08' }
    const longer = await hold('2026-03-02')
    const missed = await hold('2026-03-03', { minutes: 30 })
    const { timesheetId } = dataOf(await submit(range))
    // What the other PC did offline comes in.
    await clinic.lay((run) => {
      run('UPDATE session SET duration_minutes = 120 WHERE id = ?', longer)
      run(`UPDATE session SET status = 'noShow' WHERE id = ?`, missed)
    })
    const handedIn = { sessionCount: 2, minutes: 75, changedSince: 2 }
    expect(await get(timesheetId)).toMatchObject({ status: 'submitted', ...handedIn })
    dataOf(await test.ask('timesheets.approve', { timesheetId }, 'ada'))
    expect(await get(timesheetId)).toMatchObject({ status: 'approved', ...handedIn })
    const csv = dataOf(await test.ask('timesheets.export', { timesheetId }, 'ada'))
    expect(csv.lines.map(({ durationMinutes }) => durationMinutes)).toEqual([45, 30])
  })

  it('goes by the sessions of today where an older program handed it in', async () => {
    const own = await hold('2026-03-09')
    const { timesheetId } = dataOf(await submit({ from: '2026-03-09', until: '2026-03-15' }))
    await clinic.lay((run) => {
      run(
        `UPDATE timesheet_session SET service_id = NULL, starts_at = NULL, duration_minutes = NULL, is_direct = NULL
         WHERE timesheet_id = ?`,
        timesheetId,
      )
      run('UPDATE session SET duration_minutes = 60 WHERE id = ?', own)
    })
    expect(await get(timesheetId)).toMatchObject({ sessionCount: 1, minutes: 60, changedSince: 0 })
  })

  it('is reviewed by owners and Office Admins, and by nobody of their own', async () => {
    await hold('2026-09-22', { by: ada })
    const range = { from: '2026-09-21', until: '2026-09-27' }
    const { reviewers } = dataOf(await test.ask('timesheets.listReviewers', {}, 'ada'))
    expect(reviewers.map(({ name }) => name)).toEqual(['Olive Owens'])
    for (const reviewerId of [ada, pia])
      expect(await submit({ ...range, reviewerId }, 'ada')).toMatchObject({
        error: { code: 'BAD_INPUT', data: { fields: { reviewerId: 'notOneOf' } } },
      })
    const olive = must(reviewers[0], 'a reviewer').userId
    const { timesheetId } = dataOf(await submit({ ...range, reviewerId: olive }, 'ada'))
    expect((await get(timesheetId, 'ada')).mayReview).toBe(false)
    for (const route of ['timesheets.approve', 'timesheets.deny'] as const) {
      const input = deny(route, timesheetId)
      expect(await test.raw(route, input, 'ada')).toMatchObject({ error: { code: 'OWN_TIMESHEET' } })
      expect(await test.raw(route, input, 'rui')).toMatchObject({ error: { code: 'FORBIDDEN' } })
    }
    dataOf(await test.ask('timesheets.approve', { timesheetId }))
  })

  it('is seen by whom it is of and by reviewers alone, and handed in again by nobody else', async () => {
    await hold('2026-09-29')
    const { timesheetId } = dataOf(await submit({ from: '2026-09-28', until: '2026-10-04' }))
    for (const route of ['timesheets.get', 'timesheets.export', 'timesheets.print'] as const)
      expect(await test.ask(route, { timesheetId }, 'rui'), route).toMatchObject({
        error: { code: 'FORBIDDEN' },
      })
    dataOf(await test.ask('timesheets.deny', { timesheetId, reason: 'No' }, 'ada'))
    const again = await test.ask('timesheets.resubmit', { timesheetId, reviewerId: ada }, 'rui')
    expect(again).toMatchObject({ error: { code: 'FORBIDDEN' } })
    const page = { status: 'denied', before: null, limit: 50 } as const
    const of = async (seat: string, whose: 'all' | 'own') => {
      const listed = dataOf(await test.ask('timesheets.list', { ...page, whose }, seat))
      return [listed.timesheets.map((one) => one.practitionerName), listed.counts.denied]
    }
    expect(await of('ada', 'all')).toEqual([['pia Silva'], 1])
    expect(await of('ada', 'own')).toEqual([[], 0])
    expect(await of('rui', 'all')).toEqual([[], 0])
    expect(await of('pia', 'all')).toEqual([['pia Silva'], 1])
  })

  it('is printed with its people, sessions and sums, in the language of who prints it (product 46)', async () => {
    await hold('2026-07-06', { minutes: 45 })
    await hold('2026-07-07', { minutes: 90, of: other })
    const { timesheetId } = dataOf(await submit({ from: '2026-07-06', until: '2026-07-12' }))
    const { fileName, base64 } = dataOf(await test.ask('timesheets.print', { timesheetId }, 'pia'))
    expect(fileName).toBe('timesheet-pia-silva-2026-07-06-2026-07-12.pdf')
    const text = readPdfText(Buffer.from(base64, 'base64'))
    for (const part of ['pia Silva', 'Mia Client', 'Assessment', '0.75', '1.50', '2.25'])
      expect(text).toContain(part)
    dataOf(await test.ask('identity.chooseLanguage', { language: 'fr' }, 'pia'))
    const french = dataOf(await test.ask('timesheets.print', { timesheetId }, 'pia')).base64
    const words = readPdfText(Buffer.from(french, 'base64'))
    for (const part of ['Feuille de temps', 'Du 6 juill. 2026', '2 séances', '0,75', '2,25', 'Réviseur : '])
      expect(words).toContain(part)
    dataOf(await test.ask('identity.chooseLanguage', { language: 'en' }, 'pia'))
  })

  it('is made and handed in nowhere once the clinic switches timesheets off; decided about all the same', async () => {
    await hold('2026-07-20')
    const { timesheetId } = dataOf(await submit({ from: '2026-07-20', until: '2026-07-26' }))
    await hold('2026-07-21')
    await turn(false)
    const range = { from: '2026-07-20', until: '2026-07-26' }
    expect(await submit(range)).toMatchObject({ error: { code: 'TIMESHEETS_OFF' } })
    dataOf(await test.ask('timesheets.deny', { timesheetId, reason: 'Closed' }, 'ada'))
    const again = await test.ask('timesheets.resubmit', { timesheetId, reviewerId: ada }, 'pia')
    expect(again).toMatchObject({ error: { code: 'TIMESHEETS_OFF' } })
    await turn(true)
  })

  it('counts a session once where two PCs put it into two, on every PC the same way', async () => {
    const shared = await hold('2026-05-04')
    const range = { from: '2026-05-04', until: '2026-05-10' }
    const first = dataOf(await submit(range)).timesheetId
    test.clock.advance(60_000)
    const alone = await hold('2026-05-05')
    const second = dataOf(await submit(range)).timesheetId
    // What the other PC did offline comes in: its timesheet has the first session too.
    await clinic.lay((run) =>
      run(
        `INSERT INTO timesheet_session (id, timesheet_id, session_id, is_in, stamp, stamp_device) VALUES (?,?,?,1,1,1)`,
        `${second}.${shared}`,
        second,
        shared,
      ),
    )
    expect(idsOf(await get(first))).toEqual([shared])
    const sheet = await get(second)
    expect([idsOf(sheet), sheet.heldElsewhere]).toEqual([[alone], 1])
    expect(await test.ask('timesheets.approve', { timesheetId: second }, 'ada')).toMatchObject({
      error: { code: 'TIMESHEET_HELD_ELSEWHERE' },
    })
    dataOf(await test.ask('timesheets.deny', { timesheetId: first, reason: 'Twice' }, 'ada'))
    expect(idsOf(await get(second))).toEqual([shared, alone])
  })

  it('stands on its practitioner’s Home while denied, with the reason, until nothing of it is left', async () => {
    const denied = async (seat: string) => dataOf(await test.ask('home.getToday', {}, seat)).denied
    const before = await denied('pia')
    await hold('2026-06-02')
    const range = { from: '2026-06-01', until: '2026-06-07' }
    const { timesheetId } = dataOf(await submit(range))
    dataOf(await test.ask('timesheets.deny', { timesheetId, reason: 'Tuesday is missing' }, 'ada'))
    const entry = { timesheetId, ...range, reason: 'Tuesday is missing', decidedByName: 'ada Silva' }
    expect(await denied('pia')).toEqual([entry, ...before].slice(0, 3))
    for (const seat of ['ada', 'rui']) expect(await denied(seat)).not.toContainEqual(entry)
    // Its sessions are in a new one: there is nothing left to do about the old one.
    dataOf(await submit(range))
    expect(await denied('pia')).toEqual(before)
  })
})

const deny = (route: string, timesheetId: TimesheetId) =>
  route === 'timesheets.deny' ? { timesheetId, reason: 'No' } : { timesheetId }
