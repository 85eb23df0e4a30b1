import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BulkChange, BulkRow } from '#shared/contract/bulk.ts'
import type { Answer, InputOf, OutputOf } from '#shared/contract/index.ts'
import { BULK_OUTCOMES } from '#shared/domain/bulk.ts'
import type { UserId } from '#shared/domain/ids.ts'
import { must } from '#shared/lib/must.ts'
import { addStaff } from '#tests/support/addStaff.ts'
import { openClinicFile } from '#tests/support/openClinicFile.ts'
import { readActs } from '#tests/support/readActs.ts'
import { readLog } from '#tests/support/readLog.ts'
import { ADMIN, listHolders, type Row, snapshot, startSampleDesk } from '#tests/support/sampleDesk.ts'
import { dataOf, type TestApp } from '#tests/support/testApp.ts'

const BY_NAME = { column: 'name', descending: false } as const
const NO_FILTERS = { kinds: [], roles: [], disciplineIds: [], signInStates: [] }
type Which = InputOf<'bulk.preview'>['which']

let test: TestApp
let ownerId: UserId
let adminId: UserId
let practitioners: Row[]
beforeAll(async () => {
  test = await startSampleDesk()
  ownerId = must(dataOf(await test.ask('session.get', {})).person?.userId, 'the owner')
  adminId = must(dataOf(await test.ask('session.get', {}, ADMIN)).person?.userId, 'the Office Admin')
  practitioners = (await listHolders(test, ['practitioner'])).filter(({ roles }) => !roles.includes('owner'))
})
afterAll(() => test.stop())

const byIds = (...userIds: UserId[]): Which => ({ by: 'ids', userIds })
const some = (count: number): UserId[] => practitioners.slice(0, count).map(({ userId }) => userId)

const preview = (which: Which, change: BulkChange, seat?: string): Promise<Answer<'bulk.preview'>> =>
  test.ask('bulk.preview', { which, sort: BY_NAME, change }, seat)

type DryRun = OutputOf<'bulk.preview'> & { readonly rows: readonly BulkRow[] }
async function dryRun(which: Which, change: BulkChange, seat?: string): Promise<DryRun> {
  const seen = dataOf(await preview(which, change, seat))
  const all = { bulkId: seen.bulkId, outcomes: [...BULK_OUTCOMES], from: 0, limit: 200 }
  return { ...seen, rows: dataOf(await test.ask('bulk.listRows', all, seat)).rows }
}

async function apply(which: Which, change: BulkChange): Promise<OutputOf<'bulk.apply'>> {
  const { bulkId } = dataOf(await preview(which, change))
  return dataOf(await test.ask('bulk.apply', { bulkId }))
}

const outcomesOf = ({ rows }: DryRun): Record<string, string> =>
  Object.fromEntries(rows.map(({ userId, outcome }) => [userId, outcome]))
const accountOf = async (userId: UserId): Promise<OutputOf<'users.get'>> =>
  dataOf(await test.ask('users.get', { userId }))

describe('the dry run of a bulk change (product 8)', () => {
  it('says per row what would happen and skips yourself, and stores nothing', async () => {
    const before = await snapshot(test)
    const run = await dryRun(byIds(...some(3), ownerId), { what: 'status', status: 'inactive' })
    expect(Object.values(outcomesOf(run)).toSorted()).toEqual(['change', 'change', 'change', 'yourself'])
    expect(outcomesOf(run)[ownerId]).toBe('yourself')
    expect(run.outcomes).toEqual([
      { outcome: 'change', count: 3 },
      { outcome: 'yourself', count: 1 },
    ])
    expect(run.rows.every((row) => row.before === 'active' && row.after === 'inactive')).toBe(true)
    expect(run.withClients).toBe(run.rows.filter(({ clients }) => clients > 0).length)
    expect(run.withClients).toBeGreaterThan(0)
    expect(await snapshot(test)).toBe(before)
  })

  it('skips owners and names the last one, for an Office Admin', async () => {
    const owners = (await listHolders(test, ['owner'])).map(({ userId }) => userId)
    const run = await dryRun(byIds(...owners, adminId), { what: 'status', status: 'inactive' }, ADMIN)
    const wanted = owners.length === 1 ? 'lastOwner' : 'owner'
    expect(outcomesOf(run)).toEqual({
      ...Object.fromEntries(owners.map((userId) => [userId, wanted])),
      [adminId]: 'yourself',
    })
  })

  it('names the plan where it has no room, the only role, and who is no staff', async () => {
    const guardian = must(
      dataOf(
        await test.ask('users.list', {
          tab: 'active',
          search: '',
          filters: { ...NO_FILTERS, kinds: ['guardian'] },
          sort: BY_NAME,
          from: { index: 0 },
          limit: 1,
        }),
      ).rows[0],
      'a guardian',
    )
    const only = must(
      practitioners.find(({ roles }) => roles.length === 1),
      'one with one role',
    )
    const taken = await dryRun(byIds(only.userId, guardian.userId, ownerId), {
      what: 'role',
      role: 'practitioner',
      isHeld: false,
    })
    expect(outcomesOf(taken)).toMatchObject({ [only.userId]: 'onlyRole', [guardian.userId]: 'notStaff' })
    const crew = must(dataOf(await test.ask('bulk.getChoices', {})).crews[0], 'a crew')
    const joined = await dryRun(byIds(adminId, guardian.userId), {
      what: 'crew',
      crewId: crew.crewId,
      isMember: true,
    })
    expect(outcomesOf(joined)).toEqual({ [adminId]: 'notPractitioner', [guardian.userId]: 'notPractitioner' })
    const database = await openClinicFile(test)
    database.prepare("UPDATE clinic SET plan = 'solo'").run()
    const given = await dryRun(byIds(adminId), { what: 'role', role: 'practitioner', isHeld: true })
    expect(outcomesOf(given)).toEqual({ [adminId]: 'planHasNoRoom' })
    database.prepare("UPDATE clinic SET plan = 'teams'").run()
    database.close()
  })

  it('is refused for parts that are owners’ alone, and gives nobody ownership (product 22, 29)', async () => {
    const tier = { what: 'tier', compensationTierId: null } as const
    for (const change of [tier, { what: 'role', role: 'finance', isHeld: true } as const])
      expect(await preview(byIds(...some(1)), change, ADMIN)).toMatchObject({ error: { code: 'FORBIDDEN' } })
    const owner = { what: 'role', role: 'owner', isHeld: true }
    const forged = await test.raw('bulk.preview', { which: byIds(...some(1)), sort: BY_NAME, change: owner })
    expect(forged).toMatchObject({ error: { code: 'BAD_INPUT' } })
    expect(dataOf(await test.ask('bulk.getChoices', {}, ADMIN)).parts).toEqual(['status', 'crew'])
  })

  it('takes everybody whom the list shows, but for some', async () => {
    const filters = { ...NO_FILTERS, roles: ['practitioner' as const] }
    const butNot = some(2)
    const which = { by: 'filters', tab: 'active', search: '', filters, butNot } as const
    const all = await listHolders(test, ['practitioner'])
    const run = await dryRun(which, { what: 'discipline', disciplineId: null })
    expect(run.rows.map(({ userId }) => userId)).toEqual(
      all.map(({ userId }) => userId).filter((userId) => !butNot.includes(userId)),
    )
    const ids = { tab: 'active', search: '', filters, sort: BY_NAME, from: 1, limit: 3 } as const
    expect(dataOf(await test.ask('users.listIds', ids)).userIds).toEqual(
      all.slice(1, 4).map(({ userId }) => userId),
    )
  })
})

describe('a bulk change (product 8)', () => {
  it('makes people inactive in one act, which the log tells once, and is undone whole', async () => {
    const before = await snapshotOfPeople()
    const { actId, changed } = await apply(byIds(...some(3), ownerId), { what: 'status', status: 'inactive' })
    expect(changed).toBe(3)
    for (const userId of some(3)) expect((await accountOf(userId)).status).toBe('inactive')
    expect((await accountOf(ownerId)).status).toBe('active')
    const acts = await readActs(test, 'bulk.madeInactive')
    expect([...acts.keys()]).toEqual([actId])
    const rows = (await readActs(test, 'user.madeInactive')).get(actId) ?? []
    expect(rows.map((row) => String(row.about_user_id)).toSorted()).toEqual(some(3).toSorted())
    expect(dataOf(await test.ask('bulk.undo', { actId })).changed).toBe(3)
    expect(await snapshotOfPeople()).toBe(before)
    expect(await test.ask('bulk.undo', { actId })).toMatchObject({ error: { code: 'BULK_CHANGED' } })
  })

  it('gives and takes a role, crew, tier, discipline and the required factor, each undone to what was', async () => {
    const choices = dataOf(await test.ask('bulk.getChoices', {}))
    const { disciplines } = dataOf(await test.ask('disciplines.list', {}))
    const { compensationTiers } = dataOf(await test.ask('compensationTiers.list', {}))
    const changes: BulkChange[] = [
      { what: 'role', role: 'finance', isHeld: true },
      { what: 'crew', crewId: must(choices.crews[1], 'a crew').crewId, isMember: true },
      { what: 'tier', compensationTierId: must(compensationTiers[0], 'a tier').compensationTierId },
      { what: 'discipline', disciplineId: must(disciplines[0], 'a discipline').disciplineId },
      { what: 'discipline', disciplineId: null },
      { what: 'mfaRequired', isRequired: true },
    ]
    dataOf(await test.ask('clinic.save', { ...dataOf(await test.ask('clinic.get', {})), isMfaOffered: true }))
    const before = await snapshotOfPeople()
    for (const change of changes) {
      const which = byIds(...some(6))
      const run = await dryRun(which, change)
      const changing = run.rows.filter(({ outcome }) => outcome === 'change')
      expect(changing.length, change.what).toBeGreaterThan(0)
      const done = dataOf(await test.ask('bulk.apply', { bulkId: run.bulkId }))
      expect(done.changed).toBe(changing.length)
      // Done once more it would do nothing to anybody.
      const again = await dryRun(which, change)
      expect(again.rows.filter(({ outcome }) => outcome === 'change')).toEqual([])
      dataOf(await test.ask('bulk.undo', { actId: done.actId }))
      expect(await snapshotOfPeople(), change.what).toBe(before)
    }
  })

  it('is refused where anybody of it is other than the dry run showed, and does nothing then', async () => {
    const [first, second] = some(2)
    const which = byIds(must(first, 'one'), must(second, 'another'))
    const { bulkId } = dataOf(await preview(which, { what: 'status', status: 'inactive' }))
    dataOf(await test.ask('users.saveAccount', { userId: must(first, 'one'), status: 'inactive' }))
    const before = await snapshot(test)
    expect(await test.ask('bulk.apply', { bulkId })).toMatchObject({ error: { code: 'BULK_CHANGED' } })
    expect(await snapshot(test)).toBe(before)
    dataOf(await test.ask('users.saveAccount', { userId: must(first, 'one'), status: 'active' }))
  })

  it('is refused where somebody of it became part of another record since', async () => {
    const keptId = await addStaff(test, 'Nadine', 'Holm')
    const mergedId = await addStaff(test, 'Nadine', 'Holm-Berg', 'nadine.second')
    const { disciplineId } = dataOf(await test.ask('disciplines.add', { name: 'Horse Riding' }))
    const change = { what: 'discipline', disciplineId } as const
    const { bulkId } = dataOf(await preview(byIds(...some(1), mergedId), change))
    const pair = { kind: 'user', keptId, mergedId } as const
    const { seen } = dataOf(await test.ask('merging.preview', pair))
    dataOf(await test.ask('merging.merge', { ...pair, taken: [], roles: 'kept', seen }))
    expect(await test.ask('bulk.apply', { bulkId })).toMatchObject({ error: { code: 'BULK_CHANGED' } })
    for (const userId of some(1))
      expect((await accountOf(userId)).profile.disciplineId).not.toBe(disciplineId)
    expect(outcomesOf(await dryRun(byIds(mergedId), change))[mergedId] ?? 'gone').toBe('gone')
  })

  it('belongs to whoever looked at the dry run, is done once, and is forgotten when cancelled', async () => {
    const change = { what: 'role', role: 'finance', isHeld: true } as const
    const { bulkId } = dataOf(await preview(byIds(...some(1)), change))
    const NOT_FOUND = { error: { code: 'NOT_FOUND' } }
    expect(await test.ask('bulk.apply', { bulkId }, ADMIN)).toMatchObject(NOT_FOUND)
    dataOf(await test.ask('bulk.cancel', { bulkId }))
    expect(await test.ask('bulk.apply', { bulkId })).toMatchObject(NOT_FOUND)
    expect(await test.ask('bulk.undo', { actId: 'made-up' })).toMatchObject(NOT_FOUND)
  })

  it('ends the sessions of people who are made inactive (A11)', async () => {
    await apply(byIds(adminId), { what: 'status', status: 'inactive' })
    expect(await test.ask('home.get', {}, ADMIN)).toMatchObject({ error: { code: 'NOT_SIGNED_IN' } })
    const entry = (await readLog(test, 'bulk.madeInactive')).at(-1)
    expect(JSON.stringify(entry)).toContain('count')
  })
})

/** What bulk changes touch, without stamps: a row that was made and ended counts as none. */
async function snapshotOfPeople(): Promise<string> {
  const database = await openClinicFile(test)
  const rows = [
    database.prepare(
      'SELECT id, status, discipline_id, compensation_tier_id, is_mfa_required FROM user ORDER BY id',
    ),
    database.prepare('SELECT id FROM user_role WHERE is_held = 1 ORDER BY id'),
    database.prepare('SELECT id FROM crew_member WHERE is_member = 1 ORDER BY id'),
  ].map((statement) => statement.all())
  database.close()
  return JSON.stringify(rows)
}
