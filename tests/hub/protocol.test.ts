import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { data, HubPc, refusal } from '#tests/support/hubPc.ts'
import { startPostgres, type TestPostgres } from '#tests/support/postgres.ts'
import { startHub, type TestHub } from '#tests/support/startHub.ts'

const INVITE_MS = 15 * 60_000

describe.each(['PGlite', 'PostgreSQL'] as const)('the hub on %s', (kind) => {
  let postgres: TestPostgres | undefined
  let hub: TestHub
  let clock = 0
  beforeAll(async () => {
    postgres = kind === 'PostgreSQL' ? await startPostgres() : undefined
    hub = await startHub({ now: () => Date.now() + clock, databaseUrl: postgres?.makeDatabase() })
  })
  afterAll(async () => {
    await hub.stop()
    await postgres?.stop()
  })

  it('keeps sets in one order and gives them back to every PC', async () => {
    const a = await HubPc.first(hub.address)
    const b = await a.invite()
    const first = [a.seal('one'), a.seal('two')]
    expect(data(await a.client.push(first)).seqs).toEqual([1, 2])
    const third = b.seal('three')
    expect(data(await b.client.push([third]))).toMatchObject({ seqs: [3], head: 3 })
    const page = data(await b.client.pull(0, 0))
    expect(page.frames.map(({ seq }) => seq)).toEqual([1, 2, 3])
    expect(page.frames.map(({ bytes }) => Buffer.from(bytes))).toEqual(
      [...first, third].map((x) => Buffer.from(x)),
    )
    expect(page).toMatchObject({ head: 3, oldest: 1 })
    expect(data(await a.client.pull(2, 0)).frames).toHaveLength(1)
  })

  it('answers a repeated set with its first seq, and keeps it once (S2)', async () => {
    const a = await HubPc.first(hub.address)
    const sets = [a.seal('one'), a.seal('two')]
    await a.client.push(sets)
    expect(data(await a.client.push(sets))).toMatchObject({ seqs: [1, 2], head: 2 })
    const next = a.seal('three')
    expect(data(await a.client.push([...sets, next, next]))).toMatchObject({ seqs: [1, 2, 3, 3], head: 3 })
  })

  it('refuses a set that does not follow, names the last one, and keeps those before it', async () => {
    const a = await HubPc.first(hub.address)
    const [one, , three] = [a.seal('one'), a.seal('two'), a.seal('three')]
    const answer = await a.client.push([one, three])
    expect(answer).toMatchObject({
      ok: false,
      problem: { kind: 'refused', error: 'chainBroken', last: { deviceEpoch: 1, n: 1 } },
    })
    expect(data(await a.client.pull(0, 0)).head).toBe(1)
  })

  it('takes a later epoch from 1 on, and no set of an older one', async () => {
    const a = await HubPc.first(hub.address)
    await a.client.push([a.seal('one')])
    const late = a.seal('two')
    Object.assign(a, { epoch: 2, n: 0, previous: '0'.repeat(64) })
    expect(data(await a.client.push([a.seal('restored')])).seqs).toEqual([2])
    expect(refusal(await a.client.push([late]))).toBe('chainBroken')
  })

  it('wakes a pull that waits', async () => {
    const a = await HubPc.first(hub.address)
    const waiting = a.client.pull(0, 20)
    await new Promise((resolve) => setTimeout(resolve, 200))
    const began = performance.now()
    await a.client.push([a.seal('news')])
    expect(data(await waiting).frames).toHaveLength(1)
    expect(performance.now() - began).toBeLessThan(1_500)
  })

  it('opens an invitation for 15 minutes, for one PC, which may ask again', async () => {
    const a = await HubPc.first(hub.address)
    const { inviteId, secret } = await a.makeInvite()
    const { number } = data(await a.client.takeNumber())
    const b = new HubPc(hub.address, a.clinicId, number)
    expect(refusal(await b.askToJoin(inviteId, randomBytes(20)))).toBe('notFound')
    const one = data(await b.askToJoin(inviteId, secret))
    const two = data(await b.askToJoin(inviteId, secret))
    expect(two.hub).toEqual(one.hub)
    b.use(two.token)
    expect(refusal(await b.client.devices())).toBe('ok')
    expect(refusal(await new HubPc(hub.address, a.clinicId, number).askToJoin(inviteId, secret))).toBe(
      'inviteUsed',
    )
    const later = await a.makeInvite()
    clock += INVITE_MS + 1
    expect(refusal(await new HubPc(hub.address, a.clinicId, 9).askToJoin(later.inviteId, later.secret))).toBe(
      'inviteExpired',
    )
  })

  it('ends an invitation after ten wrong proofs', async () => {
    const a = await HubPc.first(hub.address)
    const { inviteId, secret } = await a.makeInvite()
    const { number } = data(await a.client.takeNumber())
    const b = new HubPc(hub.address, a.clinicId, number)
    for (let tries = 0; tries < 10; tries += 1) await b.askToJoin(inviteId, randomBytes(20))
    expect(refusal(await b.askToJoin(inviteId, secret))).toBe('inviteExpired')
  })

  it('ends the access of a revoked PC at once, and keeps the next key for those who stay', async () => {
    const a = await HubPc.first(hub.address)
    const b = await a.invite()
    const input = {
      deviceId: b.pc.deviceId,
      keyEpoch: 2,
      wrappedKeys: [{ deviceId: a.pc.deviceId, wrapped: 'a2V5' }],
    }
    expect(refusal(await a.client.revoke(input))).toBe('ok')
    expect(refusal(await a.client.revoke(input))).toBe('ok')
    expect(refusal(await b.client.pull(0, 0))).toBe('revoked')
    expect(refusal(await b.client.push([b.seal('late')]))).toBe('revoked')
    expect(data(await a.client.keys()).keys).toEqual([{ keyEpoch: 2, wrapped: 'a2V5', by: a.pc.deviceId }])
  })

  it('keeps the newest whole snapshot, and drops what every PC has passed', async () => {
    const a = await HubPc.first(hub.address)
    await a.client.push([a.seal('one'), a.seal('two'), a.seal('three')])
    const snapshot = { snapshotId: randomUUID(), seq: 2, pieces: 2, bytes: 6, header: 'aGVhZA' }
    expect(refusal(await a.client.beginSnapshot(snapshot))).toBe('ok')
    await a.client.putPiece(snapshot.snapshotId, 0, Buffer.from('abc'))
    expect(data(await a.client.latestSnapshot()).snapshot).toBeNull()
    await a.client.putPiece(snapshot.snapshotId, 1, Buffer.from('def'))
    expect(data(await a.client.latestSnapshot()).snapshot).toEqual(snapshot)
    expect(Buffer.from(data(await a.client.getPiece(snapshot.snapshotId, 1))).toString()).toBe('def')
    expect(data(await a.client.pull(0, 0)).oldest).toBe(1)
    await a.client.status({ cursor: 3, unsent: 0, appVersion: '0.1.0', digest: null })
    const page = data(await a.client.pull(0, 0))
    expect(page.oldest).toBe(3)
    expect(page.frames.map(({ seq }) => seq)).toEqual([3])
  })

  it('shows one clinic nothing of another (S15)', async () => {
    const a = await HubPc.first(hub.address)
    const foreign = await HubPc.first(hub.address)
    await a.client.push([a.seal('ours')])
    expect(data(await foreign.client.pull(0, 0)).frames).toEqual([])
    expect(refusal(await foreign.client.push([a.seal('forged')]))).toBe('badRequest')
    expect(data(await foreign.client.devices()).devices).toHaveLength(1)
    const takesOver = new HubPc(hub.address, a.clinicId)
    const asked = { clinicId: a.clinicId, pc: takesOver.pc, registrationCode: '' }
    expect(refusal(await takesOver.client.createClinic(asked))).toBe('clinicExists')
  })
})
