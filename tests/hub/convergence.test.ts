import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { HubClient } from '#backend/sync/hubClient.ts'
import { pullSets } from '#backend/sync/pullSets.ts'
import { pushSets } from '#backend/sync/pushSets.ts'
import { must } from '#shared/lib/must.ts'
import { enrolAll } from '#tests/support/hubClinic.ts'
import type { Fate } from '#tests/support/memoryHub.ts'
import { startPostgres, type TestPostgres } from '#tests/support/postgres.ts'
import { startHub, type TestHub } from '#tests/support/startHub.ts'
import { picture, startSyncPcs, type SyncPc } from '#tests/support/syncPcs.ts'
import { edit, step, type Step } from '#tests/support/syncSchedules.ts'

const RUNS = Number(process.env['ANTEROOM_RUNS'] ?? (process.env['ANTEROOM_LONG'] === '1' ? 1_000 : 10))
const LOST = { ok: false, problem: { kind: 'unreachable' } } as const

type Way = Pick<HubClient, 'push' | 'pull'>

/** A PC's way to a real hub, over a network that loses a request or its answer. */
const over = (client: Way, fate: Fate): Way => ({
  push: async (sets) => {
    if (fate === 'isLost') return LOST
    const answer = await client.push(sets)
    return fate === 'arrives' ? answer : LOST
  },
  pull: async (after, wait) => (fate === 'arrives' ? client.pull(after, wait) : LOST),
})

async function exchange(pc: SyncPc, way: Way, what: string): Promise<void> {
  for (const work of [
    ...(what === 'pull' ? [] : [() => pushSets(pc.db(), way, pc.seed)]),
    ...(what === 'push' ? [] : [() => pullSets(pc.db(), way)]),
  ]) {
    const done = await work()
    if (!done.ok) expect(done.problem).toEqual({ kind: 'unreachable' })
  }
}

async function take(one: Step, pc: SyncPc, client: Way): Promise<void> {
  pc.clock.now += one.minutes * 60_000
  if (one.what === 'restart') await pc.restart()
  else if (['push', 'pull', 'sync'].includes(one.what)) await exchange(pc, over(client, one.fate), one.what)
  else await pc.write((tx) => edit(tx, one))
}

/** @returns how many clashes wait for review at the end */
async function play(address: string, offsets: readonly number[], steps: readonly Step[]): Promise<number> {
  const { pcs, close } = await startSyncPcs(offsets.length)
  const { clients } = await enrolAll(address, pcs)
  try {
    const pairs = pcs.map((pc, at) => ({ pc, client: must(clients[at], 'a client for each PC') }))
    pcs.forEach((pc, at) => {
      pc.clock.now += must(offsets[at], 'an offset for each PC')
    })
    const first = must(pcs[0], 'a PC')
    for (const what of ['addPerson', 'addPerson', 'addDiscipline'] as const)
      await first.write((tx) => edit(tx, { pc: 0, what, which: 0, value: 0, minutes: 0, fate: 'arrives' }))
    for (const { pc, client } of pairs) await exchange(pc, client, 'sync')
    for (const one of steps) {
      const { pc, client } = must(pairs[one.pc % pairs.length], 'a PC')
      await take(one, pc, client)
    }
    for (const _ of [1, 2]) for (const { pc, client } of pairs) await exchange(pc, client, 'sync')
    const pictures = await Promise.all(pcs.map(picture))
    for (const other of pictures) expect(other).toEqual(pictures[0])
    const shown = must(pictures[0], 'a picture')
    expect([shown['waiting'], shown['set_aside']]).toEqual([[], []])
    return shown['review']?.length ?? 0
  } finally {
    clients.forEach((client) => client.close())
    await close()
  }
}

describe('several PCs, a real hub and a real PostgreSQL (S1)', () => {
  let postgres: TestPostgres
  let hubs: readonly TestHub[] = []
  beforeAll(async () => {
    postgres = await startPostgres()
    const databaseUrl = postgres.makeDatabase()
    hubs = [await startHub({ databaseUrl })]
  })
  afterAll(async () => {
    for (const hub of hubs) await hub.stop()
    await postgres.stop()
  })

  it('come to the same rows, versions, clashes and logs, whatever was done and whatever the network did', async () => {
    const seed = Number(process.env['ANTEROOM_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
    let clashes = 0
    let made = 0
    const month = 30 * 24 * 3_600_000
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: -month, max: month }), { minLength: 3, maxLength: 8 }),
        fc.array(step, { minLength: 10, maxLength: 60, size: 'max' }),
        async (offsets, steps) => {
          clashes += await play(must(hubs[0], 'a hub').address, offsets, steps)
          made += steps.length
        },
      ),
      { numRuns: RUNS, seed },
    )
    console.log(
      `S1 on PostgreSQL: ${RUNS} schedules, ${made} steps, seed ${seed}: 0 diverged, ${clashes} clashes kept for review`,
    )
  }, 7_200_000)
})
