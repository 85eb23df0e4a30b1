import { randomUUID } from 'node:crypto'
import { copyFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { updateRow } from '#backend/db/writeRow.ts'
import { BLANK_PERSON, insertPerson } from '#backend/features/users/index.ts'
import { isRow } from '#backend/sync/fieldStore.ts'
import type { HubClient } from '#backend/sync/hubClient.ts'
import { revokePc } from '#backend/sync/keys/revokePc.ts'
import { pushSets } from '#backend/sync/pushSets.ts'
import { must } from '#shared/lib/must.ts'
import { endAfterEach } from '#tests/support/endAfterEach.ts'
import { enrolAll } from '#tests/support/hubClinic.ts'
import { data, HubPc, refusal } from '#tests/support/hubPc.ts'
import { memoryClient, MemoryHub } from '#tests/support/memoryHub.ts'
import { startHub, type TestHub } from '#tests/support/startHub.ts'
import { syncOnce } from '#tests/support/syncOnce.ts'
import { type FiledPc, picture, startSyncPcs } from '#tests/support/syncPcs.ts'

const DOER = { actorId: null }
type Order = Parameters<HubClient['revoke']>[0]
type Way = HubClient & { readonly close: () => void }

let hub: TestHub
const ends = endAfterEach()
beforeAll(async () => {
  hub = await startHub()
})
afterAll(() => hub.stop())

/** A clinic at the hub: each PC with its way there. */
async function startClinic(count: number): Promise<readonly (readonly [pc: FiledPc, way: Way])[]> {
  const { pcs, close } = await startSyncPcs(count)
  ends.push(close)
  const { clients } = await enrolAll(hub.address, pcs)
  for (const client of clients) ends.push(client.close)
  return pcs.map((pc, at) => [pc, must(clients[at], 'a way')])
}

const add = (pc: FiledPc, firstName: string): Promise<void> =>
  pc.write((tx) => {
    insertPerson(tx, { ...BLANK_PERSON, kind: 'staff', firstName, lastName: 'Silva' })
  })

/** Sends what this PC has to say, and takes nothing. */
async function say(pc: FiledPc, way: Pick<HubClient, 'push'>): Promise<void> {
  expect(await pushSets(pc.db(), way, pc.seed)).toMatchObject({ ok: true })
}

/** The PCs that everybody is told are out. */
const outRows = (pc: FiledPc): Promise<string[]> =>
  pc.write((tx) =>
    tx
      .all('SELECT id FROM device WHERE is_revoked = 1 ORDER BY id')
      .filter(isRow)
      .map((row) => String(row['id'])),
  )

const names = (pc: FiledPc): Promise<string[]> =>
  pc.write((tx) =>
    tx
      .all('SELECT first_name FROM user ORDER BY first_name')
      .filter(isRow)
      .map((row) => String(row['first_name'])),
  )

const revoke = (
  by: FiledPc,
  way: Parameters<typeof revokePc>[1],
  out: FiledPc,
): ReturnType<typeof revokePc> => revokePc(by.db(), way, DOER, { seed: by.seed, deviceId: out.pc.deviceId })

async function expectInStep(
  ...all: readonly (readonly [FiledPc, Parameters<typeof syncOnce>[1]])[]
): Promise<void> {
  for (const _ of [1, 2])
    for (const [pc, way] of all) expect(await syncOnce(pc, way)).toMatchObject({ ok: true })
  const [first, ...others] = await Promise.all(all.map(([pc]) => picture(pc)))
  for (const other of others) expect(other).toEqual(first)
}

describe('taking a PC out', () => {
  it('counts what it had sent before, everywhere, though nobody had heard it yet', async () => {
    const [a, b, c] = await startClinic(3)
    for (const [pc, way] of [a, b, c].map((one) => must(one, 'a PC')))
      expect(await syncOnce(pc, way)).toMatchObject({ ok: true })
    const [[pcA, wayA], inB, [pcC, wayC]] = [must(a, 'a'), must(b, 'b'), must(c, 'c')]
    await add(pcC, 'Sent before')
    await say(pcC, wayC)
    data(await revoke(pcA, wayA, pcC))
    await add(pcA, 'After')
    expect(refusal(await wayC.devices())).toBe('revoked')
    await expectInStep([pcA, wayA], inB)
    expect(await names(pcA)).toEqual(['After', 'Sent before'])
    expect(await pcA.write((tx) => tx.all('SELECT 1 FROM outbox WHERE acknowledged_at IS NULL'))).toEqual([])
  })

  it('passes over what a hub takes of it later, at the same place on every PC', async () => {
    const { pcs, close } = await startSyncPcs(3)
    ends.push(close)
    const [a, b, c] = [must(pcs[0], 'a'), must(pcs[1], 'b'), must(pcs[2], 'c')]
    const order = new MemoryHub()
    const carrier = memoryClient(
      order,
      () => 'arrives',
      () => 10,
    )
    const kept: Order[] = []
    const wayOf = (pc: FiledPc): HubClient => ({
      ...carrier,
      revoke: (input) => {
        kept.push(input)
        return Promise.resolve({ ok: true, data: null })
      },
      keys: () => {
        const keys = kept.flatMap(({ keyEpoch, wrappedKeys }) =>
          wrappedKeys
            .filter(({ deviceId }) => deviceId === pc.pc.deviceId)
            .map(({ wrapped }) => ({ keyEpoch, wrapped, by: a.pc.deviceId })),
        )
        return Promise.resolve({ ok: true, data: { keys } })
      },
    })
    const [wayA, wayB, wayC] = [wayOf(a), wayOf(b), wayOf(c)]
    for (const [pc, way] of [
      [a, wayA],
      [b, wayB],
      [c, wayC],
    ] as const)
      await syncOnce(pc, way)
    data(await revoke(a, wayA, c))
    // This hub goes on taking what that PC says: before the others hear that it is out, and after.
    await add(c, 'Before the word')
    await c.write((tx) => updateRow(tx, 'device', c.pc.deviceId, { name: 'Renamed' }, { verb: 'pc.renamed' }))
    await say(c, wayC)
    await add(c, 'Before the word, too')
    await say(c, wayC)
    expect(await syncOnce(a, wayA)).toMatchObject({ ok: true })
    await add(c, 'After the word')
    await say(c, wayC)
    await add(b, 'Of b')
    await expectInStep([a, wayA], [b, wayB])
    await add(c, 'Much later')
    await say(c, wayC)
    await expectInStep([b, wayB], [a, wayA])
    expect(await names(a)).toEqual(['Before the word', 'Before the word, too', 'Of b'])
  })

  it('is told to a hub that forgot it, also by a PC that a set hinders', async () => {
    const { pcs, close } = await startSyncPcs(2)
    ends.push(close)
    const [a, b] = [must(pcs[0], 'a'), must(pcs[1], 'b')]
    const { clients } = await enrolAll(hub.address, [a, b])
    for (const client of clients) ends.push(client.close)
    const [wayA, wayB] = [must(clients[0], 'a'), must(clients[1], 'b')]
    for (const [pc, way] of [
      [a, wayA],
      [b, wayB],
    ] as const)
      await syncOnce(pc, way)
    await add(a, 'One')
    await syncOnce(a, wayA)
    const forgetful = { ...wayA, revoke: () => Promise.resolve({ ok: true as const, data: null }) }
    data(await revoke(a, forgetful, b))
    const broken: HubClient['pull'] = async (after, wait) => {
      const page = data(await wayA.pull(Math.max(after - 1, 0), wait))
      const frames = page.frames.map(({ bytes }) => ({
        seq: after + 1,
        bytes: bytes.map((byte, at) => (at === bytes.length - 1 ? byte ^ 1 : byte)),
      }))
      return { ok: true, data: { ...page, head: after + 1, frames: frames.slice(0, 1) } }
    }
    expect(await syncOnce(a, { ...wayA, pull: broken })).toMatchObject({
      ok: false,
      problem: { kind: 'refusedSet', why: 'forged' },
    })
    expect(refusal(await wayB.devices())).toBe('revoked')
  })

  it('keeps the new key for the PC that made it, too, where its data go back to before (B10)', async () => {
    const [a, b, c] = await startClinic(3)
    const [[pcA, wayA], inB, [pcC, wayC]] = [must(a, 'a'), must(b, 'b'), must(c, 'c')]
    await add(pcA, 'Before')
    await expectInStep([pcA, wayA], inB, [pcC, wayC])
    const backup = `${pcA.file}.backup`
    await pcA.elsewhere(async () => copyFileSync(pcA.file, backup))
    data(await revoke(pcA, wayA, pcC))
    await add(pcA, 'After')
    await expectInStep([pcA, wayA], inB)
    await pcA.elsewhere(async () => copyFileSync(backup, pcA.file))
    await add(pcA, 'Since')
    await expectInStep([pcA, wayA], inB)
    expect(await names(inB[0])).toEqual(['After', 'Before', 'Since'])
    expect(await outRows(pcA)).toEqual([pcC.pc.deviceId])
  })

  it('goes on where the answer got lost, with the same PC and with others', async () => {
    const [a, b, c, d] = await startClinic(4)
    const [[pcA, wayA], inB] = [must(a, 'a'), must(b, 'b')]
    const [[pcC], [pcD, wayD]] = [must(c, 'c'), must(d, 'd')]
    await add(pcA, 'Before')
    const lost = { ok: false as const, problem: { kind: 'unreachable' as const } }
    const losing = { ...wayA, revoke: async (input: Order) => (await wayA.revoke(input)) && lost }
    expect(await revoke(pcA, losing, pcC)).toEqual(lost)
    expect(await revoke(pcA, losing, pcC)).toEqual(lost)
    data(await revoke(pcA, wayA, pcD))
    expect(refusal(await wayD.devices())).toBe('revoked')
    data(await revoke(pcA, wayA, pcC))
    await add(pcA, 'After')
    await expectInStep([pcA, wayA], inB)
    expect(await names(inB[0])).toEqual(['After', 'Before'])
    expect(await outRows(inB[0])).toEqual([pcC.pc.deviceId, pcD.pc.deviceId].toSorted())
  })

  it('gives the others their key, whatever box key one of them chose for itself', async () => {
    const [a, b, c] = await startClinic(3)
    const [[pcA, wayA], inB, [pcC]] = [must(a, 'a'), must(b, 'b'), must(c, 'c')]
    // As if an older hub had let that PC in.
    await pcA.write((tx) =>
      tx.run(
        `INSERT INTO peer (device_id, number, sign_key, box_key, device_epoch, last_n, last_hash, audit_seq, audit_hash, is_revoked)
          VALUES (?, 9, ?, ?, 1, 0, '', 0, '', 0)`,
        randomUUID(),
        'a'.repeat(64),
        '0'.repeat(64),
      ),
    )
    data(await revoke(pcA, wayA, pcC))
    await add(pcA, 'After')
    await expectInStep([pcA, wayA], inB)
    expect(await names(inB[0])).toEqual(['After'])
  })

  it('lets no PC in for which nothing can be sealed', async () => {
    const first = await HubPc.first(hub.address)
    ends.push(() => first.client.close())
    for (const boxKey of ['0'.repeat(64), `01${'0'.repeat(62)}`, `ecff${'f'.repeat(58)}7f`]) {
      const { number } = data(await first.client.takeNumber())
      const { inviteId, secret } = await first.makeInvite()
      const guest = new HubPc(hub.address, first.clinicId, number)
      Object.assign(guest.pc, { boxKey })
      expect(refusal(await guest.askToJoin(inviteId, secret))).toBe('badRequest')
      guest.client.close()
    }
  })
})
