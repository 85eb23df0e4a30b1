import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import type { ClinicDatabase } from '#backend/db/clinicDatabase.ts'
import { SAMPLE_PASSWORD } from '#backend/features/sample/index.ts'
import { passwordProblem } from '#shared/domain/passwords.ts'
import {
  openSampleDatabase,
  SAMPLE_HASH,
  SAMPLE_NOW,
  type SampleDatabase,
} from '#tests/support/sampleDatabase.ts'

let sample: SampleDatabase
let db: ClinicDatabase

beforeAll(async () => {
  sample = await openSampleDatabase()
  db = sample.db
})

afterAll(() => sample.remove())

describe('the sample clinic', () => {
  it('points to nothing that is not there', async () => {
    const ids = async (table: 'user' | 'client' | 'discipline' | 'service' | 'crew' | 'compensation_tier') =>
      new Set<string>((await db.read.selectFrom(table).select('id').execute()).map((row) => row.id))
    const users = await ids('user')
    const targets = [
      ['contact_point', 'user_id', users],
      ['user_role', 'user_id', users],
      ['credential', 'id', users],
      ['client_person', 'user_id', users],
      ['client_person', 'client_id', await ids('client')],
      ['crew', 'manager_id', users],
      ['crew_member', 'user_id', users],
      ['crew_member', 'crew_id', await ids('crew')],
      ['session', 'client_id', await ids('client')],
      ['session', 'practitioner_id', users],
      ['session', 'service_id', await ids('service')],
      ['service', 'discipline_id', await ids('discipline')],
      ['service', 'compensation_tier_id', await ids('compensation_tier')],
      ['user', 'discipline_id', await ids('discipline')],
      ['user', 'compensation_tier_id', await ids('compensation_tier')],
    ] as const
    for (const [table, column, known] of targets) {
      const rows: readonly object[] = await db.read.selectFrom(table).selectAll().execute()
      const pointed = rows.map((row): unknown => Object.entries(row).find(([name]) => name === column)?.[1])
      expect(pointed.length, table).toBeGreaterThan(0)
      expect(pointed.filter((id) => id !== null && !(typeof id === 'string' && known.has(id)))).toEqual([])
    }
  })

  it('has crews with a manager each, who is not their own member', async () => {
    const crews = await db.read.selectFrom('crew').select(['id', 'manager_id']).execute()
    const members = await db.read.selectFrom('crew_member').select(['crew_id', 'user_id']).execute()
    expect(crews).toHaveLength(4)
    expect(new Set(crews.map((crew) => crew.manager_id)).size).toBe(4)
    for (const crew of crews) {
      const own = members.filter((member) => member.crew_id === crew.id).map((member) => member.user_id)
      expect(own.length).toBeGreaterThan(5)
      expect(own).not.toContain(crew.manager_id)
    }
  })

  it('went through the write door: every row is in the log and waits in the outbox', async () => {
    const count = async (table: 'audit_entry' | 'outbox'): Promise<number> => {
      const row = await db.read
        .selectFrom(table)
        .select((select) => select.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
      return row.n
    }
    const entries = await count('audit_entry')
    expect(await count('outbox')).toBe(entries)
    const logged = await db.read.selectFrom('audit_entry').select(['table_name', 'row_id']).execute()
    const sessions = await db.read.selectFrom('session').select('id').execute()
    const inLog = new Set(logged.filter((row) => row.table_name === 'session').map((row) => row.row_id))
    expect(sessions.filter((session) => !inLog.has(session.id))).toEqual([])
    const hashes = await db.read.selectFrom('audit_entry').select('after').execute()
    expect(hashes.some((row) => row.after?.includes(SAMPLE_HASH) === true)).toBe(false)
  })

  it('is marked as a sample', async () => {
    const clinic = await db.read.selectFrom('clinic').selectAll().executeTakeFirstOrThrow()
    expect(clinic).toMatchObject({
      is_sample: 1,
      plan: 'teams',
      has_timesheets: 1,
      timezone: 'America/Toronto',
    })
    const device = await db.read.selectFrom('device').selectAll().executeTakeFirstOrThrow()
    expect(device).toMatchObject({ id: db.device.id, number: db.device.number, name: 'This PC' })
  })

  it('names a sign-in per role that really has that role and the given password', async () => {
    const shown = sample.signIns.map(({ role }) => role)
    const roles = ['owner', 'officeAdmin', 'manager', 'practitioner', 'studentPractitioner']
    expect(shown).toEqual(roles)
    for (const [index, signIn] of sample.signIns.entries()) {
      const rows = await db.read
        .selectFrom('contact_point')
        .innerJoin('user', 'user.id', 'contact_point.user_id')
        .innerJoin('credential', 'credential.id', 'user.id')
        .innerJoin('user_role', 'user_role.user_id', 'user.id')
        .selectAll()
        .where('folded_value', '=', signIn.email)
        .execute()
      expect(rows).toHaveLength(1)
      expect(rows[0]).toMatchObject({
        role: roles[index],
        status: 'active',
        password_hash: SAMPLE_HASH,
        is_temporary: 0,
      })
      expect(`${rows[0]?.first_name} ${rows[0]?.last_name}`).toBe(signIn.name)
      expect(signIn.password).toBe(SAMPLE_PASSWORD)
      expect(passwordProblem(signIn.password, [signIn.name, 'Birchwood Therapy (sample)'])).toBeUndefined()
    }
  })

  it('gives everybody who may look around clients and sessions of their own to look at', async () => {
    for (const email of ['practitioner@sample.example.org', 'student@sample.example.org']) {
      const coming = await db.read
        .selectFrom('session')
        .innerJoin('contact_point', 'contact_point.user_id', 'session.practitioner_id')
        .select('session.id')
        .where('folded_value', '=', email)
        .where('starts_at', '>', SAMPLE_NOW)
        .execute()
      expect(coming.length, email).toBeGreaterThan(2)
    }
  })

  it('is the same at the same moment, but for its ids', async () => {
    const again = await openSampleDatabase()
    onTestFinished(again.remove)
    const people = (database: ClinicDatabase) =>
      database.read
        .selectFrom('user_directory')
        .select(['first_name', 'last_name', 'title', 'email', 'phone', 'staff_id', 'registration_expires_on'])
        .orderBy('id')
        .execute()
    expect(await people(again.db)).toEqual(await people(db))
    const sessions = (database: ClinicDatabase) =>
      database.read
        .selectFrom('session')
        .select(['starts_at', 'status'])
        .orderBy('starts_at')
        .orderBy('status')
        .execute()
    expect(await sessions(again.db)).toEqual(await sessions(db))
  })

  it('keeps its shape on any day: a Sunday just before a year ends', async () => {
    const { db: other, remove } = await openSampleDatabase(Date.parse('2028-12-31T23:30:00-05:00'))
    onTestFinished(remove)
    const rows = await other.read.selectFrom('session').select('starts_at').execute()
    const days = new Set(rows.map((row) => new Date(row.starts_at).toISOString().slice(0, 10)))
    expect(days.size).toBe(20)
    expect([...days].toSorted()[0]).toBe('2028-12-18')
    expect([...days].toSorted().at(-1)).toBe('2029-01-12')
  })

  it('is made within seconds', () => {
    expect(sample.milliseconds).toBeLessThan(5000)
  })
})
