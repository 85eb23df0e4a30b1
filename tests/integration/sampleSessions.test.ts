import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ClinicDatabase } from '#backend/db/clinicDatabase.ts'
import { openSampleDatabase, SAMPLE_NOW, type SampleDatabase, tally } from '#tests/support/sampleDatabase.ts'

const DAY_MS = 86_400_000

let sample: SampleDatabase
let db: ClinicDatabase

beforeAll(async () => {
  sample = await openSampleDatabase()
  db = sample.db
})

afterAll(() => sample.remove())

describe('the sessions of the sample clinic', () => {
  const wallClock = new Intl.DateTimeFormat('en-CA', {
    timeZone: 'America/Toronto',
    weekday: 'short',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  })
  const minuteOf = (at: number): number => {
    const parts = wallClock.formatToParts(at)
    const read = (type: string): number => Number(parts.find((part) => part.type === type)?.value)
    return read('hour') * 60 + read('minute')
  }

  it('fill four weeks: what was, happened or not; what comes, is scheduled', async () => {
    const rows = await db.read.selectFrom('session').selectAll().execute()
    expect(rows.length).toBeGreaterThan(1500)
    const past = rows.filter((row) => row.starts_at + row.duration_minutes * 60_000 <= SAMPLE_NOW)
    const coming = rows.filter((row) => row.starts_at + row.duration_minutes * 60_000 > SAMPLE_NOW)
    const statuses = tally(past.map((row) => row.status))
    expect(Object.keys(statuses).toSorted()).toEqual(['cancelled', 'completed', 'noShow'])
    expect((statuses.completed ?? 0) / past.length).toBeGreaterThan(0.75)
    expect(new Set(coming.map((row) => row.status))).toEqual(new Set(['scheduled']))
    expect(Math.min(...rows.map((row) => row.starts_at))).toBeGreaterThan(SAMPLE_NOW - 15 * DAY_MS)
    expect(Math.max(...rows.map((row) => row.starts_at))).toBeLessThan(SAMPLE_NOW + 15 * DAY_MS)
  })

  it('keep to weekdays and working hours on the clinic’s clock, on both sides of a clock change', async () => {
    const rows = await db.read.selectFrom('session').select(['starts_at', 'duration_minutes']).execute()
    const outside = rows.filter(
      (row) =>
        minuteOf(row.starts_at) < 8 * 60 + 30 ||
        minuteOf(row.starts_at) + row.duration_minutes > 17 * 60 + 30 ||
        /Sat|Sun/.test(wallClock.format(row.starts_at)),
    )
    expect(outside).toEqual([])
    expect(rows.some((row) => row.starts_at > Date.parse('2026-11-02'))).toBe(true)
  })

  it('book no practitioner and no client twice at one time', async () => {
    const rows = await db.read.selectFrom('session').selectAll().orderBy('starts_at').execute()
    for (const who of ['practitioner_id', 'client_id'] as const) {
      for (const own of Map.groupBy(rows, (row) => row[who]).values()) {
        const overlaps = own.filter((row, index) => {
          const before = own[index - 1]
          return before !== undefined && before.starts_at + before.duration_minutes * 60_000 > row.starts_at
        })
        expect(overlaps).toEqual([])
      }
    }
  })

  it('are of services their practitioner offers, with clients they treat', async () => {
    const rows = await db.read
      .selectFrom('session')
      .innerJoin('service', 'service.id', 'session.service_id')
      .innerJoin('user', 'user.id', 'session.practitioner_id')
      .leftJoin('client_person', (join) =>
        join
          .onRef('client_person.client_id', '=', 'session.client_id')
          .onRef('client_person.user_id', '=', 'session.practitioner_id')
          .on('client_person.relation', '=', 'practitioner'),
      )
      .select([
        'service.discipline_id as ofDiscipline',
        'service.compensation_tier_id as ofTier',
        'user.discipline_id as discipline',
        'user.compensation_tier_id as tier',
        'client_person.id as link',
      ])
      .execute()
    const wrong = rows.filter(
      (row) =>
        (row.ofDiscipline !== null && row.ofDiscipline !== row.discipline) ||
        (row.ofTier !== null && row.ofTier !== row.tier) ||
        row.link === null,
    )
    expect(rows.length).toBeGreaterThan(1500)
    expect(wrong).toEqual([])
  })
})
