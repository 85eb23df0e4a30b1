import { randomUUID } from 'node:crypto'
import { zstdCompressSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SYNCED_TABLES } from '#backend/db/syncedTables.ts'
import type { Change, LogEntry, Value } from '#backend/sync/change.ts'
import { isRow } from '#backend/sync/fieldStore.ts'
import { type Column, shapesOf, type TableShape } from '#backend/sync/syncedColumns.ts'
import { must } from '#shared/lib/must.ts'
import { hashOf, startVictim, type Victim } from '#tests/support/hostileHub.ts'
import { logEntry } from '#tests/support/logEntry.ts'

const STAMP = 4096
const [PERSON, CLIENT] = [randomUUID(), randomUUID()]
let at: Victim
beforeEach(async () => {
  at = await startVictim()
})
afterEach(() => at.close())

/** What no screen lets in, and what no column can hold. */
const HOSTILE: readonly Value[] = [
  null,
  '',
  'x',
  '2026-99-99',
  '0000-00-00',
  '12/31/2026',
  '-',
  '[]',
  '{"a":',
  '\u0000\uD800\u202E',
  '__proto__',
  `'; DROP TABLE user; --`,
  'é'.repeat(100_000),
  'w '.repeat(50_000),
  randomUUID(),
  PERSON,
  CLIENT,
  0,
  1,
  -1,
  2,
  0.5,
  Number.MAX_SAFE_INTEGER,
  Number.MIN_SAFE_INTEGER,
  2 ** 60,
  1e300,
]

const IDS: Readonly<Record<string, () => string>> = {
  clinic: () => 'clinic',
  contact_point: () => `${PERSON}.email.primary`,
  user_role: () => `${PERSON}.manager`,
  notification_preference: () => `${PERSON}.x`,
  client_person: () => `${CLIENT}.${PERSON}.guardian`,
  crew_member: () => `${randomUUID()}.${PERSON}`,
  timesheet_session: () => `${randomUUID()}.${randomUUID()}`,
  recovery_code: () => `${PERSON}.1`,
  review_decision: () => randomUUID().replaceAll('-', ''),
  team_page: () => 'teamPage',
  access_review: () => '2026-Q1',
  access_decision: () => `2026-Q1.${PERSON}`,
}

/** Something that fits a column. */
function fitting(name: string, column: Column): Value {
  if (column.type === 'INTEGER') return /^(?:is|has)_/u.test(name) ? 1 : 5
  if (name === 'client_id') return CLIENT
  if (name.endsWith('_id') || name === 'merged_into') return PERSON
  if (name === 'merged_into') return null
  return 'x'
}

const shapes = (): Promise<TableShape[]> =>
  at.victim.write((tx) => Object.keys(SYNCED_TABLES).map((name) => must(shapesOf(tx).of(tx, name), name)))

const honest = (): Change => ({
  table: 'discipline',
  rowId: randomUUID(),
  stamp: STAMP,
  patch: { name: 'honest', is_current: 1 },
  base: null,
})

/** Everybody whom the hostile rows are about. */
const people = (all: readonly TableShape[]): Change[] =>
  (
    [
      ['user', PERSON, { kind: 'staff', status: 'active', first_name: 'A', last_name: 'B' }],
      ['client', CLIENT, { status: 'active', first_name: 'C', last_name: 'D' }],
      [
        'client_person',
        `${CLIENT}.${PERSON}.guardian`,
        { client_id: CLIENT, user_id: PERSON, relation: 'guardian', is_current: 1 },
      ],
    ] as const
  ).map(([table, rowId, fields]) => {
    const shape = must(
      all.find(({ name }) => name === table),
      table,
    )
    const blank = shape.needed.map((name) => [name, shape.columns.get(name)?.type === 'TEXT' ? '' : 0])
    return { table, rowId, stamp: STAMP, patch: { ...Object.fromEntries(blank), ...fields }, base: null }
  })

/** A row of a table for every column and everything that may not be in it; new, or said of one that is here. */
function hostileRows({ name: table, columns }: TableShape, isNew: boolean): Change[] {
  const whole = Object.fromEntries([...columns].map(([name, column]) => [name, fitting(name, column)]))
  const id = IDS[table] ?? (table === 'user' ? () => PERSON : table === 'client' ? () => CLIENT : randomUUID)
  const known = (isNew ? randomUUID : id)()
  return [...columns.keys()].flatMap((name) =>
    HOSTILE.map((value, nth): Change => {
      const patch = isNew
        ? { ...whole, merged_into: null, voided_at: null, [name]: value }
        : { [name]: value }
      const kept = Object.fromEntries(Object.entries(patch).filter(([field]) => columns.has(field)))
      const base = isNew ? null : { [name]: [STAMP + nth, 2] as const }
      const rowId = IDS[table] === undefined ? (isNew ? randomUUID() : known) : id()
      return { table, rowId, stamp: STAMP + nth + 1, patch: kept, base }
    }),
  )
}

async function give(
  changes: readonly Change[],
  log: readonly LogEntry[],
  n: number,
  previous: string,
): Promise<string> {
  const set = at.seal({ changes, log }, n === 1 ? {} : { n, previous })
  const answer = await at.give({ frames: [{ seq: n, bytes: set }] })
  expect(answer).toMatchObject({ ok: true })
  return hashOf(set)
}
const count = async (sql: string): Promise<number> => {
  const [row] = await at.victim.write((tx) => tx.all(`SELECT count(*) AS n FROM ${sql}`))
  return isRow(row) ? Number(row['n']) : 0
}

describe('rows that no screen lets in (S16)', () => {
  it.each(Object.keys(SYNCED_TABLES))(
    'never stop a round, and what is good among them arrives: %s',
    async (table) => {
      const all = await shapes()
      const shape = must(
        all.find(({ name }) => name === table),
        table,
      )
      let previous = await give(people(all), [], 1, '')
      let n = 1
      for (const isNew of [true, false]) {
        const rows = hostileRows(shape, isNew)
        for (let from = 0; from < rows.length; from += 60) {
          n += 1
          previous = await give([honest(), ...rows.slice(from, from + 60), honest()], [], n, previous)
        }
      }
      expect(await count(`discipline WHERE name = 'honest'`)).toBe(2 * (n - 1))
    },
  )
})

describe('log entries that no program of ours writes (S16)', () => {
  const TEXTS = HOSTILE.filter((value) => typeof value === 'string')

  it('never stop a round, whatever is in them', async () => {
    const fields = [
      'id',
      'actorId',
      'actId',
      'verb',
      'outcome',
      'table',
      'rowId',
      'aboutUserId',
      'aboutClientId',
      'before',
      'after',
    ] as const
    const log = fields.flatMap((field) => TEXTS.map((text) => ({ [field]: text })))
    const entries = log.map((more, nth) => logEntry({ seq: nth + 1, ...more }))
    const previous = await give([honest()], entries, 1, '')
    await give([honest()], [logEntry({ seq: entries.length + 1 })], 2, previous)
    expect(await count(`discipline WHERE name = 'honest'`)).toBe(2)
    expect(await count(`audit_entry WHERE verb = 'user.viewed' AND seq = ${entries.length + 1}`)).toBe(1)
  })

  it('are set aside where no database takes them, and the others stay', async () => {
    // Times that add up to more than 64 bits hold.
    const many = Array.from({ length: 2_100 }, (_, nth) => logEntry({ seq: nth + 1, at: nth * 2 ** 52 }))
    const previous = await give([honest()], many, 1, '')
    await give([honest()], [logEntry({ seq: 2_101 })], 2, previous)
    const here = await count(`audit_entry WHERE verb = 'user.viewed'`)
    expect(here).toBe(2_049)
    expect(await count(`set_aside WHERE table_name = 'audit_entry'`)).toBe(2_101 - here)
    expect(await count(`discipline WHERE name = 'honest'`)).toBe(2)
  })

  it('are taken for nothing where few bytes stand for gigabytes', async () => {
    const text = 'x'.repeat(1_300_000)
    const row = [randomUUID(), 0, -1, 0, 0, 0, -1, null, null, null, null, null, 0]
    const compact = { t: [text], s: [], v: [], c: [], q: 0, l: Array.from({ length: 20_000 }, () => row) }
    const set = at.seal(zstdCompressSync(Buffer.from(JSON.stringify(compact))))
    const answer = await at.give({ frames: [{ seq: 1, bytes: set }] })
    expect(answer).toMatchObject({ ok: false, problem: { why: 'unreadable' } })
  })
})

describe('what is kept for an update (S16, S18)', () => {
  it('stops no round after it, whatever another PC said', async () => {
    const unknown = (rowId: string): Change => ({ ...honest(), table: 'to_come', rowId })
    const previous = await give(
      [unknown('r'.repeat(10_000)), unknown(''), unknown(randomUUID()), honest()],
      [],
      1,
      '',
    )
    await at.victim.write((tx) => {
      for (const change of ['no JSON', '{}', '[]'])
        tx.run(
          `INSERT INTO later_change (table_name, row_id, device_number, change) VALUES ('to_come', 'x', 2, ?)`,
          change,
        )
      tx.run('CREATE TABLE to_come_soon (id TEXT)')
    })
    await give([honest()], [], 2, previous)
    expect(await count(`discipline WHERE name = 'honest'`)).toBe(2)
    expect(await count('later_change')).toBe(1)
  })
})
