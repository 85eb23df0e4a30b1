import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { InputOf } from '#shared/contract/index.ts'
import { type ClientId, type ServiceId, sessionIdSchema, type UserId } from '#shared/domain/ids.ts'
import { must } from '#shared/lib/must.ts'
import { zonedMoment } from '#shared/lib/zonedDay.ts'
import { openClinicFile } from '#tests/support/openClinicFile.ts'
import { findDeadPort, mailSettings } from '#tests/support/mailServer.ts'
import { SessionsClinic } from '#tests/support/sessionsClinic.ts'
import { dataOf, type TestApp } from '#tests/support/testApp.ts'

let clinic: SessionsClinic
let test: TestApp
let pia: UserId
let ada: UserId
let mia: ClientId
let service: ServiceId
const families = { wanted: '', unwanted: '' }
beforeAll(async () => {
  clinic = await SessionsClinic.start()
  test = clinic.test
  pia = await clinic.add('pia', ['practitioner'])
  ada = await clinic.add('ada', ['officeAdmin'])
  mia = await clinic.client('Mia', pia)
  service = await clinic.service('Speech')
  families.wanted = await guardian('Wanda', 1)
  families.unwanted = await guardian('Una', 0)
  dataOf(await test.ask('mail.saveServer', mailSettings(await findDeadPort())))
  const now = dataOf(await test.ask('clinic.get', {}))
  dataOf(await test.ask('clinic.save', { ...now, hasTimesheets: true }))
})
afterAll(() => test.stop())
beforeEach(async () => {
  await clinic.lay((run) => run('DELETE FROM mail_queue'))
})

/** A guardian of Mia, with or without mail about her. */
async function guardian(firstName: string, hasMail: 0 | 1): Promise<string> {
  const fields = { as: 'guardian', firstName, lastName: 'Client', title: '', phone: '' } as const
  const email = `${firstName.toLowerCase()}@example.org`
  const { userId } = dataOf(await test.ask('users.add', { ...fields, email }))
  await clinic.lay((run) =>
    run(
      `INSERT INTO client_person (id, client_id, user_id, relation, relation_label, since, is_current, is_primary,
         has_portal_access, has_email_notifications, has_consent, stamp, stamp_device)
       VALUES (?,?,?,'guardian','',NULL,1,0,0,?,0,1,1)`,
      `${mia}.${userId}.guardian`,
      mia,
      userId,
      hasMail,
    ),
  )
  return userId
}

/** Whom the mails on their way are for, by kind; with what they tell. */
async function queued(): Promise<[kind: string, userId: string][]> {
  const database = await openClinicFile(test)
  const rows: unknown[] = database
    .prepare('SELECT kind, user_id AS userId FROM mail_queue ORDER BY kind, user_id')
    .all()
  database.close()
  return rows.flatMap((row) =>
    typeof row === 'object' && row !== null && 'kind' in row && 'userId' in row
      ? [[String(row.kind), String(row.userId)] as [string, string]]
      : [],
  )
}

const to = (kind: string, ...people: string[]): [string, string][] =>
  people.toSorted().map((userId): [string, string] => [kind, userId])

const entry = (more: Partial<InputOf<'sessions.add'>> = {}): InputOf<'sessions.add'> => ({
  practitionerId: pia,
  clientId: mia,
  serviceId: service,
  day: '2026-10-20',
  startMinute: 600,
  durationMinutes: 45,
  isDirect: true,
  isBillable: true,
  ...more,
})

describe('mail about appointments (product 17)', () => {
  it('tells the practitioner and the family of a new, moved and cancelled one, without a name', async () => {
    const { sessionId } = await clinic.enter(entry(), 'ada')
    expect(await queued()).toEqual(to('appointmentCreated', pia, families.wanted))
    const database = await openClinicFile(test)
    const facts: unknown = database.prepare('SELECT facts FROM mail_queue').pluck().get()
    database.close()
    expect(String(facts)).not.toContain('Mia')
    await clinic.lay((run) => run('DELETE FROM mail_queue'))
    dataOf(await test.ask('sessions.change', { sessionId, ...entry({ startMinute: 660 }) }, 'ada'))
    expect(await queued()).toEqual(to('appointmentChanged', pia, families.wanted))
    await clinic.lay((run) => run('DELETE FROM mail_queue'))
    // Nothing that anybody has to know of.
    const quiet = entry({ startMinute: 660, isBillable: false })
    dataOf(await test.ask('sessions.change', { sessionId, ...quiet }, 'ada'))
    expect(await queued()).toEqual([])
    dataOf(await test.ask('sessions.setStatus', { sessionId, status: 'cancelled' }, 'ada'))
    expect(await queued()).toEqual(to('appointmentCancelled', pia, families.wanted))
  })

  it('tells nobody of what they did themselves, of what is over, or what they declined', async () => {
    await clinic.enter(entry(), 'pia')
    expect(await queued()).toEqual(to('appointmentCreated', families.wanted))
    await clinic.lay((run) => run('DELETE FROM mail_queue'))
    await clinic.enter(entry({ day: '2026-10-01' }), 'ada')
    expect(await queued()).toEqual([])
    const notifications = { appointmentCreated: false }
    dataOf(await test.ask('users.saveAccount', { userId: pia, notifications }))
    await clinic.enter(entry(), 'ada')
    expect(await queued()).toEqual(to('appointmentCreated', families.wanted))
  })
})

describe('mail to somebody who is inactive (product 17)', () => {
  it('is not sent: what becomes of their appointments only the families hear', async () => {
    const ian = await clinic.add('ian', ['practitioner'])
    const { sessionId } = await clinic.enter(entry({ practitionerId: ian }), 'ada')
    dataOf(await test.ask('users.saveAccount', { userId: ian, status: 'inactive' }))
    await clinic.lay((run) => run('DELETE FROM mail_queue'))
    dataOf(await test.ask('sessions.setStatus', { sessionId, status: 'cancelled' }, 'ada'))
    expect(await queued()).toEqual(to('appointmentCancelled', families.wanted))
  })
})

describe('mail about somebody’s leaving (product 17, 37)', () => {
  it('tells who takes over, once for all clients and of each appointment, and the families of what is cancelled', async () => {
    const ned = await clinic.add('ned', ['practitioner'])
    const lea = await clinic.add('lea', ['practitioner'])
    const [noa, ola] = [await clinic.client('Noa', lea), await clinic.client('Ola', lea)]
    await clinic.enter(entry({ practitionerId: lea, clientId: noa }), 'ada')
    await clinic.enter(entry({ practitionerId: lea, clientId: mia }), 'ada')
    await clinic.lay((run) => run('DELETE FROM mail_queue'))
    const held = dataOf(await test.ask('leaving.preview', { userId: lea }))
    expect(held.clients.map(({ clientId }) => clientId).toSorted()).toEqual([mia, noa, ola].toSorted())
    const clients = held.clients.map(({ clientId }) =>
      clientId === mia
        ? ({ clientId, takerId: null, sessions: 'cancel' } as const)
        : ({ clientId, takerId: ned, sessions: 'handOver' } as const),
    )
    dataOf(await test.ask('leaving.leave', { userId: lea, clients, crews: [], students: [] }))
    expect(await queued()).toEqual([
      ...to('appointmentCancelled', families.wanted),
      ...to('appointmentCreated', ned),
      ...to('clientAssigned', ned),
    ])

    // And back: who has them again, who has them no longer, the families of what is held after all.
    await clinic.lay((run) => run('DELETE FROM mail_queue'))
    dataOf(await test.ask('leaving.reactivate', { userId: lea, clients: 'all' }))
    expect(await queued()).toEqual([
      ...to('appointmentCancelled', ned),
      ...to('appointmentCreated', lea, lea, families.wanted),
      ...to('clientAssigned', lea),
      ...to('clientTaken', ned),
    ])
  })
})

describe('mail about timesheets (product 12, 17)', () => {
  it('goes to the reviewer when it is handed in, and to the practitioner when it was decided', async () => {
    const day = '2026-09-08'
    const at = must(zonedMoment(day, 600, 'America/Toronto'), 'a time that is there')
    const id = sessionIdSchema.parse(crypto.randomUUID())
    await clinic.lay((run) =>
      run(
        `INSERT INTO session (id, client_id, practitioner_id, service_id, starts_at, duration_minutes, status,
           is_direct, is_billable, stamp, stamp_device) VALUES (?,?,?,?,?,45,'completed',1,1,1,1)`,
        id,
        mia,
        pia,
        service,
        at,
      ),
    )
    const period = { from: day, until: day, clientIds: [mia], reviewerId: ada }
    const { timesheetId } = dataOf(await test.ask('timesheets.submit', period, 'pia'))
    expect(await queued()).toEqual(to('timesheetSubmitted', ada))
    dataOf(await test.ask('timesheets.deny', { timesheetId, reason: 'Check it' }, 'ada'))
    dataOf(await test.ask('timesheets.resubmit', { timesheetId, reviewerId: ada }, 'pia'))
    dataOf(await test.ask('timesheets.approve', { timesheetId }, 'ada'))
    expect(await queued()).toEqual([
      ...to('timesheetApproved', pia),
      ...to('timesheetDenied', pia),
      ...to('timesheetSubmitted', ada, ada),
    ])
  })
})
