import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { BLANK_PERSON, insertPerson } from '#backend/features/users/index.ts'
import { insertRow, updateRow } from '#backend/db/writeRow.ts'
import { copies, letCopyBe } from '#backend/sync/copying/dataCopies.ts'
import { exchangeWhole } from '#backend/sync/copying/exchangeWhole.ts'
import { holdForCopy } from '#backend/sync/copying/holdForCopy.ts'
import { serveCopies } from '#backend/sync/copying/serveCopies.ts'
import { finishCopy, takeCopy } from '#backend/sync/copying/takeCopy.ts'
import { makeDigest } from '#backend/sync/digest/makeDigest.ts'
import { isRow } from '#backend/sync/fieldStore.ts'
import type { HubClient } from '#backend/sync/hubClient.ts'
import { pullSets } from '#backend/sync/pullSets.ts'
import { pushSets } from '#backend/sync/pushSets.ts'
import { readCount } from '#backend/sync/syncState.ts'
import { deviceIdSchema } from '#shared/domain/ids.ts'
import { must } from '#shared/lib/must.ts'
import type { DeviceStatus } from '#shared/protocol/messages.ts'
import { endAfterEach } from '#tests/support/endAfterEach.ts'
import { enrolAll, keysOf } from '#tests/support/hubClinic.ts'
import { data } from '#tests/support/hubPc.ts'
import { makePinned } from '#tests/support/pinHub.ts'
import { resigned, snapshotOf } from '#tests/support/snapshotHub.ts'
import { startHub, type TestHub } from '#tests/support/startHub.ts'
import { syncOnce } from '#tests/support/syncOnce.ts'
import { type FiledPc, picture, startSyncPcs } from '#tests/support/syncPcs.ts'
import { edit, FIRST_EDITS, type Step } from '#tests/support/syncSchedules.ts'

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
const ask = (seat: Seat, source: Seat): Promise<boolean> =>
  copies.ask(seat.pc.db(), OWNER, deviceIdSchema.parse(source.pc.pc.deviceId))
/** @returns whether a snapshot was made */
async function serve({ pc, way }: Seat): Promise<boolean> {
  const served = await serveCopies(pc.db(), way, pc.seed)
  return served !== undefined && data(served)
}
const stateOf = ({ pc }: Seat): ReturnType<typeof copies.state> => copies.state(pc.db())
/** As the loop does after a round in which nothing went, where the other PC is on. */
/** As the loop does after a round in which nothing went, where the other PC is on. */
const take = (
  { pc, way }: Seat,
  { hub: other = {}, onProgress = () => {} }: { hub?: Partial<HubClient>; onProgress?: () => void } = {},
): Promise<boolean> => takeCopy(pc.db(), { ...way, ...other }, { onProgress })
const has = async ({ pc }: Seat, firstName: string): Promise<boolean> =>
  (await pc.write((tx) => tx.all('SELECT 1 FROM user WHERE first_name = ?', firstName))).length > 0
const add = (seat: Seat, firstName: string): Promise<unknown> =>
  seat.pc.write((tx) => insertPerson(tx, { ...BLANK_PERSON, kind: 'staff', firstName, lastName: 'Silva' }))
const stop = (): void => {
  throw new Error('the end of the program')
}
/** Lets so many looks at the progress pass. */
function stopAfter(many: number): () => void {
  let turns = 0
  return () => {
    turns += 1
    if (turns > many) stop()
  }
}
const rowsOfCopies = ({ pc }: Seat): Promise<readonly unknown[]> =>
  pc.write((tx) => tx.all('SELECT ended_at, rows_changed FROM data_copy ORDER BY asked_at'))
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
  for (const what of FIRST_EDITS) await change(a, what, 4)
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
    expect(await take(b)).toBe(true)
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
    expect(await take(b)).toBe(true)
    expect(JSON.stringify(await listed(b))).not.toContain('nobody')
    await expectAlike()
  })

  it('is no other PC’s to ask for: a row that says so makes nobody take anything', async () => {
    await damage(c, DAMAGES[0])
    await c.pc.write((tx) => {
      const [device_id, source_device_id] = [b, c].map(({ pc }) => deviceIdSchema.parse(pc.pc.deviceId))
      const ids = { device_id: must(device_id, 'b'), source_device_id: must(source_device_id, 'c') }
      const row = { id: tx.newId(), ...ids, asked_at: tx.now, ended_at: null, rows_changed: null }
      insertRow(tx, 'data_copy', row, { verb: 'dataCopy.asked' })
    })
    await sync(c, b, b)
    expect(await serve(c)).toBe(true)
    expect(await take(b)).toBe(false)
    await sync(b, b)
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
    expect(await take(b)).toBe(true)
    await expectAlike()
    const emails = await a.pc.write((tx) => tx.all(`SELECT 1 FROM contact_point WHERE value LIKE '%5%'`))
    expect(emails).not.toEqual([])
    expect(await a.pc.write((tx) => tx.all(`SELECT 1 FROM user WHERE first_name = 'New'`))).toHaveLength(1)
  })

  it('waits for data that are as new as what was heard here, and goes by no other PC’s', async () => {
    await damage(b, DAMAGES[0])
    await ask(b, a)
    await sync(b, b)
    expect(await serve(c)).toBe(false)
    expect(await take(b)).toBe(false)
    await sync(a)
    expect(await serve(a)).toBe(true)
    await change(c, 'title', 3)
    await sync(c, b)
    expect(await take(b)).toBe(false)
    expect(await serve(a)).toBe(true)
    expect(await take(b)).toBe(false)
    await sync(a)
    expect(await serve(a)).toBe(true)
    expect(await take(b)).toBe(true)
    await expectAlike()
  })

  it('goes on where the program ended in the middle, before it hears or says anything', async () => {
    for (let at = 0; at < 60; at += 1) await add(b, `Ana ${at}`)
    await sync(b, a, c, b)
    await damage(b, ...DAMAGES)
    await ask(b, a)
    await sync(b, b, a)
    await serve(a)
    await expect(take(b, { onProgress: stopAfter(3) })).rejects.toThrow('the end of the program')
    expect(stateOf(b)).toEqual({ fromName: 'PC 1', isComing: true })
    for (let tries = 0; tries < 3; tries += 1) {
      await b.pc.restart()
      await expect(finishCopy(b.pc.db(), { onProgress: stop })).rejects.toThrow('the end of the program')
    }
    await add(b, 'Since')
    await add(c, 'Of c')
    await sync(c, b, b)
    expect(stateOf(b)).toBeNull()
    expect([await has(b, 'Since'), await has(b, 'Of c')]).toEqual([true, true])
    await expectAlike()
  })

  it('begins anew where sets came while it was fetched: nothing newer is lost', async () => {
    await damage(b, DAMAGES[0])
    await ask(b, a)
    await sync(b, b, a)
    await serve(a)
    const cut = { getPiece: () => Promise.resolve({ ok: false, problem: { kind: 'unreachable' } } as const) }
    expect(await take(b, { hub: cut })).toBe(false)
    expect(stateOf(b)).toEqual({ fromName: 'PC 1', isComing: false })
    await add(c, 'Of c')
    await add(b, 'Of b')
    await sync(c, a, b, b)
    expect(await take(b)).toBe(false)
    await sync(a)
    expect(await serve(a)).toBe(true)
    expect(await take(b)).toBe(true)
    expect([await has(b, 'Of b'), await has(b, 'Of c')]).toEqual([true, true])
    await expectAlike()
  })

  it('can be left until something of it is here, also while the hub is asked', async () => {
    await damage(b, DAMAGES[0])
    expect(await ask(b, a)).toBe(true)
    expect(await copies.leave(b.pc.db(), OWNER)).toBe(true)
    expect(await copies.leave(b.pc.db(), OWNER)).toBe(false)
    await ask(b, a)
    await sync(b, b, a)
    expect(await serve(a)).toBe(true)
    const latestSnapshot: HubClient['latestSnapshot'] = async () => {
      expect(await copies.leave(b.pc.db(), OWNER)).toBe(true)
      return b.way.latestSnapshot()
    }
    expect(await take(b, { hub: { latestSnapshot } })).toBe(false)
    expect(await titles(b)).toContain('somebody else')
    await ask(b, c)
    await sync(b, b, c)
    expect(await serve(c)).toBe(true)
    await expect(take(b, { onProgress: stopAfter(1) })).rejects.toThrow('the end of the program')
    expect(stateOf(b)).toEqual({ fromName: 'PC 3', isComing: true })
    expect(await copies.leave(b.pc.db(), OWNER)).toBe(false)
    expect(await ask(b, a)).toBe(false)
    await sync(b)
    const left = { ended_at: expect.any(Number), rows_changed: null }
    expect(await rowsOfCopies(b)).toEqual([left, left, { ...left, rows_changed: expect.any(Number) }])
    await expectAlike()
  })

  it('is let be by a restore: whoever puts old data back wants those', async () => {
    await damage(b, DAMAGES[0])
    await ask(b, a)
    await sync(b, b, a)
    await serve(a)
    await b.pc.write(letCopyBe)
    expect(stateOf(b)).toBeNull()
    expect(await take(b)).toBe(false)
    await sync(b, b, a)
    expect(await titles(b)).toContain('somebody else')
    await change(c, 'title', 1)
    await sync(c, a)
    expect(await serve(a)).toBe(false)
  })

  it('is made whole before somebody else’s exchange, which would take newer rows from under it', async () => {
    await damage(b, DAMAGES[0])
    await ask(b, a)
    await sync(b, b, a)
    await serve(a)
    await expect(take(b, { onProgress: stopAfter(1) })).rejects.toThrow('the end of the program')
    await add(b, 'Of b')
    await add(c, 'Of c')
    await sync(c)
    await exchangeWhole(b.pc.db(), async () => {
      expect(stateOf(b)).toBeNull()
      expect(await pushSets(b.pc.db(), b.way, b.pc.seed)).toMatchObject({ ok: true })
      await pullSets(b.pc.db(), b.way)
    })
    await expectAlike()
    expect([await has(b, 'Of b'), await has(b, 'Of c')]).toEqual([true, true])
  })

  it('begins anew where something was heard between its last piece and its first row', async () => {
    await damage(b, DAMAGES[0])
    await ask(b, a)
    await sync(b, b, a)
    await serve(a)
    await add(c, 'Of c')
    await sync(c)
    const getPiece: HubClient['getPiece'] = async (id, piece) => {
      await pullSets(b.pc.db(), b.way)
      return b.way.getPiece(id, piece)
    }
    expect(await take(b, { hub: { getPiece } })).toBe(false)
    expect(await has(b, 'Of c')).toBe(true)
    await sync(b, a)
    expect(await serve(a)).toBe(true)
    expect(await take(b)).toBe(true)
    await expectAlike()
  })

  it('is of the PC that was asked last, also where the data of another one are on their way', async () => {
    await damage(a, DAMAGES[0])
    await damage(b, DAMAGES[4])
    await ask(b, a)
    await sync(b, b, a)
    await serve(a)
    const getPiece: HubClient['getPiece'] = async (id, piece) => {
      expect(await ask(b, c)).toBe(true)
      return b.way.getPiece(id, piece)
    }
    expect(await take(b, { hub: { getPiece } })).toBe(false)
    expect(stateOf(b)).toEqual({ fromName: 'PC 3', isComing: false })
    await sync(b, b, c)
    await serve(c)
    expect(await take(b)).toBe(true)
    expect(await titles(b)).not.toContain('somebody else')
    await sync(b, b, c)
    expect((await picture(b.pc))['contact_point']).toEqual((await picture(c.pc))['contact_point'])
  })

  it('keeps what was typed here in a row that the other PC alone has not', async () => {
    await add(c, 'Of c')
    await sync(c, a, b, c)
    await damage(a, `DELETE FROM user WHERE first_name = 'Of c'`)
    await ask(b, a)
    await sync(b, b, a)
    await serve(a)
    await b.pc.write((tx) => {
      const [row] = tx.all(`SELECT id FROM user WHERE first_name = 'Of c'`)
      const id = isRow(row) ? String(row['id']) : ''
      updateRow(tx, 'user', id, { title: 'Typed' }, { verb: 'user.changed' })
    })
    expect(await take(b)).toBe(true)
    expect(await has(b, 'Of c')).toBe(false)
    await sync(b, a, c, b)
    expect(await titles(c)).toContain('Typed')
    const waits = (seat: Seat): Promise<readonly unknown[]> =>
      seat.pc.write((tx) => tx.all('SELECT table_name, row_id, change FROM waiting_change'))
    expect(await waits(b)).toHaveLength(1)
    expect(await waits(b)).toEqual(await waits(a))
  })

  it('takes nothing away where what came does not have the asking in it: it is from before', async () => {
    await damage(b, DAMAGES[0])
    await ask(b, a)
    await sync(b, b)
    await add(b, 'Of b')
    await sync(b, b)
    // A hub that shows an old snapshot of that PC under a place that is new enough.
    const old = await snapshotOf(a.pc)
    const seq = readCount(b.pc.db().glance, 'cursor')
    const { pieces, begun } = resigned(old, seq, keysOf(a.pc).sign)
    const latest = data(await b.way.latestSnapshot())
    const given: Partial<HubClient> = {
      latestSnapshot: () => Promise.resolve({ ok: true, data: { ...latest, snapshot: begun } }),
      getPiece: (_, piece) => Promise.resolve({ ok: true, data: must(pieces[piece], 'a piece') }),
    }
    expect(await take(b, { hub: given })).toBe(true)
    expect(await has(b, 'Of b')).toBe(true)
  })

  it('holds its place only while the other PC is on, of the same version, and in the clinic', async () => {
    await ask(b, a)
    await sync(b, b, a)
    await serve(a)
    const { devices } = data(await b.way.devices())
    const seen = Math.max(...devices.map(({ lastSeenAt }) => lastSeenAt ?? 0))
    const source = a.pc.pc.deviceId
    const told = (more: Partial<DeviceStatus>): DeviceStatus[] =>
      devices.map((one) => (one.deviceId === source ? { ...one, ...more } : one))
    const hold = (others: readonly DeviceStatus[], appVersion = '0.1.0'): Promise<void> => {
      const parts = {
        appVersion,
        devices: others,
        pushed: 0,
        onProgress: () => {},
        signal: AbortSignal.timeout(3_000),
      }
      return holdForCopy({ db: b.pc.db(), hub: b.way, ...parts })
    }
    await hold(told({ lastSeenAt: seen - 10 * 60_000 }))
    await hold(told({}), '0.2.0')
    expect(stateOf(b)).not.toBeNull()
    await hold(told({}))
    expect(stateOf(b)).toBeNull()
    await ask(b, c)
    await sync(b, b)
    await a.pc.write((tx) =>
      updateRow(tx, 'device', c.pc.pc.deviceId, { is_revoked: 1 }, { verb: 'device.revoked' }),
    )
    await sync(a, b)
    expect(await take(b)).toBe(true)
    expect(stateOf(b)).toBeNull()
  })

  it('serves nobody who has been away for long, and nothing of a copy that is half made', async () => {
    await ask(b, a)
    await sync(b, b, a)
    const { devices, ...more } = data(await a.way.devices())
    const away = devices.map((one) =>
      one.deviceId === b.pc.pc.deviceId ? { ...one, lastSeenAt: (one.lastSeenAt ?? 0) - 3_600_000 } : one,
    )
    const quiet: HubClient = {
      ...a.way,
      devices: () => Promise.resolve({ ok: true, data: { ...more, devices: away } }),
    }
    expect(await serveCopies(a.pc.db(), quiet, a.pc.seed)).toBeUndefined()
    expect(await serve(a)).toBe(true)
    await expect(take(b, { onProgress: stop })).rejects.toThrow('the end of the program')
  })
})
