import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { data, HubPc } from '#tests/support/hubPc.ts'
import { startHubProcess } from '#tests/support/hubProcess.ts'
import { startPostgres, type TestPostgres } from '#tests/support/postgres.ts'
import { startHub } from '#tests/support/startHub.ts'

const EACH = process.env['ANTEROOM_LONG'] === '1' ? 10_000 : 150
const WRITERS = 8
const CANARY = 'Marigold Canaryworth'

describe('hub processes on one database', () => {
  let postgres: TestPostgres
  beforeAll(async () => {
    postgres = await startPostgres()
  })
  afterAll(() => postgres.stop())

  it(
    'shows every reader every set once, while eight write through two hubs (S3)',
    async () => {
      const databaseUrl = postgres.makeDatabase()
      const hubs = await Promise.all([startHub({ databaseUrl }), startHub({ databaseUrl })])
      const place = (nth: number): string => hubs[nth % 2]?.address ?? ''
      // Every transaction that stores sets waits a random while before it commits.
      const admin = new pg.Client({ connectionString: databaseUrl })
      await admin.connect()
      await admin.query(`
        CREATE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql AS
          $$ BEGIN PERFORM pg_sleep(random() * 0.004); RETURN NULL; END $$;
        CREATE TRIGGER dawdle AFTER INSERT ON change_set FOR EACH STATEMENT EXECUTE FUNCTION dawdle()`)
      const owner = await HubPc.first(place(0))
      const writers = [owner]
      while (writers.length < WRITERS) writers.push(await owner.invite())
      writers.forEach((pc, nth) => pc.use(pc.token, place(nth)))
      const total = WRITERS * EACH
      const read = async (nth: number): Promise<number[]> => {
        const reader = new HubPc(place(nth), owner.clinicId)
        reader.use(owner.token, place(nth))
        const seen: number[] = []
        while (seen.length < total) {
          const page = data(await reader.client.pull(seen.at(-1) ?? 0, 5))
          seen.push(...page.frames.map(({ seq }) => seq))
        }
        return seen
      }
      const reading = Promise.all([read(0), read(1)])
      await Promise.all(
        writers.map(async (pc) => {
          for (let sent = 0; sent < EACH;) {
            const many = Math.min(1 + Math.floor(Math.random() * 5), EACH - sent)
            data(await pc.client.push(Array.from({ length: many }, () => pc.seal(CANARY))))
            sent += many
          }
        }),
      )
      const expected = Array.from({ length: total }, (_, at) => at + 1)
      for (const seen of await reading) expect(seen).toEqual(expected)
      console.log(`${WRITERS} writers × ${EACH} sets over two hubs: 0 of ${total} missed by 2 readers`)
      const found = await admin.query<{ rows: string }>(
        `SELECT string_agg(t::text, ' ') AS rows FROM change_set t UNION ALL
         SELECT string_agg(t::text, ' ') FROM device t UNION ALL SELECT string_agg(t::text, ' ') FROM invite t`,
      )
      const hex = Buffer.from('Canaryworth').toString('hex')
      for (const { rows } of found.rows) {
        expect(rows.includes(hex) || rows.includes('Canaryworth') || rows.includes(owner.token)).toBe(false)
      }
      await admin.end()
      await Promise.all(hubs.map((hub) => hub.stop()))
    },
    process.env['ANTEROOM_LONG'] === '1' ? 1_200_000 : 60_000,
  )

  it('wakes who waits at another process', async () => {
    const databaseUrl = postgres.makeDatabase()
    const [one, other] = await Promise.all([startHub({ databaseUrl }), startHub({ databaseUrl })])
    const a = await HubPc.first(one.address)
    const b = await a.invite()
    b.use(b.token, other.address)
    const waiting = b.client.pull(0, 20)
    await sleep(300)
    const began = performance.now()
    await a.client.push([a.seal('news')])
    expect(data(await waiting).frames).toHaveLength(1)
    expect(performance.now() - began).toBeLessThan(1_000)
    await Promise.all([one.stop(), other.stop()])
  })

  it('loses nothing acknowledged when it is killed while PCs push', async () => {
    const databaseUrl = postgres.makeDatabase()
    const first = await startHubProcess(databaseUrl)
    const a = await HubPc.first(first.address)
    const acknowledged: number[] = []
    const killing = sleep(700).then(() => first.child.kill('SIGKILL'))
    for (;;) {
      const answer = await a.client.push([a.seal('kept')])
      if (!answer.ok) break
      acknowledged.push(...answer.data.seqs)
    }
    await killing
    const again = await startHubProcess(databaseUrl)
    a.use(a.token, again.address)
    const seen = new Set<number>()
    for (let after = 0; ;) {
      const { frames, head } = data(await a.client.pull(after, 0))
      for (const { seq } of frames) seen.add(seq)
      after = frames.at(-1)?.seq ?? head
      if (after >= head) break
    }
    expect(acknowledged.length).toBeGreaterThan(0)
    expect(acknowledged.filter((seq) => !seen.has(seq))).toEqual([])
    again.child.kill('SIGTERM')
    expect(await once(again.child, 'exit')).toEqual([0, null])
  })

  it('answers who waits and ends when it is told to stop', async () => {
    const { child, address } = await startHubProcess(postgres.makeDatabase())
    const a = await HubPc.first(address)
    const waiting = a.client.pull(0, 25)
    await sleep(300)
    const began = performance.now()
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    expect(data(await waiting).head).toBe(0)
    expect(await ended).toEqual([0, null])
    expect(performance.now() - began).toBeLessThan(5_000)
  })
})
