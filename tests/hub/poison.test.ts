import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { WriteTx } from '#backend/db/clinicDatabase.ts'
import type { Change, LogEntry } from '#backend/sync/change.ts'
import { isRow } from '#backend/sync/fieldStore.ts'
import { takeSnapshot } from '#backend/sync/snapshot/takeSnapshot.ts'
import { shapesOf } from '#backend/sync/syncedColumns.ts'
import { must } from '#shared/lib/must.ts'
import { hashOf, startVictim, type Victim } from '#tests/support/hostileHub.ts'
import { snapshotOf, startSnapshotHub } from '#tests/support/snapshotHub.ts'

const STAMP = 4096
const NAME = 'Maple'
let at: Victim
let done = 0
beforeEach(async () => {
  at = await startVictim()
})
afterEach(() => at.close())
afterAll(() => {
  console.log(
    `S16: ${done} rows that no program of ours makes were set aside or passed over, the rest went on`,
  )
})

type Fields = Change['patch']

/** A whole row of a table: what the test does not say is empty. */
async function row(table: string, rowId: string, fields: Fields): Promise<Change> {
  const shape = await at.victim.write((tx) => must(shapesOf(tx).of(tx, table), 'a table'))
  const blank = shape.needed.map((name) => [name, shape.columns.get(name)?.type === 'TEXT' ? '' : 0])
  return { table, rowId, stamp: STAMP, patch: { ...Object.fromEntries(blank), ...fields }, base: null }
}
const honest = (): Change => ({
  table: 'discipline',
  rowId: randomUUID(),
  stamp: STAMP,
  patch: { name: 'honest', is_current: 1 },
  base: null,
})
const person = (id: string, more: Fields = {}): Promise<Change> =>
  row('user', id, { kind: 'staff', status: 'active', first_name: NAME, last_name: NAME, ...more })
const client = (id: string, more: Fields = {}): Promise<Change> =>
  row('client', id, { status: 'active', first_name: NAME, last_name: NAME, ...more })
const session = (practitioner: string, client_: string): Promise<Change> =>
  row('session', randomUUID(), {
    practitioner_id: practitioner,
    client_id: client_,
    service_id: randomUUID(),
    status: 'scheduled',
  })

/** Writes rows as a program of before took them from other PCs. */
function put(tx: WriteTx, changes: readonly Change[]): void {
  for (const { table, rowId, patch, stamp } of changes) {
    const shape = must(shapesOf(tx).of(tx, table), 'a table')
    tx.run(shape.insertSql(Object.keys(patch)), rowId, ...Object.values(patch), stamp, 2)
  }
}

const read = (sql: string): Promise<unknown[]> => at.victim.write((tx) => tx.all(sql))
const reasons = async (): Promise<string[]> =>
  (await read('SELECT reason FROM set_aside ORDER BY reason'))
    .filter(isRow)
    .map((one) => String(one['reason']))

/** Gives a set with an honest row at its end, and another set: both arrive. */
async function giveAll(changes: readonly Change[], log: readonly LogEntry[] = []): Promise<void> {
  const set = at.seal({ changes: [...changes, honest()], log })
  expect(await at.give({ frames: [{ seq: 1, bytes: set }] })).toMatchObject({ ok: true })
  const next = at.seal({ changes: [honest()] }, { n: 2, previous: hashOf(set) })
  expect(await at.give({ frames: [{ seq: 2, bytes: next }] })).toMatchObject({ ok: true })
  expect(await read(`SELECT id FROM discipline WHERE name = 'honest'`)).toHaveLength(2)
  done += 1
}

describe('a row that would stop every PC for ever (S16)', () => {
  it('is set aside: a second clinic', async () => {
    await giveAll([await row('clinic', 'other', { name: NAME, timezone: 'UTC', plan: 'team' })])
    expect(await reasons()).toEqual(['id:malformed'])
  })

  it('is set aside: a person of an undone import without an id, with a session', async () => {
    await giveAll([
      await client(randomUUID()),
      await person('nobody', { voided_at: 5 }),
      await session('nobody', randomUUID()),
    ])
    expect(await reasons()).toEqual(['id:malformed', 'practitioner_id:malformed'])
    expect(await read('SELECT id FROM client')).toHaveLength(1)
  })

  it('is set aside: a client of an undone import without an id, with a session', async () => {
    await giveAll([await client('nobody', { voided_at: 5 }), await session(randomUUID(), 'nobody')])
    expect(await reasons()).toEqual(['client_id:malformed', 'id:malformed'])
  })

  it('is set aside: a person who was merged into nobody, with a session', async () => {
    const id = randomUUID()
    await giveAll([await person(id, { merged_into: 'nobody' }), await session(id, randomUUID())])
    expect(await reasons()).toEqual(['merged_into:malformed'])
  })

  it.each(['no JSON', '[{"table":1}]', '{}', ''])(
    'is passed over: what the merge of two people into each other moved is %j',
    async (moved) => {
      const [one, other] = [randomUUID(), randomUUID()].toSorted()
      const ids = [must(one, 'an id'), must(other, 'an id')] as const
      await giveAll([
        await person(ids[0], { merged_into: ids[1] }),
        await person(ids[1], { merged_into: ids[0] }),
        await row('record_merge', randomUUID(), {
          kind: 'user',
          kept_id: ids[1],
          merged_id: ids[0],
          merged_at: 5,
          moved,
          seen: '{}',
        }),
      ])
      expect(await read('SELECT id FROM user WHERE merged_into IS NULL')).toEqual([{ id: ids[0] }])
      expect(await read('SELECT id FROM record_merge WHERE undone_at IS NULL')).toEqual([])
    },
  )

  it('is passed over: a log that says in no JSON who took the last owner away', async () => {
    const id = randomUUID()
    const entry = {
      id: randomUUID(),
      seq: 1,
      at: 1,
      actorId: randomUUID(),
      actId: randomUUID(),
      verb: 'user.madeInactive',
      outcome: 'done',
      table: 'user',
      rowId: id,
      aboutUserId: id,
      aboutClientId: null,
      before: 'no JSON',
      after: 'no JSON',
    }
    await giveAll(
      [
        await person(id, { status: 'inactive' }),
        await row('user_role', `${id}.owner`, { user_id: id, role: 'owner', is_held: 1 }),
      ],
      [entry],
    )
    expect(await read('SELECT id, status FROM user')).toEqual([{ id, status: 'active' }])
  })

  it('is set aside by itself where the database refuses it, and the 999 others arrive', async () => {
    await at.victim.write((tx) => {
      tx.run(`CREATE TRIGGER poison BEFORE INSERT ON discipline WHEN NEW.name = 'poison'
        BEGIN SELECT RAISE(ABORT, 'refused'); END`)
    })
    const changes = Array.from({ length: 1_000 }, () => honest())
    const poison = { ...honest(), patch: { name: 'poison', is_current: 1 } }
    const set = at.seal({ changes: changes.toSpliced(500, 1, poison) })
    expect(await at.give({ frames: [{ seq: 1, bytes: set }] })).toMatchObject({ ok: true })
    expect(await read('SELECT id FROM discipline')).toHaveLength(999)
    expect(await reasons()).toEqual(['row:SQLITE_CONSTRAINT_TRIGGER'])
    done += 1
  })

  it('that came before programs knew better is passed over by what follows, and by a new PC', async () => {
    const here = [
      await person('nobody', { voided_at: 5 }),
      await row('credential', 'nobody', { password_hash: '' }),
      await person('merged', { merged_into: 'nobody' }),
      await session('merged', randomUUID()),
      await client('none', { merged_into: 'none' }),
    ]
    for (const pc of [at.victim, at.peer]) await pc.write((tx) => put(tx, here))
    await giveAll([])
    const hub = await startSnapshotHub(at.victim)
    hub.latest = await snapshotOf(at.peer)
    expect(await takeSnapshot(at.victim.db(), hub)).toEqual({ ok: true, data: true })
    expect(await reasons()).toHaveLength(here.length)
  })
})
