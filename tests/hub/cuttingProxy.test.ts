import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BLANK_PERSON, insertPerson } from '#backend/features/users/index.ts'
import { connectHub } from '#backend/sync/connectHub.ts'
import { pullSets } from '#backend/sync/pullSets.ts'
import { pushSets } from '#backend/sync/pushSets.ts'
import { must } from '#shared/lib/must.ts'
import { drawsFrom } from '#tests/bench/seeded.ts'
import { startCuttingProxy } from '#tests/support/cuttingProxy.ts'
import { enrolAll } from '#tests/support/hubClinic.ts'
import { startPostgres, type TestPostgres } from '#tests/support/postgres.ts'
import { startHub, type TestHub } from '#tests/support/startHub.ts'
import { picture, startSyncPcs, type SyncPc } from '#tests/support/syncPcs.ts'

const PCS = 4
const ROUNDS = process.env['ANTEROOM_LONG'] === '1' ? 1_000 : 40
/** How often something happens to what goes through the wire. */
const HARM = 0.6
/** What a PC may meet on a wire that cuts: a hub that is not there, and half an answer. */
const PASSING = new Set(['unreachable', 'malformed'])

type Client = ReturnType<typeof connectHub>

describe('PCs whose wire to the hub cuts, delays, throttles, repeats and halves (S2, S4, S6)', () => {
  let postgres: TestPostgres
  let hub: TestHub
  let databaseUrl: string
  beforeAll(async () => {
    postgres = await startPostgres()
    databaseUrl = postgres.makeDatabase()
    hub = await startHub({ databaseUrl })
  })
  afterAll(async () => {
    await hub.stop()
    await postgres.stop()
  })

  it('lose nothing and double nothing', async () => {
    const seed = Number(process.env['ANTEROOM_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
    const draws = drawsFrom(seed)
    const { pcs, close } = await startSyncPcs(PCS)
    const { tokens, clinicId, clients } = await enrolAll(hub.address, pcs)
    clients.forEach((client) => client.close())
    const proxy = await startCuttingProxy(hub.address, draws.fraction, HARM)
    const wires = tokens.map((token) => connectHub({ address: proxy.address, token }))
    let failed = 0
    const exchange = async (pc: SyncPc, client: Client): Promise<boolean> => {
      const pushed = await pushSets(pc.db(), client, pc.seed)
      const pulled = await pullSets(pc.db(), client)
      for (const answer of [pushed, pulled]) {
        if (answer.ok) continue
        failed += 1
        expect(PASSING, JSON.stringify(answer.problem)).toContain(answer.problem.kind)
      }
      return pushed.ok && pulled.ok
    }
    const pairs = pcs.map((pc, at) => ({ pc, client: must(wires[at], 'a wire for each PC'), written: 0 }))
    await Promise.all(
      pairs.map(async (pair) => {
        for (let round = 0; round < ROUNDS; round += 1) {
          const many = draws.below(4)
          await pair.pc.write((tx) => {
            for (let at = 0; at < many; at += 1)
              insertPerson(tx, {
                ...BLANK_PERSON,
                kind: 'staff',
                firstName: `PC ${pair.pc.pc.number}`,
                lastName: `Person ${pair.written + at}`,
              })
          })
          pair.written += many
          await exchange(pair.pc, pair.client)
        }
      }),
    )
    const damage = proxy.damage()
    proxy.heal()
    for (const _ of [1, 2]) for (const { pc, client } of pairs) expect(await exchange(pc, client)).toBe(true)

    const written = pairs.reduce((sum, pair) => sum + pair.written, 0)
    const pictures = await Promise.all(pcs.map(picture))
    for (const shown of pictures) {
      expect(shown).toEqual(pictures[0])
      expect(shown['user']).toHaveLength(written)
    }
    for (const { pc, written: own } of pairs) {
      const [held] = await pc.write((tx) =>
        tx.all(
          'SELECT count(DISTINCT last_name) AS names FROM user WHERE first_name = ?',
          `PC ${pc.pc.number}`,
        ),
      )
      expect(held).toEqual({ names: own })
      expect(await pc.write((tx) => tx.all('SELECT * FROM outgoing_set WHERE sent_at IS NULL'))).toEqual([])
      expect(await pc.write((tx) => tx.all('SELECT * FROM outbox WHERE acknowledged_at IS NULL'))).toEqual([])
    }
    const admin = new pg.Client({ connectionString: databaseUrl })
    await admin.connect()
    const { rows } = await admin.query<{ sets: string; hashes: string; head: string }>(
      `SELECT count(*) AS sets, count(DISTINCT hash) AS hashes, max(seq) AS head FROM change_set WHERE clinic_id = $1`,
      [clinicId],
    )
    await admin.end()
    const kept = must(rows[0], 'a count')
    expect([kept.hashes, kept.head]).toEqual([kept.sets, kept.sets])
    expect(damage.cut).toBeGreaterThan(10)
    expect(damage.halved).toBeGreaterThan(5)
    expect(damage.repeated).toBeGreaterThan(5)
    expect(damage.throttled).toBeGreaterThan(5)
    expect(failed).toBeGreaterThan(10)
    console.log(
      `Cutting wire: ${PCS} PCs × ${ROUNDS} rounds, seed ${seed}: ${damage.requests} pieces sent, ${damage.cut} cut, ${damage.halved} halved, ${damage.delayed} delayed, ${damage.throttled} throttled, ${damage.repeated} repeated, ${failed} syncs failed; 0 of ${written} people lost or doubled in ${kept.sets} sets`,
    )
    wires.forEach((client) => client.close())
    await proxy.stop()
    await close()
  }, 1_800_000)
})
