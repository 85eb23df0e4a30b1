import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LIMITS } from '#shared/protocol/limits.ts'
import {
  body,
  type HostileClinic,
  joinBody,
  sealAs,
  startHostileClinic,
} from '#tests/support/hostileClinic.ts'
import { data, HubPc, refusal } from '#tests/support/hubPc.ts'
import { startPostgres, type TestPostgres } from '#tests/support/postgres.ts'
import { askRaw } from '#tests/support/rawHub.ts'
import { startHub, type TestHub } from '#tests/support/startHub.ts'
import { guest, post } from './acts/act.ts'
import { SNAPSHOTS } from './acts/snapshotActs.ts'
import { SETS } from './acts/setActs.ts'
import { WHO } from './acts/callerActs.ts'
import { CLINICS } from './acts/clinicActs.ts'
import { FORMS } from './acts/formActs.ts'

const GROUPS = { sets: SETS, who: WHO, clinics: CLINICS, snapshots: SNAPSHOTS, forms: FORMS } as const

describe('a PC that means harm, at the hub (S15)', () => {
  let postgres: TestPostgres
  let hub: TestHub
  let at: HostileClinic
  let clock = 0
  let refused = 0
  beforeAll(async () => {
    postgres = await startPostgres()
    const databaseUrl = postgres.makeDatabase()
    hub = await startHub({ databaseUrl, now: () => Date.now() + clock })
    at = await startHostileClinic(hub.address, databaseUrl)
    // A key of number 3, of which the attacker would like to make another one.
    const wrappedKeys = [at.owner, at.pc].map(({ pc }) => ({ deviceId: pc.deviceId, wrapped: 'a2V5' }))
    data(await at.owner.client.revoke({ deviceId: at.revoked.pc.deviceId, keyEpoch: 3, wrappedKeys }))
    // The invitations before it have not that key.
    at = { ...at, invite: await at.owner.makeInvite() }
  })
  afterAll(async () => {
    console.log(
      `S15: ${refused} hostile acts on a hub with PostgreSQL: all refused with their codes, nothing changed`,
    )
    await at.close()
    await hub.stop()
    await postgres.stop()
  })

  it.each(Object.keys(GROUPS) as (keyof typeof GROUPS)[])('gets nothing by %s', async (group) => {
    const wrong: string[] = []
    for (const [name, codes, act] of GROUPS[group]) {
      const before = await at.state()
      const reply = await act(at)
      const got = typeof reply === 'number' ? reply : reply.error === '' ? reply.status : reply.error
      const allowed = typeof codes === 'string' || typeof codes === 'number' ? [codes] : codes
      if (!allowed.includes(got)) wrong.push(`${name}: ${got} instead of ${allowed.join(' or ')}`)
      if ((await at.state()) !== before) wrong.push(`${name}: something changed`)
      refused += 1
    }
    expect(wrong).toEqual([])
    expect(data(await at.owner.client.devices()).devices).toHaveLength(3)
  })

  it('gets nothing by the sets of its own that it changes at any byte', async () => {
    const before = await at.state()
    const whole = body(sealAs(at.pc))
    const codes = new Map<string, number>()
    for (let place = 0; place < whole.length; place += 3) {
      const changed = Uint8Array.from(whole)
      changed[place] = (changed[place] ?? 0) ^ (1 << (place % 8))
      // The seq of a pushed frame means nothing; the hub gives its own.
      if (place < 8) continue
      const { error } = await at.ask('/v1/sets', post(at.pc.token, changed))
      codes.set(error, (codes.get(error) ?? 0) + 1)
      refused += 1
    }
    expect([...codes.keys()]).toEqual(['badRequest'])
    expect(await at.state()).toBe(before)
  })

  it('opens no invitation after its time, with no number of tries, and none of a revoked PC', async () => {
    const { owner } = at
    const late = await owner.makeInvite()
    clock += LIMITS.inviteMs + 1
    expect((await at.ask('/v1/join', { method: 'POST', body: joinBody(guest(at), late) })).error).toBe(
      'inviteExpired',
    )
    const guessed = await owner.makeInvite()
    for (let tries = 0; tries < LIMITS.wrongProofs; tries += 1)
      await at.ask('/v1/join', {
        method: 'POST',
        body: joinBody(guest(at), { ...guessed, secret: randomBytes(20) }),
      })
    expect((await at.ask('/v1/join', { method: 'POST', body: joinBody(guest(at), guessed) })).error).toBe(
      'inviteExpired',
    )
    const leaver = await owner.invite()
    const made = await leaver.makeInvite()
    const wrappedKeys = [{ deviceId: at.pc.pc.deviceId, wrapped: 'a2V5' }]
    data(await owner.client.revoke({ deviceId: leaver.pc.deviceId, keyEpoch: 4, wrappedKeys }))
    expect((await at.ask('/v1/join', { method: 'POST', body: joinBody(guest(at), made) })).error).toBe(
      'notFound',
    )
    refused += 3
  })

  it('fills neither the room of its clinic nor that of a snapshot, an invitation or a number', async () => {
    const small = await startHub({
      databaseUrl: postgres.makeDatabase(),
      storageLimit: 2 ** 20,
      now: () => Date.now() + clock,
    })
    const pc = await HubPc.first(small.address)
    const other = await HubPc.first(small.address)
    let pushed = 0
    for (; pushed < 50; pushed += 1) if (!(await pc.client.push([pc.seal('x'.repeat(100_000))])).ok) break
    expect(pushed).toBe(10)
    expect(refusal(await other.client.push([other.seal('one')]))).toBe('ok')
    const one = { snapshotId: randomUUID(), seq: 1, pieces: 2, bytes: 4, header: '' }
    expect(refusal(await other.client.beginSnapshot(one))).toBe('ok')
    expect(refusal(await other.client.putPiece(one.snapshotId, 0, Buffer.alloc(500_000)))).toBe('badRequest')
    expect(refusal(await other.client.putPiece(one.snapshotId, 0, Buffer.alloc(2)))).toBe('ok')
    expect(refusal(await other.client.putPiece(one.snapshotId, 1, Buffer.alloc(1)))).toBe('badRequest')
    expect(data(await other.client.latestSnapshot()).snapshot).toBeNull()
    const two = { snapshotId: randomUUID(), seq: 1, pieces: 1, bytes: 1_000_000, header: '' }
    expect(refusal(await pc.client.beginSnapshot({ ...two, seq: 0 }))).toBe('storageFull')
    for (let made = 0; made < LIMITS.openInvites; made += 1) await other.makeInvite()
    await expect(other.makeInvite()).rejects.toThrow('retryAfterSeconds')
    clock += LIMITS.inviteMs + 1
    await other.makeInvite()
    refused += 5
    await small.stop()
  })

  it('is slowed down by its own count and by that of its address, and slows nobody else', async () => {
    const slow = await startHub({
      databaseUrl: postgres.makeDatabase(),
      ratePerDevice: 40,
      ratePerAddress: 30,
    })
    const owner = await HubPc.first(slow.address)
    const other = await owner.invite()
    let answered = 0
    while ((await owner.client.devices()).ok) answered += 1
    expect(answered).toBeLessThan(40)
    const {
      status: code,
      error,
      body: text,
    } = await askRaw(slow.address, '/v1/devices', { token: owner.token })
    expect([code, error]).toEqual([429, 'tooMany'])
    expect(JSON.parse(text)).toMatchObject({ retryAfterSeconds: expect.any(Number) })
    expect(refusal(await other.client.devices())).toBe('ok')
    const guesses: string[] = []
    for (let tries = 0; tries < 40; tries += 1)
      guesses.push(
        (await askRaw(slow.address, '/v1/devices', { token: randomBytes(32).toString('hex') })).error,
      )
    expect(guesses.at(-1)).toBe('tooMany')
    // A sender who names another address in a header is still himself.
    const named = { token: randomBytes(32).toString('hex'), headers: { 'x-forwarded-for': '192.0.2.7' } }
    expect((await askRaw(slow.address, '/v1/devices', named)).error).toBe('tooMany')
    expect(refusal(await other.client.devices())).toBe('ok')
    refused += 3
    await slow.stop()
  })

  it('leaves no answer of the hub without its form, and nothing of it in the log', () => {
    const log = hub.log.join('\n')
    expect(log).not.toMatch(/"status":5(?!07)/u)
    for (const { token, pc, clinicId } of [at.owner, at.pc, at.revoked, at.foreign])
      for (const text of [token, pc.deviceId, clinicId]) expect(log).not.toContain(text)
    expect(log).not.toContain('Zephyrine')
    expect(refused).toBeGreaterThanOrEqual(100)
  })
})
