import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeDigest } from '#backend/sync/digest/makeDigest.ts'
import { reviewId } from '#backend/sync/fieldStore.ts'
import { pullSets } from '#backend/sync/pullSets.ts'
import { pushSets } from '#backend/sync/pushSets.ts'
import { must } from '#shared/lib/must.ts'
import { type Fate, memoryClient, MemoryHub } from '#tests/support/memoryHub.ts'
import { type FiledPc, picture, startSyncPcs, type SyncPc } from '#tests/support/syncPcs.ts'
import { edit, step, type Step } from '#tests/support/syncSchedules.ts'
import { startOlder } from '#tests/support/twoVersions.ts'

const RUNS = Number(process.env['ANTEROOM_RUNS'] ?? (process.env['ANTEROOM_LONG'] === '1' ? 10_000 : 200))

async function exchange(pc: SyncPc, hub: MemoryHub, what: string, fate: () => Fate): Promise<void> {
  const client = memoryClient(hub, fate, () => 3)
  if (what !== 'pull') {
    const pushed = await pushSets(pc.db(), client, pc.seed)
    if (!pushed.ok) expect(pushed.problem.kind).toBe('unreachable')
  }
  if (what !== 'push') {
    const pulled = await pullSets(pc.db(), client)
    if (!pulled.ok) expect(pulled.problem.kind).toBe('unreachable')
  }
}

type Update = (pc: FiledPc) => Promise<void>

async function take(one: Step, pc: FiledPc, hub: MemoryHub, update: Update): Promise<void> {
  pc.clock.now += one.minutes * 60_000
  if (one.what === 'restart') await pc.restart()
  else if (one.what === 'update') await update(pc)
  else if (['push', 'pull', 'sync'].includes(one.what)) await exchange(pc, hub, one.what, () => one.fate)
  else await pc.write((tx) => edit(tx, one))
}

const countLater = (pc: SyncPc): Promise<number> =>
  pc.write((tx) => tx.all('SELECT 1 FROM later_change').length)

/** Two people and a discipline that every PC knows, so that changes meet. */
async function shareFirstPeople(pcs: readonly SyncPc[], hub: MemoryHub): Promise<void> {
  const [first] = pcs
  for (const what of ['addPerson', 'addPerson', 'addDiscipline'] as const)
    await first?.write((tx) => edit(tx, { pc: 0, what, which: 0, value: 0, minutes: 0, fate: 'arrives' }))
  for (const pc of pcs) await exchange(pc, hub, 'first', () => 'arrives')
}

describe('several PCs and a hub (S1)', () => {
  it('come to the same rows, versions, clashes and logs, whatever was done and whatever the network did', async () => {
    const seed = Number(process.env['ANTEROOM_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
    let clashes = 0
    let keptForLater = 0
    const skew = fc.integer({ min: -30 * 24 * 3_600_000, max: 30 * 24 * 3_600_000 })
    const machines = fc.array(fc.record({ skew, isNewer: fc.boolean() }), { minLength: 3, maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(
        machines,
        fc.array(step, { minLength: 10, maxLength: 60, size: 'max' }),
        async (machine, steps) => {
          const { pcs, close } = await startSyncPcs(machine.length)
          const hub = new MemoryHub()
          try {
            const update = await startOlder(pcs)
            for (const [index, pc] of pcs.entries()) {
              const { skew: offset, isNewer } = must(machine[index], 'what each PC is')
              pc.clock.now += offset
              if (isNewer) await update(pc)
            }
            await shareFirstPeople(pcs, hub)
            for (const one of steps) await take(one, must(pcs[one.pc % pcs.length], 'a PC'), hub, update)
            for (const pc of pcs) {
              keptForLater += await countLater(pc)
              await update(pc)
            }
            for (const round of [1, 2])
              for (const pc of pcs) await exchange(pc, hub, `round ${round}`, () => 'arrives')
            const pictures = await Promise.all(pcs.map(picture))
            for (const other of pictures) expect(other).toEqual(pictures[0])
            const digests = await Promise.all(pcs.map((pc) => makeDigest(pc.db())))
            expect(digests[0]).toBeDefined()
            for (const other of digests) expect(other).toEqual(digests[0])
            expect(must(pictures[0], 'a picture')['waiting']).toEqual([])
            expect(must(pictures[0], 'a picture')['set_aside']).toEqual([])
            clashes += pictures[0]?.['review']?.length ?? 0
          } finally {
            await close()
          }
        },
      ),
      { numRuns: RUNS, seed, endOnFailure: process.env['ANTEROOM_NO_SHRINK'] === '1' },
    )
    console.log(
      `S1: ${RUNS} schedules over 3–8 PCs, seed ${seed}: 0 diverged, ${clashes} clashes kept for review, ${keptForLater} changes kept for an update`,
    )
    expect(clashes).toBeGreaterThan(0)
    expect(keptForLater).toBeGreaterThan(0)
  }, 7_200_000)

  it('gives a clash the same name on every PC', () => {
    expect(reviewId('user', 'a', 'title', [5, 2])).toBe(reviewId('user', 'a', 'title', [5, 2]))
    expect(reviewId('user', 'a', 'title', [5, 2])).not.toBe(reviewId('user', 'a', 'title', [5, 3]))
  })
})
