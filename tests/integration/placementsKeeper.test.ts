import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { WriteTx } from '#backend/db/clinicDatabase.ts'
import { updateRow, writeRow } from '#backend/db/writeRow.ts'
import { endPlacements } from '#backend/features/placements/endPlacements.ts'
import { giveNotices } from '#backend/features/placements/giveNotices.ts'
import { BLANK_PERSON, insertPerson } from '#backend/features/users/index.ts'
import type { UserId } from '#shared/domain/ids.ts'
import type { Role } from '#shared/domain/roles.ts'
import { ok } from '#shared/errors/index.ts'
import { zonedDayStart } from '#shared/lib/zonedDay.ts'
import { copySampleDatabase, type SampleDatabase } from '#tests/support/sampleDatabase.ts'

const MADE = { verb: 'test.made' }
const DAY_MS = 86_400_000

let sample: Pick<SampleDatabase, 'db' | 'remove'>
beforeEach(async () => {
  sample = await copySampleDatabase()
  // The sample's own students have placements: these tests count theirs alone.
  await write((tx) => {
    for (const { id } of tx.all('SELECT id FROM user WHERE placement_ends_on IS NOT NULL') as {
      id: UserId
    }[])
      updateRow(tx, 'user', id, { placement_ends_on: null }, MADE)
  })
})
afterEach(() => sample.remove())

async function write<T>(work: (tx: WriteTx) => T): Promise<T> {
  const written = await sample.db.write({ actorId: null }, (tx) => Promise.resolve(ok(work(tx))))
  if (!written.ok) throw new Error('refused')
  return written.data
}

type Facts = { roles: Role[]; placementEndsOn?: string; licenceEndsOn?: string; supervisorId?: UserId }

function addPerson(firstName: string, facts: Facts): Promise<UserId> {
  return write((tx) => {
    const id = insertPerson(tx, {
      ...BLANK_PERSON,
      kind: 'staff',
      firstName,
      lastName: 'Test',
      roles: facts.roles,
      primaryEmail: `${firstName.toLowerCase()}@placement.example`,
      registrationExpiresOn: facts.licenceEndsOn ?? null,
    })
    const patch = {
      placement_ends_on: facts.placementEndsOn ?? null,
      supervisor_id: facts.supervisorId ?? null,
    }
    updateRow(tx, 'user', id, patch, MADE)
    return id
  })
}

const statusOf = async (userId: UserId): Promise<string | undefined> =>
  (await sample.db.read.selectFrom('user').select('status').where('id', '=', userId).executeTakeFirst())
    ?.status

describe('the end of a placement (product 39)', () => {
  it.each(['America/Toronto', 'Pacific/Auckland', 'America/St_Johns', 'Pacific/Kiritimati', 'Asia/Kolkata'])(
    'makes inactive at midnight in %s, on the day after, and not a second before',
    async (timezone) => {
      await write((tx) => updateRow(tx, 'clinic', 'clinic', { timezone }, MADE))
      // The days around both changes of clocks are among them.
      for (const day of ['2026-10-31', '2026-11-01', '2026-12-31', '2027-03-13', '2027-03-14']) {
        const student = await addPerson('Sam', { roles: ['studentPractitioner'], placementEndsOn: day })
        const midnight = zonedDayStart(day, timezone, 1)
        expect(await endPlacements(sample.db, midnight - 1000), day).toBe(0)
        expect(await statusOf(student)).toBe('active')
        expect(await endPlacements(sample.db, midnight), day).toBe(1)
        expect(await statusOf(student)).toBe('inactive')
        expect(await endPlacements(sample.db, midnight + 60_000)).toBe(0)
      }
    },
  )

  it('ends all that are over in one act after weeks asleep, done by nobody', async () => {
    for (const placementEndsOn of ['2026-10-22', '2026-10-30', '2026-11-05'])
      await addPerson('Sam', { roles: ['studentPractitioner'], placementEndsOn })
    const later = await addPerson('Late', { roles: ['studentPractitioner'], placementEndsOn: '2027-06-30' })
    expect(await endPlacements(sample.db, Date.parse('2026-12-01T15:00:00Z'))).toBe(3)
    expect(await statusOf(later)).toBe('active')
    const entries = await sample.db.read
      .selectFrom('audit_entry')
      .select(['act_id', 'actor_id'])
      .where('verb', '=', 'placement.ended')
      .execute()
    expect(entries).toHaveLength(3)
    expect(new Set(entries.map((entry) => entry.act_id)).size).toBe(1)
    expect(entries.every((entry) => entry.actor_id === null)).toBe(true)
  })

  it('never makes the last owner inactive, nor a practitioner who was a student', async () => {
    await write((tx) => {
      for (const { id } of tx.all("SELECT id FROM user_role WHERE role = 'owner'") as { id: string }[])
        updateRow(tx, 'user_role', id, { is_held: 0 }, MADE)
    })
    const placementEndsOn = '2026-10-01'
    const owner = await addPerson('Olive', { roles: ['owner', 'studentPractitioner'], placementEndsOn })
    const upgraded = await addPerson('Uma', {
      roles: ['practitioner', 'studentPractitioner'],
      placementEndsOn,
    })
    expect(await endPlacements(sample.db, Date.parse('2027-01-01T12:00:00Z'))).toBe(0)
    expect([await statusOf(owner), await statusOf(upgraded)]).toEqual(['active', 'active'])
  })
})

describe('notices of what is about to end (product 14, 39)', () => {
  const queued = async (kind: string, ...people: UserId[]): Promise<string[]> => {
    const rows = await sample.db.read
      .selectFrom('mail_queue')
      .select(['user_id', 'facts'])
      .where('kind', 'in', [kind as 'licenceEnding'])
      .where('user_id', 'in', people)
      .orderBy('queued_at')
      .execute()
    return rows.map((row) => `${people.indexOf(row.user_id)} ${row.facts}`)
  }
  const sendsMail = (): Promise<void> =>
    write((tx) => tx.run("INSERT INTO setting (name, value) VALUES ('mail.server', '{}')"))
  /** Noon in the clinic, so many days before the end. */
  const daysBefore = (endsOn: string, days: number): number =>
    Date.parse(`${endsOn}T16:00:00Z`) - days * DAY_MS

  it('tells student and supervisor 30, 14 and 3 days ahead, once each, also when asked every ten minutes', async () => {
    await sendsMail()
    const endsOn = '2027-05-30'
    const supervisorId = await addPerson('Petra', { roles: ['practitioner'] })
    const student = await addPerson('Sam', {
      roles: ['studentPractitioner'],
      placementEndsOn: endsOn,
      supervisorId,
    })
    const counts: number[] = []
    for (const days of [31, 30, 29, 15, 14, 13, 4, 3, 2, 1, 0]) {
      for (let time = 0; time < 3; time += 1) await giveNotices(sample.db, daysBefore(endsOn, days))
      counts.push((await queued('placementEnding', student, supervisorId)).length)
    }
    expect(counts).toEqual([0, 2, 2, 2, 4, 4, 4, 6, 6, 6, 6])
    expect(await queued('placementEnding', student)).toEqual(
      Array.from({ length: 3 }, () => `0 {"endsOn":"${endsOn}"}`),
    )
    expect((await queued('placementEnding', supervisorId))[0]).toBe(
      `0 {"endsOn":"${endsOn}","student":"Sam Test"}`,
    )
  })

  it('tells of a licence 90, 60 and 30 days ahead, only of the nearest step after weeks off, and anew for a new day', async () => {
    await sendsMail()
    const person = await addPerson('Lena', { roles: ['practitioner'], licenceEndsOn: '2027-08-31' })
    const count = async (days: number, endsOn = '2027-08-31'): Promise<number> => {
      await giveNotices(sample.db, daysBefore(endsOn, days))
      return (await queued('licenceEnding', person)).length
    }
    expect(await count(91)).toBe(0)
    expect(await count(90)).toBe(1)
    expect(await count(25)).toBe(2)
    expect(await count(24)).toBe(2)
    expect(await count(-1)).toBe(2)
    await write((tx) => updateRow(tx, 'user', person, { registration_expires_on: '2028-08-31' }, MADE))
    expect(await count(80, '2028-08-31')).toBe(3)
  })

  it('keeps quiet for who declined, and keeps nothing on a PC that sends no mail', async () => {
    const endsOn = '2027-08-31'
    const person = await addPerson('Lena', { roles: ['practitioner'], licenceEndsOn: endsOn })
    expect(await giveNotices(sample.db, daysBefore(endsOn, 40))).toBe(0)
    await sendsMail()
    await write((tx) => {
      const id = `${person}.endingSoon`
      writeRow(
        tx,
        'notification_preference',
        { id, user_id: person, topic: 'endingSoon', is_wanted: 0 },
        MADE,
      )
    })
    await giveNotices(sample.db, daysBefore(endsOn, 40))
    expect(await queued('licenceEnding', person)).toEqual([])
  })
})
