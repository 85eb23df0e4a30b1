import { afterEach, describe, expect, it } from 'vitest'
import { BLANK_PERSON, insertPerson } from '#backend/features/users/index.ts'
import { aside } from '#backend/sync/aside.ts'
import { isRow } from '#backend/sync/fieldStore.ts'
import { pullSets } from '#backend/sync/pullSets.ts'
import { pushSets } from '#backend/sync/pushSets.ts'
import { takeSet } from '#backend/sync/takeSet.ts'
import { must } from '#shared/lib/must.ts'
import { memoryClient, MemoryHub } from '#tests/support/memoryHub.ts'
import { startSyncPcs, type SyncPc, type SyncPcs } from '#tests/support/syncPcs.ts'

const MANY = 150

describe('list and search after many changes of another PC (product 3)', () => {
  let team: SyncPcs | undefined
  afterEach(() => team?.close())

  async function start(): Promise<{ from: SyncPc; to: SyncPc; hub: MemoryHub }> {
    team = await startSyncPcs(2)
    const [from, to] = [must(team.pcs[0], 'a PC'), must(team.pcs[1], 'another PC')]
    await from.write((tx) => {
      for (let nth = 0; nth < MANY; nth += 1)
        insertPerson(tx, {
          ...BLANK_PERSON,
          kind: 'staff',
          firstName: 'Zofia',
          lastName: `Person ${nth}`,
          primaryEmail: `zofia.${nth}@example.org`,
        })
    })
    const hub = new MemoryHub()
    const sent = await pushSets(from.db(), way(hub), from.seed)
    expect(sent.ok).toBe(true)
    return { from, to, hub }
  }
  const way = (hub: MemoryHub): ReturnType<typeof memoryClient> =>
    memoryClient(
      hub,
      () => 'arrives',
      () => 16,
    )

  const count = async (pc: SyncPc, sql: string): Promise<number> => {
    const [row] = await pc.write((tx) => tx.all(sql))
    return isRow(row) ? Number(row['n']) : -1
  }
  const listed = (pc: SyncPc): Promise<number> => count(pc, 'SELECT count(*) AS n FROM user_directory')
  const found = (pc: SyncPc): Promise<number> =>
    count(pc, `SELECT count(*) AS n FROM user_search WHERE user_search MATCH '"zofia."'`)
  const waiting = (pc: SyncPc): Promise<number> =>
    count(pc, `SELECT count(*) AS n FROM setting WHERE name LIKE 'sync.unlisted.%'`)

  it('shows everybody once all is taken in', async () => {
    const { to, hub } = await start()
    expect((await pullSets(to.db(), way(hub))).ok).toBe(true)
    expect([await listed(to), await found(to), await waiting(to)]).toEqual([MANY, MANY, 0])
  })

  it('shows everybody after a crash between the rows and the lists', async () => {
    const { to, hub } = await start()
    for (const { seq, bytes } of hub.sets)
      for (let taken = 'more'; taken === 'more' || taken === 'opened';)
        taken = (await aside(to.db(), takeSet, { seq, bytes, applyMs: 20, isCareful: false })).kind
    await to.restart()
    expect(await count(to, 'SELECT count(*) AS n FROM user')).toBe(MANY)
    expect(await waiting(to)).toBeGreaterThan(0)
    expect((await pullSets(to.db(), way(hub))).ok).toBe(true)
    expect([await listed(to), await found(to), await waiting(to)]).toEqual([MANY, MANY, 0])
  })
})
