import { afterEach, describe, expect, it } from 'vitest'
import { updateRow } from '#backend/db/writeRow.ts'
import { BLANK_PERSON, insertPerson } from '#backend/features/users/index.ts'
import { listAhead } from '#backend/sync/clocks.ts'
import { readSyncCounts } from '#backend/sync/syncRepository.ts'
import { must } from '#shared/lib/must.ts'
import { MemoryHub } from '#tests/support/memoryHub.ts'
import { syncOnce } from '#tests/support/syncOnce.ts'
import { picture, startSyncPcs, type SyncPc, type SyncPcs } from '#tests/support/syncPcs.ts'

const DAY = 24 * 3_600_000
const CHANGED = { verb: 'user.profileChanged' }
/** What the clocks of the PCs show: right, far off, and at both ends of what a PC with an empty battery may show. */
const CLOCKS: readonly ((now: number) => number)[] = [
  (now) => now,
  (now) => now + 30 * DAY,
  (now) => now - 30 * DAY,
  () => 0,
  () => Date.UTC(2100, 0, 1),
]
/** How clocks move between two acts: back and forth, over the hour of a summer time, over years. */
const JUMPS = [0, 3_600_000, -3_600_000, 400 * DAY, -400 * DAY]

let clinic: SyncPcs | undefined
afterEach(async () => {
  await clinic?.close()
  clinic = undefined
})

async function allSync(pcs: readonly SyncPc[], hub: MemoryHub): Promise<void> {
  for (let round = 0; round < 2; round += 1)
    for (const pc of pcs) expect(await syncOnce(pc, hub)).toMatchObject({ ok: true })
}

const titles = (pc: SyncPc): Promise<unknown[]> =>
  pc.write((tx) => tx.all('SELECT title FROM user ORDER BY id'))

describe('PCs whose clocks are wrong (S5)', () => {
  it('block and lose nothing, agree on every PC, and are named where they are far ahead', async () => {
    clinic = await startSyncPcs(CLOCKS.length)
    const { pcs } = clinic
    const hub = new MemoryHub()
    pcs.forEach((pc, at) => {
      pc.clock.now = must(CLOCKS[at], 'a clock')(pc.clock.now)
    })
    let acts = 0
    for (const jump of JUMPS) {
      for (const pc of pcs) {
        pc.clock.now = Math.max(0, pc.clock.now + jump)
        await pc.write((tx) =>
          insertPerson(tx, { ...BLANK_PERSON, kind: 'staff', firstName: `P${acts}`, lastName: 'Silva' }),
        )
        acts += 1
      }
      await allSync(pcs, hub)
    }
    // The last word on a field counts whoever's clock is ahead, where it was said knowingly.
    for (const pc of pcs) {
      await pc.write((tx) => {
        for (const row of tx.all('SELECT id FROM user'))
          if (typeof row === 'object' && row !== null && 'id' in row)
            updateRow(tx, 'user', String(row.id), { title: `of PC ${pc.pc.number}` }, CHANGED)
      })
      await allSync(pcs, hub)
    }
    const pictures = await Promise.all(pcs.map(picture))
    for (const other of pictures) expect(other).toEqual(pictures[0])
    expect(pictures[0]?.['user']).toHaveLength(acts)
    for (const left of ['waiting', 'set_aside', 'review']) expect(pictures[0]?.[left]).toEqual([])
    for (const pc of pcs) {
      expect(await titles(pc)).toEqual(Array.from({ length: acts }, () => ({ title: `of PC ${pcs.length}` })))
      expect((await readSyncCounts(pc.db().read)).unsent).toBe(0)
    }
    const named = await listAhead(must(pcs[0], 'the right one').db().read)
    expect(named.map(({ pcName }) => pcName)).toEqual(expect.arrayContaining(['PC 2', 'PC 5']))
    console.log(
      `S5: ${pcs.length} clocks, ${JUMPS.length} jumps, ${acts} people: 0 blocked, 0 lost, ${named.length} named`,
    )
  })

  it('is no longer named once its clock is right', async () => {
    clinic = await startSyncPcs(2)
    const { pcs } = clinic
    const [right, ahead] = [must(pcs[0], 'a PC'), must(pcs[1], 'a PC')]
    const hub = new MemoryHub()
    ahead.clock.now += 12 * 60_000
    await ahead.write((tx) =>
      insertPerson(tx, { ...BLANK_PERSON, kind: 'staff', firstName: 'Ana', lastName: 'Silva' }),
    )
    await allSync(pcs, hub)
    expect(await listAhead(right.db().read)).toEqual([{ pcName: 'PC 2', aheadMs: 12 * 60_000 }])
    ahead.clock.now -= 12 * 60_000
    for (const pc of pcs) pc.clock.now += 20 * 60_000
    await ahead.write((tx) =>
      insertPerson(tx, { ...BLANK_PERSON, kind: 'staff', firstName: 'Ben', lastName: 'Silva' }),
    )
    await allSync(pcs, hub)
    expect(await listAhead(right.db().read)).toEqual([])
  })
})
