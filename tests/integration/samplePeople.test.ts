import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ClinicDatabase } from '#backend/db/clinicDatabase.ts'
import { hasHiddenCharacters, isEmail, optionalPhoneSchema } from '#shared/domain/text.ts'
import { LISTED_KINDS, signInState } from '#shared/domain/users.ts'
import { openSampleDatabase, SAMPLE_NOW, type SampleDatabase, tally } from '#tests/support/sampleDatabase.ts'

const DAY_MS = 86_400_000

let sample: SampleDatabase
let db: ClinicDatabase

beforeAll(async () => {
  sample = await openSampleDatabase()
  db = sample.db
})

afterAll(() => sample.remove())

const listed = (): Promise<{ kind: string; active: boolean }[]> =>
  db.read
    .selectFrom('user_directory')
    .select(['kind_rank', 'is_active'])
    .execute()
    .then((rows) =>
      rows.map((row) => ({ kind: LISTED_KINDS[row.kind_rank] ?? 'unknown', active: row.is_active === 1 })),
    )

describe('the people of the sample clinic', () => {
  it('are as many as the screens promise, in list and tables alike', async () => {
    const active = (await listed()).filter((row) => row.active)
    const counts = tally(active.map((row) => row.kind))
    expect(counts).toEqual({ practitioner: 40, student: 12, otherStaff: 4, guardian: 480, contact: 120 })
    expect((await listed()).filter((row) => !row.active)).toHaveLength(60)
  })

  it('hold three owners and admins, one of whom treats clients', async () => {
    const roles = await db.read
      .selectFrom('user_role')
      .innerJoin('user', 'user.id', 'user_role.user_id')
      .select(['user.id', 'role'])
      .where('user.status', '=', 'active')
      .execute()
    const holders = (role: string): string[] => roles.filter((row) => row.role === role).map((row) => row.id)
    expect(holders('owner')).toHaveLength(2)
    expect(holders('officeAdmin')).toHaveLength(1)
    expect(holders('owner').filter((id) => holders('practitioner').includes(id))).toHaveLength(1)
    expect(holders('manager')).toHaveLength(4)
    expect(holders('finance').length).toBeGreaterThanOrEqual(2)
  })

  it('spread over four disciplines and three tiers', async () => {
    const rows = await db.read
      .selectFrom('user_directory')
      .select(['discipline_name', 'compensation_tier_name'])
      .where('kind_rank', '=', LISTED_KINDS.indexOf('practitioner'))
      .where('is_active', '=', 1)
      .execute()
    expect(tally(rows.map((row) => row.discipline_name))).toEqual({
      'Speech Therapy': 14,
      'Occupational Therapy': 12,
      Physiotherapy: 7,
      'Behaviour Therapy': 7,
    })
    const tiers = tally(rows.map((row) => row.compensation_tier_name))
    expect(Object.keys(tiers).toSorted()).toEqual(['Associate', 'Lead', 'Senior'])
  })

  it('bear e-mails of their own at domains that reach nobody', async () => {
    const rows = await db.read.selectFrom('contact_point').selectAll().where('kind', '=', 'email').execute()
    expect(rows.length).toBeGreaterThan(500)
    expect(new Set(rows.map((row) => row.folded_value)).size).toBe(rows.length)
    expect(rows.filter((row) => !isEmail(row.value) || !/[@.]example\.(org|com)$/.test(row.value))).toEqual(
      [],
    )
  })

  it('bear phone numbers that are kept free for made-up ones', async () => {
    const rows = await db.read.selectFrom('contact_point').selectAll().where('kind', '=', 'phone').execute()
    expect(rows.length).toBeGreaterThan(600)
    expect(rows.filter((row) => !/^\+1 \d{3} 555 01\d\d$/.test(row.value))).toEqual([])
    expect(rows.every((row) => optionalPhoneSchema.safeParse(row.value).success)).toBe(true)
  })

  it('have names of many scripts and lengths, written as the program would take them', async () => {
    const rows = await db.read.selectFrom('user').select(['first_name', 'last_name']).execute()
    const names = rows.flatMap((row) => [row.first_name, row.last_name])
    expect(
      names.filter((name) => name === '' || name.length > 100 || name !== name.normalize('NFC')),
    ).toEqual([])
    expect(names.filter(hasHiddenCharacters)).toEqual([])
    for (const kind of [/\p{Script=Arabic}/u, /\p{Script=Hebrew}/u, /^.$/u, /^.{30,}$/u, /ễ/u, /Ł/u, /ë/u]) {
      expect(names.some((name) => kind.test(name))).toBe(true)
    }
  })

  it('stand in every sign-in state that the list tells apart', async () => {
    const rows = await db.read.selectFrom('credential').selectAll().execute()
    const states = tally(
      rows.map((row) =>
        signInState(
          {
            hasPassword: row.password_hash !== '',
            isTemporary: row.is_temporary === 1,
            temporaryUntil: row.temporary_until,
            firstSignedInAt: row.first_signed_in_at,
            temporaryUsed: row.is_temporary_used === 1,
          },
          SAMPLE_NOW,
        ),
      ),
    )
    expect(states).toEqual({
      fine: 46,
      temporaryUnused: 3,
      temporaryEnded: 2,
      mustChangePassword: 2,
      neverSignedIn: 2,
    })
  })

  it('have licences, some of which end soon and one of which has ended', async () => {
    const rows = await db.read
      .selectFrom('user_directory')
      .select(['registration_number', 'registration_expires_on'])
      .where('kind_rank', '=', LISTED_KINDS.indexOf('practitioner'))
      .where('is_active', '=', 1)
      .execute()
    expect(new Set(rows.map((row) => row.registration_number)).size).toBe(40)
    const days = rows.flatMap(({ registration_expires_on: date }) =>
      date === null ? [] : [(Date.parse(date) - Date.parse('2026-10-21')) / DAY_MS],
    )
    const within = (from: number, to: number): number => days.filter((day) => day >= from && day <= to).length
    expect([within(-999, -1), within(0, 30), within(31, 60), within(61, 90)]).toEqual([1, 2, 2, 2])
  })
})

describe('the clients of the sample clinic', () => {
  it('are 450 in four statuses', async () => {
    const rows = await db.read.selectFrom('client').select('status').execute()
    expect(tally(rows.map((row) => row.status))).toEqual({
      active: 300,
      waitlist: 48,
      onHold: 32,
      discharged: 70,
    })
  })

  it('have one or two practitioners and one or two guardians each, one of each primary', async () => {
    const clients = await db.read.selectFrom('client').select('id').execute()
    const links = await db.read.selectFrom('client_person').selectAll().where('is_current', '=', 1).execute()
    for (const relation of ['practitioner', 'guardian']) {
      const byClient = Map.groupBy(
        links.filter((link) => link.relation === relation),
        (link) => link.client_id,
      )
      expect(byClient.size).toBe(clients.length)
      for (const own of byClient.values()) {
        expect([1, 2]).toContain(own.length)
        expect(own.filter((link) => link.is_primary === 1)).toHaveLength(1)
      }
    }
    expect(links.some((link) => link.relation === 'contact' && link.relation_label === 'Teacher')).toBe(true)
    expect(links.some((link) => link.relation_label === 'Family doctor')).toBe(true)
  })
})
