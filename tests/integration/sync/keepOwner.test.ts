import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { updateRow, writeRow } from '#backend/db/writeRow.ts'
import { BLANK_PERSON, insertPerson } from '#backend/features/users/index.ts'
import type { UserId } from '#shared/domain/ids.ts'
import { must } from '#shared/lib/must.ts'
import { MemoryHub } from '#tests/support/memoryHub.ts'
import { syncOnce } from '#tests/support/syncOnce.ts'
import { picture, startSyncPcs, type SyncPc, type SyncPcs } from '#tests/support/syncPcs.ts'

const PCS = 3
let clinic: SyncPcs
let hub: MemoryHub
let a: SyncPc
let b: SyncPc
let c: SyncPc

beforeEach(async () => {
  clinic = await startSyncPcs(PCS)
  hub = new MemoryHub()
  a = must(clinic.pcs[0], 'a PC')
  b = must(clinic.pcs[1], 'a second PC')
  c = must(clinic.pcs[2], 'a third PC')
})
afterEach(() => clinic.close())

async function allSync(): Promise<void> {
  for (let round = 0; round < 3; round += 1)
    for (const pc of clinic.pcs) expect(await syncOnce(pc, hub)).toMatchObject({ ok: true })
}

/** Owners in the order in which they became that, known on every PC. */
async function owners(...names: readonly string[]): Promise<UserId[]> {
  const ids: UserId[] = []
  for (const firstName of names) {
    ids.push(
      await a.write((tx) => {
        const id = insertPerson(tx, { ...BLANK_PERSON, kind: 'staff', firstName, lastName: 'Silva' })
        writeRow(
          tx,
          'user_role',
          { id: `${id}.owner`, user_id: id, role: 'owner', is_held: 1 },
          { verb: 'role.given' },
        )
        return id
      }),
    )
    a.clock.now += 60_000
  }
  await allSync()
  return ids
}

/** What an owner does on one of the PCs. */
async function letGo(pc: SyncPc, doer: UserId, id: UserId, how: 'inactive' | 'role'): Promise<void> {
  await pc.db().write({ actorId: doer }, (tx) => {
    if (how === 'inactive') updateRow(tx, 'user', id, { status: 'inactive' }, { verb: 'user.madeInactive' })
    else updateRow(tx, 'user_role', `${id}.owner`, { is_held: 0 }, { verb: 'role.taken' })
    return Promise.resolve({ ok: true, data: null })
  })
}

const ownersOn = (pc: SyncPc): Promise<unknown[]> =>
  pc.write((tx) =>
    tx
      .all(
        `SELECT u.first_name AS name FROM user u JOIN user_role r ON r.user_id = u.id
        WHERE r.role = 'owner' AND r.is_held = 1 AND u.status = 'active'`,
      )
      .map((row) => (typeof row === 'object' && row !== null && 'name' in row ? row.name : '')),
  )

async function expectOnAll(name: string): Promise<void> {
  const pictures = await Promise.all(clinic.pcs.map(picture))
  for (const pc of clinic.pcs) expect(await ownersOn(pc)).toEqual([name])
  for (const other of pictures) expect(other).toEqual(pictures[0])
  expect(pictures[0]?.['log']?.filter((line) => line.includes('owner.kept')).length).toBeGreaterThan(0)
}

describe('two owners who let each other go on two PCs (design.md 5, the last owner)', () => {
  it.each([
    ['inactive', 'inactive'],
    ['role', 'role'],
    ['inactive', 'role'],
    ['role', 'inactive'],
  ] as const)('leave the earlier one as owner on every PC: %s and %s', async (first, second) => {
    const [ana, ben] = await owners('Ana', 'Ben')
    // The earlier owner's own act came first in one case and last in the other: it makes no difference.
    b.clock.now += first === 'inactive' ? 120_000 : 0
    await letGo(a, must(ana, 'Ana'), must(ben, 'Ben'), first)
    await letGo(b, must(ben, 'Ben'), must(ana, 'Ana'), second)
    await allSync()
    await expectOnAll('Ana')
  })

  it('never bring back an owner who left before', async () => {
    const [zoe, ana, ben] = await owners('Zoe', 'Ana', 'Ben')
    await letGo(c, must(ana, 'Ana'), must(zoe, 'Zoe'), 'inactive')
    await allSync()
    await letGo(a, must(ana, 'Ana'), must(ben, 'Ben'), 'role')
    await letGo(b, must(ben, 'Ben'), must(ana, 'Ana'), 'inactive')
    await allSync()
    await expectOnAll('Ana')
  })

  it('hold in a ring of three', async () => {
    const [ana, ben, cleo] = await owners('Ana', 'Ben', 'Cleo')
    await letGo(a, must(ana, 'Ana'), must(ben, 'Ben'), 'role')
    b.clock.now += 60_000
    await letGo(b, must(ben, 'Ben'), must(cleo, 'Cleo'), 'inactive')
    c.clock.now += 120_000
    await letGo(c, must(cleo, 'Cleo'), must(ana, 'Ana'), 'inactive')
    await allSync()
    await expectOnAll('Ana')
  })

  it('let an owner go for good where another one is left', async () => {
    const [ana, ben] = await owners('Ana', 'Ben')
    await letGo(a, must(ana, 'Ana'), must(ben, 'Ben'), 'inactive')
    await allSync()
    for (const pc of clinic.pcs) expect(await ownersOn(pc)).toEqual(['Ana'])
    expect((await picture(a))['log']?.filter((line) => line.includes('owner.kept'))).toEqual([])
  })
})
