import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { settleVersion } from '#backend/db/settleVersion.ts'
import { updateRow, writeRow } from '#backend/db/writeRow.ts'
import { BLANK_PERSON, insertPerson } from '#backend/features/users/index.ts'
import { isRow } from '#backend/sync/fieldStore.ts'
import { pullSets } from '#backend/sync/pullSets.ts'
import { pushSets } from '#backend/sync/pushSets.ts'
import type { UserId } from '#shared/domain/ids.ts'
import { must } from '#shared/lib/must.ts'
import { memoryClient, MemoryHub } from '#tests/support/memoryHub.ts'
import { picture, startSyncPcs, type SyncPc, type SyncPcs } from '#tests/support/syncPcs.ts'

const ACT = { verb: 'user.profileChanged' }
let clinic: SyncPcs
let hub: MemoryHub
let [a, b]: SyncPc[] = []

beforeEach(async () => {
  clinic = await startSyncPcs(2)
  hub = new MemoryHub()
  ;[a, b] = clinic.pcs
})
afterEach(() => clinic.close())

async function sync(pc: SyncPc): Promise<void> {
  const client = memoryClient(
    hub,
    () => 'arrives',
    () => 10,
  )
  expect(await pushSets(pc.db(), client, pc.seed)).toMatchObject({ ok: true })
  expect(await pullSets(pc.db(), client)).toMatchObject({ ok: true })
}

async function bothKnow(): Promise<{ one: SyncPc; two: SyncPc; id: UserId }> {
  const one = must(a, 'a PC')
  const two = must(b, 'a PC')
  const id = await one.write((tx) =>
    insertPerson(tx, { ...BLANK_PERSON, kind: 'staff', firstName: 'Ana', lastName: 'Silva' }),
  )
  await sync(one)
  await sync(two)
  return { one, two, id }
}

async function meet(one: SyncPc, two: SyncPc): Promise<void> {
  for (const pc of [one, two, one]) await sync(pc)
}

const rows = (pc: SyncPc, sql: string): Promise<unknown[]> => pc.write((tx) => tx.all(sql))

describe('two PCs that were offline (S7, product 42)', () => {
  it('merge changes to different fields of a person, and ask nobody', async () => {
    const { one, two, id } = await bothKnow()
    await one.write((tx) => updateRow(tx, 'user', id, { title: 'SLP' }, ACT))
    await two.write((tx) => updateRow(tx, 'user', id, { first_name: 'Anna' }, ACT))
    await meet(one, two)
    for (const pc of [one, two]) {
      expect(await rows(pc, 'SELECT title, first_name FROM user')).toEqual([
        { title: 'SLP', first_name: 'Anna' },
      ])
      expect(await rows(pc, 'SELECT * FROM review')).toEqual([])
    }
  })

  it('let the later change of one field stand and keep the other on both', async () => {
    const { one, two, id } = await bothKnow()
    await one.write((tx) => updateRow(tx, 'user', id, { title: 'SLP' }, ACT))
    two.clock.now += 60_000
    await two.write((tx) => updateRow(tx, 'user', id, { title: 'OT' }, ACT))
    await meet(one, two)
    for (const pc of [one, two]) {
      expect(await rows(pc, 'SELECT title FROM user')).toEqual([{ title: 'OT' }])
      expect(await rows(pc, 'SELECT field, value, stamp_device FROM review')).toEqual([
        { field: 'title', value: '"SLP"', stamp_device: 1 },
      ])
    }
  })

  it('let the stricter status and role stand, whichever came later', async () => {
    const { one, two, id } = await bothKnow()
    const role = (is_held: 0 | 1) => ({ id: `${id}.manager`, user_id: id, role: 'manager' as const, is_held })
    await one.write((tx) => writeRow(tx, 'user_role', role(1), ACT))
    await meet(one, two)
    await one.write((tx) => {
      updateRow(tx, 'user', id, { status: 'inactive' }, ACT)
      writeRow(tx, 'user_role', role(0), ACT)
    })
    await two.write((tx) => {
      updateRow(tx, 'user', id, { status: 'inactive' }, ACT)
      writeRow(tx, 'user_role', role(0), ACT)
    })
    two.clock.now += 60_000
    await two.write((tx) => {
      updateRow(tx, 'user', id, { status: 'active' }, ACT)
      writeRow(tx, 'user_role', role(1), ACT)
    })
    await meet(one, two)
    for (const pc of [one, two]) {
      expect(await rows(pc, 'SELECT status FROM user')).toEqual([{ status: 'inactive' }])
      expect(await rows(pc, 'SELECT is_held FROM user_role')).toEqual([{ is_held: 0 }])
      expect(await rows(pc, 'SELECT field FROM review ORDER BY field')).toEqual([
        { field: 'is_held' },
        { field: 'status' },
      ])
    }
  })

  it('let what somebody gives knowingly stand over two stricter values of the same time, on every PC', async () => {
    const { one, two, id } = await bothKnow()
    await one.write((tx) => updateRow(tx, 'user', id, { status: 'inactive' }, ACT))
    await two.write((tx) => updateRow(tx, 'user', id, { status: 'inactive' }, ACT))
    await meet(one, two)
    await one.write((tx) => updateRow(tx, 'user', id, { status: 'active' }, ACT))
    await meet(one, two)
    for (const pc of [one, two]) {
      expect(await rows(pc, 'SELECT status FROM user')).toEqual([{ status: 'active' }])
      expect(await rows(pc, 'SELECT * FROM open_review')).toEqual([])
    }
    expect(await picture(one)).toEqual(await picture(two))
  })

  it('obey a decision on a version that meanwhile stands on another PC', async () => {
    const { one, two, id } = await bothKnow()
    await one.write((tx) => updateRow(tx, 'user', id, { status: 'inactive' }, ACT))
    two.clock.now += 60_000
    await two.write((tx) => updateRow(tx, 'user', id, { status: 'inactive', title: 'OT' }, ACT))
    await sync(two)
    // The third value follows the second PC's, before that hears of the first PC's.
    await two.write((tx) => updateRow(tx, 'user', id, { status: 'active' }, ACT))
    await sync(one)
    await one.write((tx) => {
      const [entry] = tx.all('SELECT id FROM open_review')
      settleVersion(tx, isRow(entry) ? String(entry['id']) : '', { verb: 'review.settled' })
    })
    await meet(two, one)
    await sync(two)
    for (const pc of [one, two]) {
      expect(await rows(pc, 'SELECT status FROM user')).toEqual([{ status: 'active' }])
      expect(await rows(pc, 'SELECT * FROM open_review')).toEqual([])
    }
    expect(await picture(one)).toEqual(await picture(two))
  })
})
