import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { updateRow } from '#backend/db/writeRow.ts'
import { BLANK_PERSON, insertPerson } from '#backend/features/users/index.ts'
import { isRow } from '#backend/sync/fieldStore.ts'
import { revokePc } from '#backend/sync/keys/revokePc.ts'
import { must } from '#shared/lib/must.ts'
import { enrolAll } from '#tests/support/hubClinic.ts'
import { data, refusal } from '#tests/support/hubPc.ts'
import { findPostgres, startPostgres, type TestPostgres } from '#tests/support/postgres.ts'
import { startHub } from '#tests/support/startHub.ts'
import { syncOnce, type ToldOwners } from '#tests/support/syncOnce.ts'
import { picture, startSyncPcs, type SyncPc } from '#tests/support/syncPcs.ts'

const RUNS = process.env['ANTEROOM_LONG'] === '1' ? 60 : 3
const STEPS = 24

/** The same numbers for the same seed. */
function chances(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    return Math.floor((state / 2 ** 31) * below)
  }
}

const names = (pc: SyncPc): Promise<string[]> =>
  pc.write((tx) =>
    tx
      .all('SELECT first_name FROM user ORDER BY first_name')
      .filter(isRow)
      .map((row) => String(row['first_name'])),
  )

describe('a hub that is restored from an older backup (S8)', () => {
  let postgres: TestPostgres
  const folder = mkdtempSync(join(tmpdir(), 'anteroom-dump-'))
  const tool = (name: string, ...words: string[]): void => {
    execFileSync(join(must(findPostgres(), 'PostgreSQL'), name), words, { stdio: 'pipe' })
  }
  beforeAll(async () => {
    postgres = await startPostgres()
  })
  afterAll(async () => {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  /** PCs work and sync at random; meanwhile the hub is dumped and, later, put back to that dump. */
  async function play(seed: number, told: ToldOwners): Promise<number> {
    const chance = chances(seed)
    const { pcs, close } = await startSyncPcs(3)
    let databaseUrl = postgres.makeDatabase()
    let hub = await startHub({ databaseUrl })
    const port = Number(new URL(hub.address).port)
    const { clients } = await enrolAll(hub.address, pcs)
    const made = new Set<string>()
    const sync = async (at: number): Promise<void> => {
      const pc = must(pcs[at], 'a PC')
      pc.clock.now += 60_000
      expect(await syncOnce(pc, must(clients[at], 'its client'), told)).toMatchObject({ ok: true })
    }
    const dumpAt = 2 + chance(STEPS / 2)
    const backAt = dumpAt + 1 + chance(STEPS - dumpAt - 1)
    const dump = join(folder, `${seed}.dump`)
    for (let step = 0; step < STEPS; step += 1) {
      if (step === dumpAt) tool('pg_dump', '-Fc', '-f', dump, databaseUrl)
      if (step === backAt) {
        await hub.stop()
        databaseUrl = postgres.makeDatabase()
        tool('pg_restore', '-d', databaseUrl, dump)
        hub = await startHub({ databaseUrl, port })
      }
      const at = chance(3)
      const name = `P${step}`
      made.add(name)
      await must(pcs[at], 'a PC').write((tx) =>
        insertPerson(tx, { ...BLANK_PERSON, kind: 'staff', firstName: name, lastName: 'Silva' }),
      )
      if (chance(3) > 0) await sync(at)
      if (chance(3) === 0) await sync(chance(3))
    }
    // A miss that no number shows is found by the digests, at the next round.
    for (const _ of [1, 2, 3]) for (const at of [0, 1, 2]) await sync(at)
    const pictures = await Promise.all(pcs.map(picture))
    for (const pc of pcs) expect(await names(pc)).toEqual([...made].toSorted())
    for (const other of pictures) expect(other).toEqual(pictures[0])
    for (const client of clients) client.close()
    await hub.stop()
    await close()
    return made.size
  }

  it('gets back what it lacks: no PC loses a row that any PC had, and all come to the same', async () => {
    const first = Number(process.env['ANTEROOM_SEED'] ?? Math.floor(Math.random() * 2 ** 30))
    const told: ToldOwners = []
    let rows = 0
    for (let run = 0; run < RUNS; run += 1) rows += await play(first + run, told)
    expect(new Set(told)).toEqual(new Set(['hubWentBack']))
    console.log(
      `S8: ${RUNS} hubs restored from pg_dump at random points, seed ${first}: 0 of ${rows} rows lost, noticed ${told.length} times`,
    )
  }, 3_600_000)

  it('is told again which PC was taken out since: that one stays out, and the others have the key', async () => {
    const { pcs, close } = await startSyncPcs(3)
    const [a, b, c] = [must(pcs[0], 'a'), must(pcs[1], 'b'), must(pcs[2], 'c')]
    let databaseUrl = postgres.makeDatabase()
    let hub = await startHub({ databaseUrl })
    const port = Number(new URL(hub.address).port)
    const { clients } = await enrolAll(hub.address, pcs)
    const [wayOfA, wayOfB, wayOfC] = [must(clients[0], 'a'), must(clients[1], 'b'), must(clients[2], 'c')]
    for (const [at, pc] of pcs.entries())
      expect(await syncOnce(pc, must(clients[at], 'a client'))).toMatchObject({ ok: true })
    const dump = join(folder, 'revoked.dump')
    tool('pg_dump', '-Fc', '-f', dump, databaseUrl)
    data(await revokePc(a.db(), wayOfA, { actorId: null }, { seed: a.seed, deviceId: c.pc.deviceId }))
    await syncOnce(a, wayOfA)
    await hub.stop()
    databaseUrl = postgres.makeDatabase()
    tool('pg_restore', '-d', databaseUrl, dump)
    hub = await startHub({ databaseUrl, port })
    expect(await wayOfC.devices()).toMatchObject({ ok: true })

    await a.write((tx) =>
      insertPerson(tx, { ...BLANK_PERSON, kind: 'staff', firstName: 'After', lastName: 'Silva' }),
    )
    for (const _ of [1, 2]) expect(await syncOnce(a, wayOfA)).toMatchObject({ ok: true })
    expect(refusal(await wayOfC.devices())).toBe('revoked')
    expect(await syncOnce(b, wayOfB)).toMatchObject({ ok: true })
    expect(await names(b)).toEqual(['After'])
    for (const client of clients) client.close()
    await hub.stop()
    await close()
  })

  it('lets nothing in that a PC sends which was taken out since, and which fills the hub besides', async () => {
    const { pcs, close } = await startSyncPcs(3)
    const [a, b, c] = [must(pcs[0], 'a'), must(pcs[1], 'b'), must(pcs[2], 'c')]
    let databaseUrl = postgres.makeDatabase()
    let hub = await startHub({ databaseUrl })
    const port = Number(new URL(hub.address).port)
    const { clients } = await enrolAll(hub.address, pcs)
    const [wayOfA, wayOfB, wayOfC] = [must(clients[0], 'a'), must(clients[1], 'b'), must(clients[2], 'c')]
    const add = (pc: SyncPc, firstName: string, bio = ''): Promise<void> =>
      pc.write((tx) => {
        const id = insertPerson(tx, { ...BLANK_PERSON, kind: 'staff', firstName, lastName: 'Silva' })
        if (bio !== '') updateRow(tx, 'user', id, { bio }, { verb: 'user.changed' })
      })
    for (const [at, pc] of pcs.entries())
      expect(await syncOnce(pc, must(clients[at], 'a client'))).toMatchObject({ ok: true })
    const dump = join(folder, 'filled.dump')
    tool('pg_dump', '-Fc', '-f', dump, databaseUrl)
    data(await revokePc(a.db(), wayOfA, { actorId: null }, { seed: a.seed, deviceId: c.pc.deviceId }))
    // The PC that took it out hears its own word in the next round.
    for (const [pc, way] of [
      [a, wayOfA],
      [b, wayOfB],
      [a, wayOfA],
    ] as const)
      expect(await syncOnce(pc, way)).toMatchObject({ ok: true })
    await hub.stop()
    databaseUrl = postgres.makeDatabase()
    tool('pg_restore', '-d', databaseUrl, dump)
    hub = await startHub({ databaseUrl, port, storageLimit: 400_000 })
    // Let in again, it is the first to come, and leaves no room for anybody.
    await add(c, 'Of the one that is out', randomBytes(290_000).toString('hex').slice(0, 580_000))
    await syncOnce(c, wayOfC)
    await add(a, 'Of a', randomBytes(100_000).toString('hex'))
    expect(await syncOnce(a, wayOfA)).toMatchObject({ ok: false, problem: { error: 'storageFull' } })
    expect(refusal(await wayOfC.devices())).toBe('revoked')
    await hub.stop()
    hub = await startHub({ databaseUrl, port })
    for (const _ of [1, 2])
      for (const [pc, way] of [
        [a, wayOfA],
        [b, wayOfB],
      ] as const)
        expect(await syncOnce(pc, way)).toMatchObject({ ok: true })
    for (const pc of [a, b]) expect(await names(pc)).toEqual(['Of a'])
    expect(await picture(a)).toEqual(await picture(b))
    for (const client of clients) client.close()
    await hub.stop()
    await close()
  })
})
