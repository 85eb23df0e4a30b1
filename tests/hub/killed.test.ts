import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isRow } from '#backend/sync/fieldStore.ts'
import { must } from '#shared/lib/must.ts'
import { drawsFrom } from '#tests/bench/seeded.ts'
import { expectNothingLost, expectOneOrder, type HubCrew, startHubCrew } from '#tests/support/hubCrew.ts'
import { startHubProcess } from '#tests/support/hubProcess.ts'
import { startPcProcess } from '#tests/support/pcProcess.ts'
import { startPostgres, type TestPostgres } from '#tests/support/postgres.ts'

const isLong = process.env['ANTEROOM_LONG'] === '1'
const KILLS = isLong ? 100 : 3
const PCS = 3
const PATIENCE_MS = isLong ? 3_600_000 : 120_000
const LONGEST_MS = 400

describe('PCs, while what they sync through is killed (S2, S3, S4)', () => {
  let postgres: TestPostgres
  beforeAll(async () => {
    postgres = await startPostgres()
  })
  afterAll(() => postgres.stop())

  /** All PCs add people and sync, and `strike` comes again and again at any moment. */
  async function work(
    crew: HubCrew,
    below: (count: number) => number,
    strike: () => Promise<void>,
  ): Promise<void> {
    const state = { isOver: false }
    const working = Promise.all(
      crew.pcs.map(async (_, at) => {
        while (!state.isOver) {
          await crew.addPeople(at, 1 + below(3))
          await crew.exchange(at)
        }
      }),
    )
    for (let kill = 0; kill < KILLS; kill += 1) {
      await sleep(below(LONGEST_MS))
      await strike()
    }
    state.isOver = true
    await working
  }

  it(
    'lose nothing and double nothing when the hub is killed',
    async () => {
      const seed = Number(process.env['ANTEROOM_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
      const draws = drawsFrom(seed)
      const databaseUrl = postgres.makeDatabase()
      let hub = await startHubProcess(databaseUrl)
      const { address } = hub
      const port = Number(new URL(address).port)
      const crew = await startHubCrew(address, PCS)
      await work(crew, draws.below, async () => {
        await hub.kill()
        hub = await startHubProcess(databaseUrl, port)
      })
      await crew.settle()
      await expectNothingLost(crew)
      const sets = await expectOneOrder(databaseUrl, crew.clinicId)
      console.log(
        `Hub killed ${KILLS} times under ${PCS} PCs, seed ${seed}: ${crew.failed()} syncs failed; 0 of ${crew.written()} people lost or doubled in ${sets} sets`,
      )
      await crew.close()
      await hub.stop()
    },
    PATIENCE_MS,
  )

  it(
    'lose nothing and double nothing when PostgreSQL is killed',
    async () => {
      const seed = Number(process.env['ANTEROOM_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
      const draws = drawsFrom(seed)
      const databaseUrl = postgres.makeDatabase()
      const hub = await startHubProcess(databaseUrl)
      const crew = await startHubCrew(hub.address, PCS)
      await work(crew, draws.below, () => postgres.crash())
      await crew.settle()
      await expectNothingLost(crew)
      const sets = await expectOneOrder(databaseUrl, crew.clinicId)
      expect(hub.child.exitCode).toBe(null)
      console.log(
        `PostgreSQL killed ${KILLS} times under a hub and ${PCS} PCs, seed ${seed}: ${crew.failed()} syncs failed; 0 of ${crew.written()} people lost or doubled in ${sets} sets`,
      )
      await crew.close()
      await hub.stop()
    },
    PATIENCE_MS,
  )

  it(
    'lose nothing that was saved when a PC is killed',
    async () => {
      const seed = Number(process.env['ANTEROOM_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
      const draws = drawsFrom(seed)
      const databaseUrl = postgres.makeDatabase()
      const hub = await startHubProcess(databaseUrl)
      const crew = await startHubCrew(hub.address, PCS)
      const pc = must(crew.pcs[0], 'a PC')
      const place = {
        file: pc.file,
        address: hub.address,
        token: must(crew.tokens[0], 'a token'),
        seed: pc.seed,
      }
      const saved: string[] = []
      await pc.elsewhere(async () => {
        for (let kill = 0; kill < KILLS; kill += 1) {
          const other = await startPcProcess(place)
          for (let at = 1; at < PCS; at += 1) {
            await crew.addPeople(at, 1)
            await crew.exchange(at)
          }
          await sleep(draws.below(LONGEST_MS))
          await other.kill()
          saved.push(...other.saved)
        }
      })
      const here = await pc.write((tx) =>
        tx.all(
          `SELECT id FROM user WHERE first_name LIKE 'PC %' AND first_name <> 'PC 1' AND first_name <> 'PC 2'`,
        ),
      )
      // A save may be done without its having been said; never the other way round.
      expect(here.length).toBeGreaterThanOrEqual(saved.length)
      expect(here.length - saved.length).toBeLessThanOrEqual(KILLS)
      crew.noteWritten(here.length)
      await crew.settle()
      await expectNothingLost(crew)
      const all = await pc.write((tx) => tx.all('SELECT id FROM user'))
      const ids = new Set(all.filter(isRow).map(({ id }) => String(id)))
      expect(saved.filter((id) => !ids.has(id))).toEqual([])
      const sets = await expectOneOrder(databaseUrl, crew.clinicId)
      console.log(
        `A PC killed ${KILLS} times beside ${PCS - 1} others, seed ${seed}: 0 of ${saved.length} saves lost, 0 of ${crew.written()} people lost or doubled in ${sets} sets`,
      )
      await crew.close()
      await hub.stop()
    },
    PATIENCE_MS,
  )
})
