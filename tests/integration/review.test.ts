import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { appendAudit } from '#backend/audit/appendAudit.ts'
import type { ReviewItem } from '#shared/contract/review.ts'
import type { UserId } from '#shared/domain/ids.ts'
import { must } from '#shared/lib/must.ts'
import { addStaff } from '#tests/support/addStaff.ts'
import { dataOf, type TestApp } from '#tests/support/testApp.ts'
import { PATIENCE, startTwoDesks, type TwoDesks } from '#tests/support/twoDesks.ts'
import { writeOn } from '#tests/support/writeOn.ts'

let desks: TwoDesks
let userId: UserId

beforeEach(async () => {
  desks = await startTwoDesks(async (a) => {
    userId = await addStaff(a, 'Nadine', 'Holm')
  })
}, 30_000)
afterEach(() => desks.stop())

const listed = async (app: TestApp): Promise<ReviewItem[]> =>
  dataOf(await app.ask('review.list', { limit: 100 })).items
const statusOn = async (app: TestApp): Promise<string> =>
  dataOf(await app.ask('users.get', { userId })).status

async function staffIds(): Promise<string[]> {
  return Promise.all(
    [desks.a, desks.b].map(async (app) => dataOf(await app.ask('users.get', { userId })).staffId),
  )
}

async function bothChangeStaffId(): Promise<void> {
  desks.hubGoes()
  dataOf(await desks.a.ask('users.saveAccount', { userId, staffId: 'A-1' }))
  desks.b.clock.advance(60_000)
  dataOf(await desks.b.ask('users.saveAccount', { userId, staffId: 'B-2' }))
  await desks.hubIsBack()
}

describe('"To review" (product 42)', () => {
  it('shows who gave which value when and where, the same on both PCs', async () => {
    await bothChangeStaffId()
    for (const app of [desks.a, desks.b]) {
      const items = await listed(app)
      expect(items).toHaveLength(1)
      expect(items[0]).toMatchObject({
        kind: 'field',
        table: 'user',
        field: 'staff_id',
        aboutName: 'Nadine Holm',
        isStrict: false,
        stands: { value: 'B-2', byName: 'Olive Owens', pcName: 'Back office' },
        other: { value: 'A-1', byName: 'Olive Owens' },
      })
    }
    expect(await staffIds()).toEqual(['B-2', 'B-2'])
  })

  it.each([
    ['keeps what stands', 'stands', 'B-2'],
    ['takes the other', 'other', 'A-1'],
  ] as const)('%s, and is empty on both PCs then', async (_, take, value) => {
    await bothChangeStaffId()
    const [item] = await listed(desks.a)
    dataOf(await desks.a.ask('review.settle', { entryId: must(item, 'a clash').id, take }))
    await vi.waitFor(async () => {
      for (const app of [desks.a, desks.b]) expect(await listed(app)).toEqual([])
      expect(await staffIds()).toEqual([value, value])
    }, PATIENCE)
    expect(await desks.b.ask('review.settle', { entryId: must(item, 'a clash').id, take })).toMatchObject({
      ok: false,
      error: { code: 'REVIEW_CHANGED' },
    })
  })

  it('lets the stricter status stand until somebody decides, and then brings the person back everywhere', async () => {
    desks.hubGoes()
    dataOf(await desks.a.ask('users.saveAccount', { userId, status: 'inactive' }))
    desks.b.clock.advance(60_000)
    dataOf(await desks.b.ask('users.saveAccount', { userId, status: 'inactive' }))
    dataOf(await desks.b.ask('users.saveAccount', { userId, status: 'active' }))
    await desks.hubIsBack()
    expect([await statusOn(desks.a), await statusOn(desks.b)]).toEqual(['inactive', 'inactive'])
    const items = await listed(desks.b)
    const item = must(
      items.find((one) => one.kind === 'field' && one.field === 'status'),
      'a clash of the status',
    )
    expect(item).toMatchObject({ isStrict: true, stands: { value: 'inactive' }, other: { value: 'active' } })
    dataOf(await desks.b.ask('review.settle', { entryId: item.id, take: 'other' }))
    await vi.waitFor(async () => {
      expect([await statusOn(desks.a), await statusOn(desks.b)]).toEqual(['active', 'active'])
    }, PATIENCE)
  })

  it('names people who came to sign in with the same e-mail', async () => {
    desks.hubGoes()
    await addStaff(desks.a, 'Ann', 'Berg', 'shared')
    await addStaff(desks.b, 'Bea', 'Dahl', 'shared')
    await desks.hubIsBack()
    const items = await listed(desks.a)
    const twins = items.find(({ kind }) => kind === 'sameEmail')
    expect(twins).toMatchObject({ what: 'shared.desk@maple.example' })
    expect(twins?.kind === 'sameEmail' ? twins.people.map(({ name }) => name).toSorted() : []).toEqual([
      'Ann Berg',
      'Bea Dahl',
    ])
    expect(dataOf(await desks.a.ask('review.count', {})).count).toBe(items.length)
  })

  it('names people who came to have one staff ID, however it is written', async () => {
    const other = await addStaff(desks.a, 'Ann', 'Berg', 'ann')
    await desks.hubIsBack()
    desks.hubGoes()
    dataOf(await desks.a.ask('users.saveAccount', { userId, staffId: 'slp-7' }))
    dataOf(await desks.b.ask('users.saveAccount', { userId: other, staffId: 'SLP-7' }))
    await desks.hubIsBack()
    const twins = (await listed(desks.a)).find(({ kind }) => kind === 'sameStaffId')
    expect(twins?.kind === 'sameStaffId' ? twins.people.map(({ name }) => name).toSorted() : []).toEqual([
      'Ann Berg',
      'Nadine Holm',
    ])
  })

  it('names the practitioners whom two PCs brought together on a plan for one', async () => {
    desks.hubGoes()
    const clinic = dataOf(await desks.a.ask('clinic.get', {}))
    dataOf(await desks.a.ask('clinic.save', { ...clinic, plan: 'solo' }))
    await addStaff(desks.b, 'Bea', 'Dahl', 'bea')
    await desks.hubIsBack()
    for (const app of [desks.a, desks.b]) {
      const over = (await listed(app)).find(({ kind }) => kind === 'planLimit')
      expect(over).toMatchObject({ what: 'solo' })
      const names = over?.kind === 'planLimit' ? over.people.map(({ name }) => name) : []
      expect(names).toEqual(expect.arrayContaining(['Bea Dahl', 'Nadine Holm']))
    }
    dataOf(await desks.a.ask('clinic.save', { ...clinic, plan: 'teams' }))
    expect((await listed(desks.a)).filter(({ kind }) => kind === 'planLimit')).toEqual([])
  })

  it('tells owners whom the merge kept as an owner, until one of them has seen it', async () => {
    const { userId: olive } = must(dataOf(await desks.a.ask('owners.list', {})).owners[0], 'the owner')
    for (const app of [desks.a, desks.b])
      await writeOn(app, (tx) => {
        appendAudit(tx, { verb: 'owner.kept', outcome: 'done', aboutUserId: olive })
      })
    desks.hubGoes()
    await desks.hubIsBack()
    const kept = must(
      (await listed(desks.b)).find(({ kind }) => kind === 'ownerKept'),
      'what was mended',
    )
    expect(kept).toMatchObject({ people: [{ name: 'Olive Owens' }] })
    dataOf(await desks.b.ask('review.settle', { entryId: kept.id, take: 'stands' }))
    await vi.waitFor(async () => {
      for (const app of [desks.a, desks.b])
        expect((await listed(app)).filter(({ kind }) => kind === 'ownerKept')).toEqual([])
    }, PATIENCE)
  })
})
