import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RowPatch, updateRow } from '#backend/db/writeRow.ts'
import { connectHub } from '#backend/sync/connectHub.ts'
import { isRow } from '#backend/sync/fieldStore.ts'
import type { HubClient } from '#backend/sync/hubClient.ts'
import { openInvitation } from '#backend/sync/joining/claimInvitation.ts'
import { continueJoining } from '#backend/sync/joining/continueJoining.ts'
import { formatJoinCode, readJoinCode } from '#backend/sync/joining/joinCode.ts'
import { pullSets } from '#backend/sync/pullSets.ts'
import { pushSets } from '#backend/sync/pushSets.ts'
import { keepSnapshotFresh } from '#backend/sync/snapshot/keepSnapshotFresh.ts'
import { makeSnapshot } from '#backend/sync/snapshot/makeSnapshot.ts'
import { takeSnapshot } from '#backend/sync/snapshot/takeSnapshot.ts'
import { readCount } from '#backend/sync/syncState.ts'
import { must } from '#shared/lib/must.ts'
import { type HubClinic, joinPc, openCode, startHubClinic } from '#tests/support/joinPc.ts'
import { startHub, type TestHub } from '#tests/support/startHub.ts'
import { picture, type SyncPc } from '#tests/support/syncPcs.ts'
import { dataOf, OWNER_EMAIL, OWNER_PASSWORD, startTestApp } from '#tests/support/testApp.ts'

const WATCH = { onProgress: () => {} }
let hub: TestHub
let time = Date.now()
beforeAll(async () => {
  hub = await startHub({ now: () => time })
})
afterAll(() => hub.stop())

/** The new PC shows itself, the first hears of it, and both have the same. */
async function expectAlike(clinic: HubClinic, b: SyncPc & { readonly client: HubClient }): Promise<void> {
  expect(await pushSets(b.db(), b.client, b.seed)).toMatchObject({ ok: true })
  expect(await pullSets(clinic.a.db(), clinic.client)).toMatchObject({ ok: true })
  expect(await pushSets(clinic.a.db(), clinic.client, clinic.a.seed)).toMatchObject({ ok: true })
  expect(await pullSets(b.db(), b.client)).toMatchObject({ ok: true })
  expect(await picture(b)).toEqual(await picture(clinic.a))
}

const edit = (pc: SyncPc, ids: readonly string[], patch: (at: number) => RowPatch<'user'>): Promise<void> =>
  pc.write((tx) =>
    ids.forEach((id, at) => void updateRow(tx, 'user', id, patch(at), { verb: 'user.profileChanged' })),
  )

describe('a second PC joins (product 43)', () => {
  it.each(process.env['ANTEROOM_LONG'] === '1' ? [390, 5_000] : [390, 1_000])(
    'has everything of a clinic of %i people, cut at random and started anew (S19)',
    async (people) => {
      const clinic = await startHubClinic(hub, people)
      const code = await clinic.invite()
      const since = performance.now()
      const b = await joinPc(code)
      let fetched = 0
      let cuts = 0
      const cutting: HubClient = {
        ...b.client,
        getPiece: (id, piece) => {
          if (cuts === 0 || (cuts < 3 && Math.random() < 0.6)) {
            cuts += 1
            return Promise.resolve({ ok: false, problem: { kind: 'unreachable' } })
          }
          fetched += 1
          return b.client.getPiece(id, piece)
        },
      }
      let crashes = 0
      const crashing = {
        onProgress: (done: number, total: number): void => {
          if (done <= total / 2 || crashes >= 5 || Math.random() < 0.5) return
          crashes += 1
          throw new Error('crash')
        },
      }
      for (;;) {
        const done = await continueJoining(b.db(), cutting, crashing).catch(() => undefined)
        if (done?.ok === true) break
        if (done !== undefined) expect(done).toEqual({ ok: false, problem: 'unreachable' })
        await b.restart()
      }
      const ms = Math.round(performance.now() - since)
      const latest = await b.client.latestSnapshot()
      const pieces = latest.ok ? (latest.data.snapshot?.pieces ?? 0) : 0
      console.log(
        `Joining a clinic of ${people}: ${ms} ms, ${pieces} pieces, ${cuts} cuts, ${crashes} crashes, ${fetched - pieces} sent again`,
      )
      expect(fetched).toBe(pieces)
      const [listed] = await b.write((tx) => tx.all('SELECT count(*) AS n FROM user_directory'))
      expect(listed).toEqual({ n: people })
      await expectAlike(clinic, b)
      await b.close()
      await clinic.close()
    },
    120_000,
  )

  it('takes many pieces, changed fields, what was done after the snapshot, and what both do afterwards', async () => {
    const clinic = await startHubClinic(hub, 8)
    const { a } = clinic
    const ids = await a.write((tx) =>
      tx.all('SELECT id FROM user ORDER BY id').map((row) => (isRow(row) ? String(row['id']) : '')),
    )
    await edit(a, ids, (at) => ({ bio: randomBytes(450_000).toString('base64'), title: `Title ${at}` }))
    await clinic.invite()
    await edit(a, ids.slice(0, 4), (at) => ({ title: `Later ${at}` }))
    const b = await joinPc(await clinic.invite())
    const latest = await b.client.latestSnapshot()
    expect(latest.ok ? latest.data.snapshot?.pieces : 0).toBeGreaterThanOrEqual(3)
    let told = 0
    const done = await continueJoining(b.db(), b.client, {
      onProgress: (at, total) => (told = Math.max(told, at / total)),
    })
    expect(done).toEqual({ ok: true })
    expect(told).toBe(1)
    await expectAlike(clinic, b)
    a.clock.now += 60_000
    await edit(b, ids.slice(0, 2), () => ({ title: 'Of B' }))
    await edit(a, ids.slice(0, 3), () => ({ title: 'Of A' }))
    await expectAlike(clinic, b)
    const clashes = await b.write((tx) => tx.all('SELECT field FROM review ORDER BY id'))
    expect(clashes).toEqual([{ field: 'title' }, { field: 'title' }])
    await b.close()
    await clinic.close()
  })

  it('begins anew with a snapshot where the hub dropped what came next, and keeps what it had not sent', async () => {
    const clinic = await startHubClinic(hub, 12)
    const { a, client } = clinic
    const b = await joinPc(await clinic.invite())
    expect(await continueJoining(b.db(), b.client, WATCH)).toEqual({ ok: true })
    await expectAlike(clinic, b)
    const ids = await a.write((tx) =>
      tx.all('SELECT id FROM user ORDER BY id').map((row) => (isRow(row) ? String(row['id']) : '')),
    )
    const cursor = await b.write((tx) => readCount(tx, 'cursor'))
    for (let round = 0; round < 3; round += 1) {
      a.clock.now += 60_000
      await edit(a, ids.slice(0, 6), () => ({ title: `Round ${round}` }))
      expect(await pushSets(a.db(), client, a.seed)).toMatchObject({ ok: true })
    }
    await edit(b, ids.slice(8, 10), () => ({ title: 'Unsent' }))
    expect(await pullSets(a.db(), client)).toMatchObject({ ok: true })
    const passed = { cursor: cursor + 3, unsent: 0, appVersion: '1', digest: null }
    for (const one of [client, b.client]) expect(await one.status(passed)).toMatchObject({ ok: true })
    expect(await keepSnapshotFresh(a.db(), client, a.seed, 0)).toMatchObject({ ok: true })
    expect(await pullSets(b.db(), b.client)).toMatchObject({ problem: { kind: 'snapshotNeeded' } })
    expect(await takeSnapshot(b.db(), b.client)).toEqual({ ok: true, data: true })
    await expectAlike(clinic, b)
    const [titles] = await a.write((tx) => tx.all("SELECT count(*) AS n FROM user WHERE title = 'Unsent'"))
    expect(titles).toEqual({ n: 2 })
    await b.close()
    await clinic.close()
  })

  it('has a snapshot to begin with though two made one at once, and the first ended the other', async () => {
    const clinic = await startHubClinic(hub, 30)
    const { a, client } = clinic
    let overtaken = 0
    const slow: HubClient = {
      ...client,
      putPiece: async (id, piece, bytes) => {
        if (overtaken === 0) {
          overtaken += 1
          expect(await keepSnapshotFresh(a.db(), client, a.seed, -1)).toMatchObject({ ok: true })
        }
        return client.putPiece(id, piece, bytes)
      },
    }
    expect(await keepSnapshotFresh(a.db(), slow, a.seed)).toMatchObject({ ok: true })
    expect(overtaken).toBe(1)
    expect(await client.latestSnapshot()).toMatchObject({ data: { snapshot: { seq: expect.any(Number) } } })
    await clinic.close()
  })

  it('lies at the hub without a word that anybody can read (product 44)', async () => {
    const clinic = await startHubClinic(hub, 20)
    const { begun, pieces } = await makeSnapshot(clinic.a.db(), clinic.a.seed)
    const all = Buffer.concat([Buffer.from(begun.header, 'base64url'), ...pieces]).toString('latin1')
    for (const word of ['Canarybird', 'Olive', 'Maple', 'maple.example', 'argon2'])
      expect(all).not.toContain(word)
    await clinic.close()
  })
})

describe('a code is refused', () => {
  let clinic: HubClinic
  beforeAll(async () => {
    clinic = await startHubClinic(hub, 3)
  })
  afterAll(() => clinic.close())
  const tryCode = async (code: string): Promise<string> => {
    const read = readJoinCode(code)
    if (read === undefined) return 'mistyped'
    const guest = connectHub({ address: read.address, token: '' })
    const opened = await openInvitation(guest, read)
    guest.close()
    return opened.ok ? 'ok' : opened.error.code
  }

  it('that was used, is over, or was never given', async () => {
    const code = await clinic.invite()
    expect(await tryCode(code)).toBe('ok')
    const b = await joinPc(code)
    await b.close()
    expect(await tryCode(code)).toBe('JOIN_CODE_ENDED')
    const late = await clinic.invite()
    time += 15 * 60_000 + 1
    expect(await tryCode(late)).toBe('JOIN_CODE_ENDED')
    const { clinicId } = must(readJoinCode(late), 'a code')
    const { address } = hub
    expect(await tryCode(formatJoinCode({ address, clinicId, secret: randomBytes(20) }))).toBe(
      'JOIN_CODE_WRONG',
    )
  })

  it('of another clinic', async () => {
    const code = must(readJoinCode(await clinic.invite()), 'a code')
    expect(await tryCode(formatJoinCode({ ...code, clinicId: randomUUID() }))).toBe('JOIN_CODE_WRONG')
  })

  it('whose invitation the hub changed, or swapped for another one (S13)', async () => {
    const [one, other] = [await clinic.invite(), await clinic.invite()]
    const read = must(readJoinCode(one), 'a code')
    const swap = await openCode(other)
    const honest = connectHub({ address: hub.address, token: '' })
    const { inviteId, proof } = swap.keys
    const foreign = await honest.openInvite({ clinicId: read.clinicId, inviteId, proof })
    const own = must(foreign.ok ? foreign.data.wrapped : undefined, 'a bundle')
    for (const wrapped of [own, `${own.slice(0, -4)}AAAA`, 'd3JhcHBlZA', '']) {
      const lying = { openInvite: () => Promise.resolve({ ok: true as const, data: { wrapped } }) }
      expect(await openInvitation(lying, read)).toMatchObject({ error: { code: 'HUB_REFUSED' } })
    }
    honest.close()
  })
})

describe('a new PC believes no hub (S13)', () => {
  it('that gives a snapshot of a PC which is not of the clinic, changes a piece, or holds back what came before', async () => {
    const clinic = await startHubClinic(hub, 30)
    const stranger = await startHubClinic(hub, 4)
    const foreign = await makeSnapshot(stranger.a.db(), stranger.a.seed)
    const b = await joinPc(await clinic.invite())
    const latest = await b.client.latestSnapshot()
    const { snapshot, hub: identity } = must(latest.ok ? latest.data : undefined, 'an answer')
    const told = must(snapshot, 'a snapshot')
    const lies: Partial<HubClient>[] = [
      {
        latestSnapshot: () => Promise.resolve({ ok: true, data: { hub: identity, snapshot: foreign.begun } }),
      },
      {
        latestSnapshot: () =>
          Promise.resolve({ ok: true, data: { hub: identity, snapshot: { ...told, seq: told.seq + 1 } } }),
      },
      {
        latestSnapshot: () =>
          Promise.resolve({ ok: true, data: { hub: { ...identity, generation: randomUUID() }, snapshot } }),
      },
      {
        getPiece: async (id, piece) => {
          const got = await b.client.getPiece(id, piece)
          if (got.ok) got.data[100] = ((got.data[100] ?? 0) + 1) % 256
          return got
        },
      },
      { getPiece: () => Promise.resolve({ ok: true, data: must(foreign.pieces[0], 'a piece') }) },
    ]
    for (const lie of lies) {
      const done = await continueJoining(b.db(), { ...b.client, ...lie }, WATCH)
      expect(done).toEqual({ ok: false, problem: 'hubNotTrusted' })
      expect(await b.write((tx) => tx.all('SELECT 1 FROM user'))).toEqual([])
    }
    const holding: HubClient = {
      ...b.client,
      latestSnapshot: () => Promise.resolve({ ok: true, data: { hub: identity, snapshot: null } }),
      pull: async (after, wait) => {
        const page = await b.client.pull(after, wait)
        return page.ok ? { ok: true, data: { ...page.data, head: 0, frames: [] } } : page
      },
    }
    const held = await joinPc(await clinic.invite())
    const pulled = await continueJoining(
      held.db(),
      { ...held.client, latestSnapshot: holding.latestSnapshot, pull: holding.pull },
      WATCH,
    )
    expect(pulled).toEqual({ ok: false, problem: 'hubNotTrusted' })
    await held.close()
    expect(await continueJoining(b.db(), b.client, WATCH)).toEqual({ ok: true })
    await expectAlike(clinic, b)
    await b.close()
    await clinic.close()
    await stranger.close()
  })
})

describe('"Join a clinic" on the first run', () => {
  it('makes keys and database, brings the people, and lets the owner sign in', async () => {
    const clinic = await startHubClinic(hub, 40)
    const code = await clinic.invite()
    const b = await startTestApp()
    const asked = { pcName: 'Desk B', keepKeyInFile: true }
    const slip = `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`
    expect(await b.ask('setup.joinClinic', { ...asked, code: slip })).toMatchObject({
      error: { code: 'JOIN_CODE_WRONG' },
    })
    const { recoveryKey } = dataOf(await b.ask('setup.joinClinic', { ...asked, code }))
    expect(recoveryKey).toMatch(/^[0-9A-Z]{4}(?:-[0-9A-Z]{4}){8}$/)
    await expect
      .poll(async () => dataOf(await b.ask('sync.getJoining', {})).isJoining, { timeout: 20_000 })
      .toBe(false)
    expect(dataOf(await b.ask('start.get', {}))).toMatchObject({
      clinicName: 'Maple Therapy',
      isJoining: false,
    })
    dataOf(await b.ask('identity.signIn', { email: OWNER_EMAIL, password: OWNER_PASSWORD }))
    const again = await b.restart()
    dataOf(await again.ask('identity.signIn', { email: OWNER_EMAIL, password: OWNER_PASSWORD }))
    await again.stop()
    await clinic.close()
  })
})
