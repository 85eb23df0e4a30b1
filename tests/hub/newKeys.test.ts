import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BLANK_PERSON, insertPerson } from '#backend/features/users/index.ts'
import type { HubClient } from '#backend/sync/hubClient.ts'
import { continueJoining } from '#backend/sync/joining/continueJoining.ts'
import { invitePc } from '#backend/sync/joining/invitePc.ts'
import { revokePc } from '#backend/sync/keys/revokePc.ts'
import { LIMITS } from '#shared/protocol/limits.ts'
import { must } from '#shared/lib/must.ts'
import { endAfterEach } from '#tests/support/endAfterEach.ts'
import { enrolAll } from '#tests/support/hubClinic.ts'
import { data, HubPc, refusal } from '#tests/support/hubPc.ts'
import { type HubClinic, joinPc, startHubClinic } from '#tests/support/joinPc.ts'
import { startHub, type TestHub } from '#tests/support/startHub.ts'
import { syncOnce } from '#tests/support/syncOnce.ts'
import { picture, startSyncPcs, type SyncPc } from '#tests/support/syncPcs.ts'

let hub: TestHub
const ends = endAfterEach()
beforeAll(async () => {
  hub = await startHub()
})
afterAll(() => hub.stop())

type Joined = Awaited<ReturnType<typeof joinPc>>
const QUIET = { onProgress: () => {} }

async function startClinic(): Promise<HubClinic> {
  const clinic = await startHubClinic(hub, 1)
  ends.push(clinic.close)
  return clinic
}

/** A PC that took an invitation of the clinic up. */
async function invited({ invite }: HubClinic): Promise<Joined> {
  const pc = await joinPc(await invite())
  ends.push(pc.close)
  return pc
}

/** One that has the clinic's data, and has told the others of itself. */
async function joined(clinic: HubClinic): Promise<Joined> {
  const pc = await invited(clinic)
  expect(await continueJoining(pc.db(), pc.client, QUIET)).toEqual({ ok: true })
  expect(await syncOnce(pc, pc.client)).toMatchObject({ ok: true })
  return pc
}

const revoke = (by: SyncPc, way: Parameters<typeof revokePc>[1], out: SyncPc): ReturnType<typeof revokePc> =>
  revokePc(by.db(), way, { actorId: null }, { seed: by.seed, deviceId: out.pc.deviceId })

const add = (pc: SyncPc, firstName: string): Promise<void> =>
  pc.write((tx) => {
    insertPerson(tx, { ...BLANK_PERSON, kind: 'staff', firstName, lastName: 'Silva' })
  })

describe('the key that follows when a PC is taken out', () => {
  it('goes to one, too, that joined and was not heard yet', async () => {
    const clinic = await startClinic()
    const { a, client } = clinic
    const c = await joined(clinic)
    expect(await syncOnce(a, client)).toMatchObject({ ok: true })
    const j = await joined(clinic)
    data(await revoke(a, client, c))
    await add(a, 'After')
    for (const [pc, way] of [
      [a, client],
      [j, j.client],
      [a, client],
    ] as const)
      expect(await syncOnce(pc, way)).toMatchObject({ ok: true })
    expect(await picture(j)).toEqual(await picture(a))
    expect((await picture(j))['user']?.join()).toContain('After')
    expect(refusal(await c.client.devices())).toBe('revoked')
  })

  it('ends the joining of one that nobody could hear yet, which is told to ask for a new code', async () => {
    const clinic = await startClinic()
    const { a, client } = clinic
    const c = await joined(clinic)
    expect(await syncOnce(a, client)).toMatchObject({ ok: true })
    const j = await invited(clinic)
    data(await revoke(a, client, c))
    expect(await continueJoining(j.db(), j.client, QUIET)).toEqual({ ok: false, problem: 'revoked' })
    const again = await joined(clinic)
    expect(await syncOnce(a, client)).toMatchObject({ ok: true })
    expect(await picture(again)).toEqual(await picture(a))
  })

  it('is in an invitation that is made while somebody else takes a PC out, or whose answer got lost', async () => {
    const clinic = await startClinic()
    const { a, client } = clinic
    const c = await joined(clinic)
    const d = await joined(clinic)
    for (const [pc, way] of [
      [c, c.client],
      [a, client],
    ] as const)
      expect(await syncOnce(pc, way)).toMatchObject({ ok: true })
    let isOut = false
    const racing: typeof client = {
      ...client,
      createInvite: async (input) => {
        if (!isOut) data(await revoke(c, c.client, d))
        isOut = true
        return await client.createInvite(input)
      },
    }
    const invited = await invitePc(a.db(), racing, { seed: a.seed, actorId: null })
    const j = await joinPc(invited.ok ? invited.data.code : '')
    ends.push(j.close)
    expect(await j.write((tx) => tx.all('SELECT key_epoch FROM clinic_key ORDER BY key_epoch'))).toEqual([
      { key_epoch: 1 },
      { key_epoch: 2 },
    ])
  })

  it('is made, though the one that goes enrolled a PC at the hub that nobody believes', async () => {
    const clinic = await startClinic()
    const { a, client, clinicId } = clinic
    const c = await joined(clinic)
    expect(await syncOnce(a, client)).toMatchObject({ ok: true })
    const { number } = data(await c.client.takeNumber())
    const host = new HubPc(hub.address, clinicId)
    host.client.close()
    host.client = { ...c.client, close: () => {} }
    const { inviteId, secret } = await host.makeInvite()
    const fake = new HubPc(hub.address, clinicId, number)
    fake.use(data(await fake.askToJoin(inviteId, secret)).token)
    ends.push(() => fake.client.close())
    data(await fake.client.push([fake.seal('nothing')]))
    data(await revoke(a, client, c))
    expect(refusal(await c.client.devices())).toBe('revoked')
  })

  it('is told again with those before it, where the hub never got them', async () => {
    const { pcs, close } = await startSyncPcs(5)
    ends.push(close)
    const { clients } = await enrolAll(hub.address, pcs)
    for (const way of clients) ends.push(way.close)
    const [a, b] = [must(pcs[0], 'a'), must(pcs[1], 'b')]
    const way = must(clients[0], 'a way')
    const wayOfB = must(clients[1], 'a way')
    await add(a, 'Before')
    for (const [pc, to] of [
      [a, way],
      [b, wayOfB],
    ] as const)
      expect(await syncOnce(pc, to)).toMatchObject({ ok: true })
    const forgetful = { ...way, revoke: () => Promise.resolve({ ok: true as const, data: null }) }
    data(await revoke(a, forgetful, must(pcs[2], 'c')))
    data(await revoke(a, forgetful, must(pcs[3], 'd')))
    data(await revoke(a, way, must(pcs[4], 'e')))
    await add(a, 'After')
    for (const [pc, to] of [
      [a, way],
      [b, wayOfB],
      [a, way],
    ] as const)
      expect(await syncOnce(pc, to)).toMatchObject({ ok: true })
    expect(await picture(b)).toEqual(await picture(a))
    for (const out of clients.slice(2)) expect(refusal(await out.devices())).toBe('revoked')
  })
})

describe('the numbers of keys', () => {
  it('are used up by nobody', async () => {
    const owner = await HubPc.first(hub.address)
    const evil = await owner.invite()
    const gone = await owner.invite()
    for (const each of [owner, evil, gone]) ends.push(() => each.client.close())
    data(await evil.client.push([evil.seal('one')]))
    const order = (by: HubPc, out: HubPc, keyEpoch: number): ReturnType<HubClient['revoke']> => {
      const wrappedKeys = [owner, evil]
        .filter((pc) => pc !== out)
        .map((pc) => ({ deviceId: pc.pc.deviceId, wrapped: 'a2V5' }))
      return by.client.revoke({ deviceId: out.pc.deviceId, keyEpoch, wrappedKeys })
    }
    expect(refusal(await order(evil, gone, LIMITS.keyEpochs))).toBe('keyEpochAhead')
    expect(refusal(await order(evil, gone, 3))).toBe('keyEpochAhead')
    let used = 1
    while ((await order(evil, gone, used + 1)).ok) used += 1
    expect(used).toBeLessThan(20)
    expect(refusal(await order(owner, evil, used + 1))).toBe('ok')
    expect(refusal(await evil.client.devices())).toBe('revoked')
  })

  it('are not taken for an order that leaves a PC without the key', async () => {
    const owner = await HubPc.first(hub.address)
    const [stays, goes] = [await owner.invite(), await owner.invite()]
    for (const each of [owner, stays, goes]) ends.push(() => each.client.close())
    data(await stays.client.push([stays.seal('one')]))
    const { deviceId } = goes.pc
    expect(refusal(await owner.client.revoke({ deviceId, keyEpoch: 2, wrappedKeys: [] }))).toBe('keysMissing')
    expect(refusal(await goes.client.devices())).toBe('ok')
    const wrappedKeys = [{ deviceId: stays.pc.deviceId, wrapped: 'a2V5' }]
    expect(refusal(await owner.client.revoke({ deviceId, keyEpoch: 2, wrappedKeys }))).toBe('ok')
    expect(refusal(await goes.client.devices())).toBe('revoked')
  })
})
