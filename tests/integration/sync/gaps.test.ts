import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { raiseAlertOnce } from '#backend/features/alerts/index.ts'
import { BLANK_PERSON, insertPerson } from '#backend/features/users/index.ts'
import { must } from '#shared/lib/must.ts'
import { memoryClient, MemoryHub } from '#tests/support/memoryHub.ts'
import { syncOnce, type ToldOwners } from '#tests/support/syncOnce.ts'
import { startSyncPcs, type SyncPc, type SyncPcs } from '#tests/support/syncPcs.ts'

let clinic: SyncPcs
let hub: MemoryHub
let a: SyncPc
let b: SyncPc

beforeEach(async () => {
  clinic = await startSyncPcs(2)
  hub = new MemoryHub()
  a = must(clinic.pcs[0], 'a PC')
  b = must(clinic.pcs[1], 'another PC')
})
afterEach(() => clinic.close())

const add = (pc: SyncPc, firstName: string): Promise<unknown> =>
  pc.write((tx) => insertPerson(tx, { ...BLANK_PERSON, kind: 'staff', firstName, lastName: 'Silva' }))

describe('a hub that leaves a set out for good (S13)', () => {
  it('is heard from the beginning once, and told of once, however often it is asked', async () => {
    await add(a, 'Ana')
    for (const pc of [a, b]) expect(await syncOnce(pc, hub)).toMatchObject({ ok: true })
    for (const name of ['Berit', 'Chidi']) {
      await add(a, name)
      expect(await syncOnce(a, hub)).toMatchObject({ ok: true })
    }
    const kept = hub.sets.filter((_, at) => at !== 1).map((set, at) => ({ ...set, seq: at + 1 }))
    hub.sets.splice(0, hub.sets.length, ...kept)
    const told: ToldOwners = []
    let fromTheBeginning = 0
    const client = memoryClient(
      hub,
      () => 'arrives',
      () => 10,
    )
    const way: typeof client = {
      ...client,
      pull: (after, ...rest) => {
        if (after === 0) fromTheBeginning += 1
        return client.pull(after, ...rest)
      },
    }
    for (let round = 0; round < 4; round += 1)
      expect(await syncOnce(b, way, told)).toMatchObject({
        ok: false,
        problem: { kind: 'refusedSet', why: 'outOfOrder' },
      })
    // That a PC's sets can't be taken is said anew each time: the alerts keep it to one.
    expect(told.filter((one) => one !== 'pcNotHeard')).toEqual(['hubWentBack'])
    // In each round, its place in the order is looked at; and once it hears all again.
    expect(fromTheBeginning).toBe(4 + 1)
  })

  it('is on Home once until an owner settles it', async () => {
    const alerts = (): Promise<unknown[]> =>
      a.write((tx) => tx.all(`SELECT id FROM alert WHERE kind = 'hubWentBack'`))
    for (const _ of [1, 2]) await a.write((tx) => raiseAlertOnce(tx, 'hubWentBack', {}))
    await a.write((tx) => raiseAlertOnce(tx, 'pcWentBack', {}))
    expect(await alerts()).toHaveLength(1)
    await a.write((tx) => tx.run('UPDATE alert SET settled_at = 1'))
    await a.write((tx) => raiseAlertOnce(tx, 'hubWentBack', {}))
    expect(await alerts()).toHaveLength(2)
  })
})
