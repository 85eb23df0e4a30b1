import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { must } from '#shared/lib/must.ts'
import { median, quantile, timeOf } from '#tests/bench/measure.ts'
import { drawsFrom } from '#tests/bench/seeded.ts'
import { expectOneOrder, type HubCrew, startHubCrew } from '#tests/support/hubCrew.ts'
import { type HubProcess, startHubProcess } from '#tests/support/hubProcess.ts'
import { startPostgres, type TestPostgres } from '#tests/support/postgres.ts'
import { picture } from '#tests/support/syncPcs.ts'
import { edit, randomStep } from '#tests/support/syncSchedules.ts'

const isLong = process.env['ANTEROOM_LONG'] === '1'
const SECONDS = Number(process.env['ANTEROOM_SOAK_SECONDS'] ?? (isLong ? 600 : 8))
const PCS = 20
/** Parts of the time that are compared with each other. */
const PARTS = 4
/** Between two looks at the memory. */
const LOOK_MS = 500
/** How much the memory may grow from the second part to the last. */
const MOST_GROWTH = 1.25

type Part = { readonly exchanges: number[]; readonly hubMiB: number[]; readonly ownMiB: number[] }

const MIB = 1024 * 1024

async function hubMemory(address: string): Promise<number> {
  const text = await (await fetch(`${address}/metrics`)).text()
  return Number(/^anteroom_hub_resident_memory_bytes (\S+)$/mu.exec(text)?.[1]) / MIB
}

describe('twenty PCs at work on one hub and PostgreSQL', () => {
  let postgres: TestPostgres
  let hub: HubProcess
  let databaseUrl: string
  beforeAll(async () => {
    postgres = await startPostgres()
    databaseUrl = postgres.makeDatabase()
    hub = await startHubProcess(databaseUrl)
  })
  afterAll(async () => {
    await hub.stop()
    await postgres.stop()
  })

  /** Everybody does something and syncs, one after the other in no order, until the time is over. */
  async function work(crew: HubCrew, seed: number, parts: readonly Part[]): Promise<number> {
    const draws = drawsFrom(seed)
    const began = performance.now()
    let steps = 0
    let looked = 0
    for (;;) {
      const elapsed = performance.now() - began
      const share = elapsed / (SECONDS * 1_000)
      if (share >= 1) return steps
      const part = must(parts[Math.floor(share * PARTS)], 'a part')
      const at = draws.below(PCS)
      const pc = must(crew.pcs[at], 'a PC')
      pc.clock.now = Date.now()
      await pc.write((tx) => edit(tx, randomStep(draws)))
      part.exchanges.push(
        await timeOf(async () => {
          expect(await crew.exchange(at)).toBe(true)
        }),
      )
      steps += 1
      if (elapsed - looked < LOOK_MS) continue
      looked = elapsed
      part.hubMiB.push(await hubMemory(hub.address))
      part.ownMiB.push(process.memoryUsage().heapUsed / MIB)
    }
  }

  it(
    `stay in step, answer in time and grow no memory`,
    async () => {
      const seed = Number(process.env['ANTEROOM_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
      const crew = await startHubCrew(hub.address, PCS)
      for (const at of [0, 1, 2]) await crew.addPeople(at, 4)
      await crew.settle()
      const parts = Array.from({ length: PARTS }, (): Part => ({ exchanges: [], hubMiB: [], ownMiB: [] }))
      const steps = await work(crew, seed, parts)
      await crew.settle()
      const pictures = []
      for (const pc of crew.pcs) pictures.push(await picture(pc))
      for (const shown of pictures) expect(shown).toEqual(pictures[0])
      const sets = await expectOneOrder(databaseUrl, crew.clinicId)
      const most = (values: readonly number[]): number => Math.max(0, ...values)
      const lines = parts.map(
        ({ exchanges, hubMiB, ownMiB }) =>
          `p50 ${median(exchanges).toFixed(1)} ms, p95 ${quantile(exchanges, 0.95).toFixed(1)} ms, p99 ${quantile(exchanges, 0.99).toFixed(1)} ms, hub ${most(hubMiB).toFixed(0)} MiB, PCs' heap ${most(ownMiB).toFixed(0)} MiB`,
      )
      console.log(
        `Soak: ${PCS} PCs, ${SECONDS} s, seed ${seed}: ${steps} edits and syncs, ${sets} sets, all PCs equal. By quarter:\n${lines.join('\n')}`,
      )
      expect(steps).toBeGreaterThan(SECONDS)
      if (isLong) {
        const [, second, , last] = parts
        expect(most(last?.hubMiB ?? [])).toBeLessThan(most(second?.hubMiB ?? []) * MOST_GROWTH)
      }
      await crew.close()
    },
    (SECONDS + 300) * 1_000,
  )
})
