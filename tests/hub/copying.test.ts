import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { BLANK_PERSON, insertPerson } from '#backend/features/users/index.ts'
import { insertRow } from '#backend/db/writeRow.ts'
import { copies } from '#backend/sync/copying/dataCopies.ts'
import { serveCopies } from '#backend/sync/copying/serveCopies.ts'
import { takeCopy } from '#backend/sync/copying/takeCopy.ts'
import { makeDigest } from '#backend/sync/digest/makeDigest.ts'
import { isRow } from '#backend/sync/fieldStore.ts'
import type { HubClient } from '#backend/sync/hubClient.ts'
import { deviceIdSchema } from '#shared/domain/ids.ts'
import { must } from '#shared/lib/must.ts'
import { endAfterEach } from '#tests/support/endAfterEach.ts'
import { enrolAll } from '#tests/support/hubClinic.ts'
import { data } from '#tests/support/hubPc.ts'
import { makePinned } from '#tests/support/pinHub.ts'
import { startHub, type TestHub } from '#tests/support/startHub.ts'
import { syncOnce } from '#tests/support/syncOnce.ts'
import { type FiledPc, picture, startSyncPcs } from '#tests/support/syncPcs.ts'
import { edit, type Step } from '#tests/support/syncSchedules.ts'

type Seat = { readonly pc: FiledPc; readonly way: HubClient }
const OWNER = { actorId: null }

/** What somebody or something does to a file past the program. */
const DAMAGES = [
  `UPDATE user SET title = 'somebody else'`,
  `UPDATE user SET stamp = stamp + 1`,
  `UPDATE field_stamp SET stamp = stamp + 4096`,
  `DELETE FROM field_stamp`,
  `DELETE FROM contact_point`,
  `DELETE FROM user WHERE id = (SELECT max(id) FROM user)`,
  `UPDATE user_role SET is_held = 1 - is_held`,
  `INSERT INTO discipline (id, name, is_current, stamp, stamp_device)
    VALUES ('00000000-0000-4000-8000-000000000001', 'Nobody made it', 1, 5, 1)`,
  `UPDATE discipline SET name = name || '?', stamp = stamp + 9000000`,
  `INSERT INTO review (id, table_name, row_id, field, value, stamp, stamp_device)
    SELECT 'r' || id, 'user', id, 'title', '"Other"', 7, 3 FROM user`,
] as const

let hub: TestHub
let a: Seat
let b: Seat
let c: Seat
const ends = endAfterEach()
beforeAll(async () => {
  hub = await startHub()
})
afterAll(() => hub.stop())

const sync = async (...seats: readonly Seat[]): Promise<void> => {
  for (const { pc, way } of seats) {
    pc.clock.now += 60_000
    expect(await syncOnce(pc, way)).toMatchObject({ ok: true })
  }
}
const change = (seat: Seat, what: Step['what'], value: number): Promise<unknown> =>
  seat.pc.write((tx) => edit(tx, { pc: 0, what, which: 0, value, minutes: 0, fate: 'arrives' }))
const damage = (seat: Seat, ...sqls: readonly string[]): Promise<void> =>
  seat.pc.write((tx) => {
    for (const sql of sqls) tx.run(sql)
  })
const ask = (seat: Seat, source: Seat): Promise<void> =>
  copies.ask(seat.pc.db(), OWNER, deviceIdSchema.parse(source.pc.pc.deviceId))
const serve = async ({ pc, way }: Seat): Promise<boolean> => data(await serveCopies(pc.db(), way, pc.seed))
const stateOf = ({ pc }: Seat): ReturnType<typeof copies.state> => copies.state(pc.db())
const take = ({ pc, way }: Seat, onProgress: () => void = () => {}): ReturnType<typeof takeCopy> =>
  takeCopy({ db: pc.db(), hub: way, onProgress })
const listed = ({ pc }: Seat): Promise<readonly unknown[]> =>
  pc.write((tx) =>
    tx.all('SELECT user_id, search_text, role_mask, title FROM user_directory ORDER BY user_id'),
  )
const titles = ({ pc }: Seat): Promise<string[]> =>
  pc.write((tx) =>
    tx
      .all('SELECT title FROM user')
      .filter(isRow)
      .map((row) => String(row['title'])),
  )

async function expectAlike(): Promise<void> {
  await sync(a, b, c, a, b, c)
  const first = await picture(a.pc)
  for (const other of [b, c]) expect(await picture(other.pc)).toEqual(first)
  const digest = must(await makeDigest(a.pc.db()), 'a digest')
  for (const other of [b, c]) expect(await makeDigest(other.pc.db())).toEqual(digest)
  for (const other of [b, c]) expect(await listed(other)).toEqual(await listed(a))
}

beforeEach(async () => {
  const { pcs, close } = await startSyncPcs(3)
  ends.push(close)
  const { clients, tokens } = await enrolAll(hub.address, pcs)
  await makePinned(pcs, hub.address, tokens)
  for (const client of clients) ends.push(client.close)
  const seats = pcs.map((pc, at) => ({ pc, way: must(clients[at], 'a way') }))
  ;[a, b, c] = [must(seats[0], 'a'), must(seats[1], 'b'), must(seats[2], 'c')]
  for (const what of [
    'addPerson',
    'addPerson',
    'addDiscipline',
    'title',
    'email',
    'role',
    'lastStep',
  ] as const)
    await change(a, what, 4)
  await sync(a, b, c)
  await change(c, 'title', 2)
  await sync(c, a, b, c)
})

describe('the data of another PC, taken again (S12)', () => {
  it.each([...DAMAGES.map((one) => [one]), [...DAMAGES]])('mends %s', async (...damages) => {
    await damage(b, ...damages)
    await ask(b, a)
    await sync(b, b)
    expect(stateOf(b)).toEqual({ fromName: 'PC 1', isComing: false })
    await sync(a)
    expect(await serve(a)).toBe(true)
    expect(await serve(a)).toBe(false)
    await sync(b)
    expect(stateOf(b)).toBeNull()
    await expectAlike()
    expect(await titles(b)).not.toContain('somebody else')
  })

  it('takes people whom nobody else has out of list and search, too', async () => {
    await b.pc.write((tx) =>
      insertPerson(tx, { ...BLANK_PERSON, kind: 'staff', firstName: 'Nobody', lastName: 'Else' }),
    )
    // What was to be sent of them is lost with the rest of a damaged file.
    await damage(b, 'DELETE FROM outbox')
    await ask(b, a)
    await sync(b, b, a)
    await serve(a)
    expect(JSON.stringify(await listed(b))).toContain('nobody')
    await sync(b)
    expect(JSON.stringify(await listed(b))).not.toContain('nobody')
    await expectAlike()
  })

  it('is no other PC’s to ask for: a row that says so makes nobody take anything', async () => {
    await damage(c, DAMAGES[0])
    await c.pc.write((tx) => {
      const [device_id, source_id] = [b, c].map(({ pc }) => deviceIdSchema.parse(pc.pc.deviceId))
      const ids = { device_id: must(device_id, 'b'), source_id: must(source_id, 'c') }
      const row = { id: tx.newId(), ...ids, asked_at: tx.now, ended_at: null, rows_changed: null }
      insertRow(tx, 'data_copy', row, { verb: 'dataCopy.asked' })
    })
    await sync(c, b, b)
    expect(await serve(c)).toBe(true)
    await sync(b, b)
    expect(stateOf(b)).toBeNull()
    expect(await titles(b)).not.toContain('somebody else')
  })

  it('keeps what was changed here and not sent, and nothing of what was damaged', async () => {
    await damage(b, ...DAMAGES)
    await ask(b, a)
    await sync(b, b, a)
    await serve(a)
    await change(b, 'email', 5)
    await b.pc.write((tx) =>
      insertPerson(tx, { ...BLANK_PERSON, kind: 'staff', firstName: 'New', lastName: 'Here' }),
    )
    expect(await take(b)).toBeUndefined()
    await expectAlike()
    const emails = await a.pc.write((tx) => tx.all(`SELECT 1 FROM contact_point WHERE value LIKE '%5%'`))
    expect(emails).not.toEqual([])
    expect(await a.pc.write((tx) => tx.all(`SELECT 1 FROM user WHERE first_name = 'New'`))).toHaveLength(1)
  })

  it('waits for data that are as new as what was heard here, and goes by no other PC’s', async () => {
    await damage(b, DAMAGES[0])
    await serve(a)
    await ask(b, a)
    await sync(b)
    expect(await serve(c)).toBe(false)
    await sync(b)
    expect(await titles(b)).toContain('somebody else')
    await change(c, 'title', 1)
    await sync(c, b, a)
    expect(await serve(a)).toBe(true)
    await change(c, 'title', 3)
    await sync(c, b)
    expect(stateOf(b)).not.toBeNull()
    await sync(a)
    expect(await serve(a)).toBe(true)
    await sync(b)
    expect(stateOf(b)).toBeNull()
    await expectAlike()
  })

  it('goes on where the program ended in the middle', async () => {
    await b.pc.write((tx) => {
      for (let at = 0; at < 300; at += 1)
        insertPerson(tx, { ...BLANK_PERSON, kind: 'staff', firstName: `Ana ${at}`, lastName: 'Silva' })
    })
    await sync(b, a, c, b)
    await damage(b, ...DAMAGES)
    await ask(b, a)
    await sync(b, b, a)
    await serve(a)
    let turns = 0
    const dieLater = (): void => {
      turns += 1
      if (turns % 3 === 0) throw new Error('the end of the program')
    }
    for (let tries = 0; stateOf(b) !== null && tries < 100; tries += 1) {
      await take(b, dieLater).catch((error: unknown) => {
        expect(String(error)).toContain('the end of the program')
      })
      if (stateOf(b) !== null) await b.pc.restart()
    }
    expect(turns).toBeGreaterThan(6)
    await expectAlike()
  })

  it('can be left while it has not begun, and no longer', async () => {
    await ask(b, c)
    expect(stateOf(b)).toEqual({ fromName: 'PC 3', isComing: false })
    expect(await copies.leave(b.pc.db(), OWNER)).toBe(true)
    expect(await copies.leave(b.pc.db(), OWNER)).toBe(false)
    await sync(b, b, c)
    expect(await serve(c)).toBe(false)
    await ask(b, c)
    await sync(b, b, c)
    expect(await serve(c)).toBe(true)
    const stop = (): void => {
      throw new Error('stop')
    }
    await expect(take(b, stop)).rejects.toThrow('stop')
    expect(stateOf(b)).toEqual({ fromName: 'PC 3', isComing: true })
    expect(await copies.leave(b.pc.db(), OWNER)).toBe(false)
    await sync(b)
    expect(stateOf(b)).toBeNull()
    await expectAlike()
  })
})
