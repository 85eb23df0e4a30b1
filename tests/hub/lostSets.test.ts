import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { updateRow } from '#backend/db/writeRow.ts'
import { raiseAlertOnce } from '#backend/features/alerts/index.ts'
import { hasPc, listPcs } from '#backend/features/sync/pcRepository.ts'
import { BLANK_PERSON, insertPerson } from '#backend/features/users/index.ts'
import { isRow } from '#backend/sync/fieldStore.ts'
import type { HubClient } from '#backend/sync/hubClient.ts'
import { continueJoining } from '#backend/sync/joining/continueJoining.ts'
import { revokePc } from '#backend/sync/keys/revokePc.ts'
import { pushSets } from '#backend/sync/pushSets.ts'
import { type RoundEnd, syncRound } from '#backend/sync/syncRound.ts'
import { deviceIdSchema } from '#shared/domain/ids.ts'
import { must } from '#shared/lib/must.ts'
import { endAfterEach } from '#tests/support/endAfterEach.ts'
import { enrolAll } from '#tests/support/hubClinic.ts'
import { data, refusal } from '#tests/support/hubPc.ts'
import { type HubClinic, joinPc, startHubClinic } from '#tests/support/joinPc.ts'
import { memoryClient, MemoryHub } from '#tests/support/memoryHub.ts'
import { namesOf, sendPoison } from '#tests/support/poisonedSet.ts'
import { startHub, type TestHub } from '#tests/support/startHub.ts'
import { type FiledPc, picture, startSyncPcs, type SyncPc } from '#tests/support/syncPcs.ts'

type Way = HubClient & { readonly close: () => void }
type Seat = { readonly pc: FiledPc; readonly way: Way }
type AnySeat = { readonly pc: SyncPc; readonly way: HubClient }

let hub: TestHub
const ends = endAfterEach()
beforeAll(async () => {
  hub = await startHub()
})
afterAll(() => hub.stop())

/** One whole round, as the program does it, with alerts. */
const round = ({ pc, way }: AnySeat): Promise<RoundEnd> =>
  syncRound({
    db: pc.db(),
    hub: way,
    seed: pc.seed,
    appVersion: '0.1.0',
    onProgress: () => {},
    hasBeenCut: true,
    digest: undefined,
    noteContact: () => {},
    tellOwners: raiseAlertOnce,
  })

async function startClinic(count: number): Promise<Seat[]> {
  const { pcs, close } = await startSyncPcs(count)
  ends.push(close)
  const { clients } = await enrolAll(hub.address, pcs)
  for (const client of clients) ends.push(client.close)
  const seats = pcs.map((pc, at) => ({ pc, way: must(clients[at], 'a way') }))
  for (const seat of seats) expect(await round(seat)).toMatchObject({ ok: true })
  return seats
}

const add = (pc: SyncPc, firstName: string): Promise<void> =>
  pc.write((tx) => {
    insertPerson(tx, { ...BLANK_PERSON, kind: 'staff', firstName, lastName: 'Silva' })
  })
async function say({ pc, way }: AnySeat): Promise<void> {
  expect(await pushSets(pc.db(), way, pc.seed)).toMatchObject({ ok: true })
}
const takeOut = async ({ pc, way }: AnySeat, out: SyncPc): Promise<void> => {
  data(await revokePc(pc.db(), way, { actorId: null }, { seed: pc.seed, deviceId: out.pc.deviceId }))
}
const alerts = (pc: SyncPc): Promise<string[]> =>
  pc.write((tx) =>
    tx
      .all(`SELECT kind || ' ' || (facts ->> 'name') AS said FROM alert WHERE settled_at IS NULL ORDER BY 1`)
      .filter(isRow)
      .map((row) => String(row['said'])),
  )
async function expectInStep(...all: readonly AnySeat[]): Promise<void> {
  for (const _ of [1, 2, 3]) for (const seat of all) expect(await round(seat)).toMatchObject({ ok: true })
  const [first, ...others] = await Promise.all(all.map(({ pc }) => picture(pc)))
  for (const other of others) expect(other).toEqual(first)
}
/** A PC that was invited, has the clinic's data, and has told the others of itself. */
async function join(clinic: HubClinic): Promise<AnySeat> {
  const pc = await joinPc(await clinic.invite())
  ends.push(pc.close)
  expect(await continueJoining(pc.db(), pc.client, { onProgress: () => {} })).toEqual({ ok: true })
  const seat = { pc, way: pc.client }
  expect(await round(seat)).toMatchObject({ ok: true })
  return seat
}
const HELD_UP = { ok: false, problem: { kind: 'refusedSet' } }

describe('a PC whose sets nobody can read (S6)', () => {
  it('holds up nothing that came before, and nothing that others have to say; each PC names it', async () => {
    const seats = await startClinic(3)
    const [a, b, c] = [must(seats[0], 'a'), must(seats[1], 'b'), must(seats[2], 'c')]
    await add(b.pc, 'Before')
    await say(b)
    await sendPoison(c.pc, c.way)
    await add(b.pc, 'Behind')
    await add(a.pc, 'Of a')
    for (const seat of [a, b, a, b]) expect(await round(seat)).toMatchObject(HELD_UP)
    expect(await namesOf(a.pc)).toEqual(['Before', 'Of a'])
    for (const { pc } of [a, b]) {
      expect(await pc.write((tx) => tx.all('SELECT 1 FROM outgoing_set WHERE sent_at IS NULL'))).toEqual([])
      expect(await alerts(pc)).toEqual(['pcNotHeard PC 3'])
    }
  })

  it.each([
    ['a text that is no set', {}],
    ['a key that there is not', { keyEpoch: 900 }],
    ['a version to come', { version: 7 }],
  ])('goes out, and the clinic goes on without it, alike on every PC: %s', async (_, header) => {
    const seats = await startClinic(4)
    const [a, b, c, d] = [must(seats[0], 'a'), must(seats[1], 'b'), must(seats[2], 'c'), must(seats[3], 'd')]
    await add(c.pc, 'Read')
    await say(c)
    expect(await round(a)).toMatchObject({ ok: true })
    await sendPoison(c.pc, c.way, header)
    await sendPoison(c.pc, c.way, header)
    await add(b.pc, 'Behind')
    for (const seat of [a, b]) expect(await round(seat)).toMatchObject(HELD_UP)
    await takeOut(a, c.pc)
    // The first round says that it is out, the next one hears it.
    await round(a)
    await expectInStep(a, b, d)
    expect(await namesOf(d.pc)).toEqual(['Behind', 'Read'])
    for (const { pc } of [a, b, d]) expect(await alerts(pc)).toEqual(['changesLost PC 3'])
    await add(b.pc, 'Later')
    await expectInStep(d, b, a)
    expect(await namesOf(a.pc)).toContain('Later')
  })

  it('still counts in what can be read of it from before it went out', async () => {
    const seats = await startClinic(3)
    const [a, b, c] = [must(seats[0], 'a'), must(seats[1], 'b'), must(seats[2], 'c')]
    await sendPoison(c.pc, c.way)
    await add(c.pc, 'Read after all')
    await say(c)
    expect(await round(b)).toMatchObject(HELD_UP)
    await takeOut(a, c.pc)
    await round(a)
    await expectInStep(a, b)
    expect(await namesOf(b.pc)).toEqual(['Read after all'])
  })

  it('goes out where the hub holds its sets damaged', async () => {
    const seats = await startClinic(3)
    const [a, b, c] = [must(seats[0], 'a'), must(seats[1], 'b'), must(seats[2], 'c')]
    await add(c.pc, 'Damaged')
    await say(c)
    const head = data(await c.way.devices()).head
    const damaged = ({ pc, way }: Seat): Seat => ({
      pc,
      way: {
        ...way,
        pull: async (after, wait, signal) => {
          const page = data(await way.pull(after, wait, signal))
          const frames = page.frames.map((frame) =>
            frame.seq === head
              ? {
                  seq: head,
                  bytes: frame.bytes.map((byte, at, all) => (at === all.length - 1 ? byte ^ 1 : byte)),
                }
              : frame,
          )
          return { ok: true, data: { ...page, frames } }
        },
      },
    })
    await add(b.pc, 'Behind')
    for (const seat of [a, b].map(damaged))
      expect(await round(seat)).toMatchObject({
        ok: false,
        problem: { why: 'forged', deviceId: c.pc.pc.deviceId },
      })
    await takeOut(damaged(a), c.pc)
    await round(damaged(a))
    await expectInStep(damaged(a), damaged(b))
    expect(await namesOf(a.pc)).toEqual(['Behind'])
  })

  it('goes out together with another one, though neither can be read', async () => {
    const seats = await startClinic(4)
    const [a, b, c, d] = [must(seats[0], 'a'), must(seats[1], 'b'), must(seats[2], 'c'), must(seats[3], 'd')]
    await sendPoison(c.pc, c.way)
    await sendPoison(d.pc, d.way, { keyEpoch: 700 })
    await add(b.pc, 'Of b')
    for (const seat of [a, b]) expect(await round(seat)).toMatchObject(HELD_UP)
    await takeOut(a, c.pc)
    expect(await round(a)).toMatchObject(HELD_UP)
    await takeOut(a, d.pc)
    await round(a)
    await expectInStep(a, b)
    expect(await namesOf(a.pc)).toEqual(['Of b'])
  })

  it('is passed over, too, by a PC that joins with a snapshot from before', async () => {
    const clinic = await startHubClinic(hub, 1)
    ends.push(clinic.close)
    const a = { pc: clinic.a, way: clinic.client }
    const c = await join(clinic)
    await add(c.pc, 'Read')
    await say(c)
    expect(await round(a)).toMatchObject({ ok: true })
    await sendPoison(c.pc, c.way)
    await sendPoison(c.pc, c.way, { keyEpoch: 900 })
    await add(a.pc, 'Behind')
    expect(await round(a)).toMatchObject(HELD_UP)
    await takeOut(a, c.pc)
    for (const _ of [1, 2]) await round(a)
    const later = await join(clinic)
    const passedOver = await later.pc.write((tx) =>
      tx.all(`SELECT 1 FROM audit_entry WHERE verb = 'sync.changesLost' AND device_id = ?`, tx.device.id),
    )
    expect(passedOver).toHaveLength(1)
    await add(later.pc, 'Later')
    await expectInStep(later, a)
    expect(await namesOf(a.pc)).toEqual(['Behind', 'Later', 'Olive', 'Read'])
    expect(await namesOf(later.pc)).toEqual(['Behind', 'Later', 'Olive', 'Read'])
  })

  it('goes out, named by its number, though its very first set can’t be read', async () => {
    const clinic = await startHubClinic(hub, 1)
    ends.push(clinic.close)
    const a = { pc: clinic.a, way: clinic.client }
    const b = await join(clinic)
    expect(await round(a)).toMatchObject({ ok: true })
    const pc = await joinPc(await clinic.invite())
    ends.push(pc.close)
    expect(await round(a)).toMatchObject({ ok: true })
    const c = { pc, way: pc.client }
    await sendPoison(c.pc, c.way)
    await add(b.pc, 'Behind')
    for (const seat of [b, a, b]) expect(await round(seat)).toMatchObject(HELD_UP)
    const name = `PC ${c.pc.pc.number}`
    for (const { db } of [a.pc, b.pc]) {
      const listed = await listPcs(db().read)
      expect(listed.at(-1)).toMatchObject({ id: c.pc.pc.deviceId, name, joined_at: null, is_revoked: 0 })
      expect(await hasPc(db().read, deviceIdSchema.parse(c.pc.pc.deviceId))).toBe(true)
    }
    expect(await alerts(b.pc)).toEqual([`pcNotHeard ${name}`])
    await takeOut(a, c.pc)
    await round(a)
    await expectInStep(a, b)
    expect(await namesOf(a.pc)).toEqual(['Behind', 'Olive'])
    const out = (await listPcs(b.pc.db().read)).find(({ is_revoked }) => is_revoked === 1)
    expect(out).toMatchObject({ id: c.pc.pc.deviceId, name })
    expect(refusal(await c.way.devices())).toBe('revoked')
  })

  it('is not passed over at the word of a PC that is out itself', async () => {
    const { pcs, close } = await startSyncPcs(4)
    ends.push(close)
    const [a, b, c, d] = [must(pcs[0], 'a'), must(pcs[1], 'b'), must(pcs[2], 'c'), must(pcs[3], 'd')]
    const order = new MemoryHub()
    const way: HubClient = memoryClient(
      order,
      () => 'arrives',
      () => 10,
    )
    for (const pc of pcs) expect(await round({ pc, way })).toMatchObject({ ok: true })
    await sendPoison(c, way)
    const markOut = (by: FiledPc, out: FiledPc): Promise<unknown> =>
      by.write((tx) =>
        updateRow(tx, 'device', out.pc.deviceId, { is_revoked: 1 }, { verb: 'device.revoked' }),
      )
    await markOut(a, d)
    expect(await round({ pc: a, way })).toMatchObject(HELD_UP)
    await markOut(d, c)
    expect(await pushSets(d.db(), way, d.seed)).toMatchObject({ ok: true })
    for (const _ of [1, 2]) expect(await round({ pc: b, way })).toMatchObject(HELD_UP)
  })
})
