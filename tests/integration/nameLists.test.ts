import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OutputOf } from '#shared/contract/index.ts'
import type { Named } from '#shared/contract/nameLists.ts'
import {
  compensationTierIdSchema,
  disciplineIdSchema,
  type NamedId,
  namedIdSchema,
  type UserId,
} from '#shared/domain/ids.ts'
import { NAME_LISTS, type NameListKind } from '#shared/domain/nameLists.ts'
import { must } from '#shared/lib/must.ts'
import { openClinicFile } from '#tests/support/openClinicFile.ts'
import { readActs } from '#tests/support/readActs.ts'
import { readLog } from '#tests/support/readLog.ts'
import { dataOf, startClinic, type TestApp } from '#tests/support/testApp.ts'

let test: TestApp
beforeEach(async () => {
  test = await startClinic()
})
afterEach(() => test.stop())

async function add(list: NameListKind, name: string): Promise<NamedId> {
  const added =
    list === 'disciplines'
      ? dataOf(await test.ask('disciplines.add', { name })).disciplineId
      : dataOf(await test.ask('compensationTiers.add', { name })).compensationTierId
  return namedIdSchema.parse(added)
}
const get = async (list: NameListKind): Promise<Named[]> =>
  dataOf(await test.ask('nameLists.get', { list })).names
const find = async (list: NameListKind, id: NamedId): Promise<Named> =>
  must(
    (await get(list)).find((one) => one.id === id),
    'a name of the list',
  )
const having = (list: NameListKind, id: NamedId) => ({
  disciplineId: list === 'disciplines' ? disciplineIdSchema.parse(id) : null,
  compensationTierId: list === 'compensationTiers' ? compensationTierIdSchema.parse(id) : null,
})

let mailbox = 0
async function addPerson(list: NameListKind, id: NamedId): Promise<UserId> {
  mailbox += 1
  const person = { as: 'staff', firstName: 'Ana', lastName: `Silva ${mailbox}`, title: '' } as const
  const email = `ana.${mailbox}@maple.example`
  return dataOf(
    await test.ask('users.add', { ...person, email, roles: ['practitioner'], ...having(list, id) }),
  ).userId
}
async function addService(list: NameListKind, id: NamedId, name: string): Promise<void> {
  const fields = { name, durationMinutes: 45, feeCents: 0, code: '', isBillable: true, isTaxable: false }
  dataOf(await test.ask('services.add', { ...fields, ...having(list, id) }))
}

type Row = OutputOf<'users.list'>['rows'][number]
async function listed(userId: UserId): Promise<Row> {
  const page = await test.ask('users.list', {
    tab: 'active',
    search: '',
    filters: { kinds: [], roles: [], disciplineIds: [], signInStates: [] },
    sort: { column: 'name', descending: false },
    from: { index: 0 },
    limit: 100,
  })
  return must(
    dataOf(page).rows.find((row) => row.userId === userId),
    'the row of the person',
  )
}
const nameIn = (list: NameListKind, row: Row): string =>
  list === 'disciplines' ? row.disciplineName : row.compensationTierName
async function serviceNames(list: NameListKind): Promise<string[]> {
  const page = await test.ask('services.list', { search: '', isCurrent: true, from: 0, limit: 200 })
  return dataOf(page).services.map((one) =>
    list === 'disciplines' ? one.disciplineName : one.compensationTierName,
  )
}

/** The names as every form lists them. */
async function listedNames(list: NameListKind): Promise<{ offered: string[]; ended: string[] }> {
  const namesOf = (all: readonly { name: string }[]): string[] => all.map(({ name }) => name)
  if (list === 'disciplines') {
    const { disciplines, ended } = dataOf(await test.ask('disciplines.list', {}))
    return { offered: namesOf(disciplines), ended: namesOf(ended) }
  }
  const { compensationTiers, ended } = dataOf(await test.ask('compensationTiers.list', {}))
  return { offered: namesOf(compensationTiers), ended: namesOf(ended) }
}

/** Two names, of which the one has a person and a service and the other a person. */
async function startPair(list: NameListKind) {
  const fromId = await add(list, 'Speech')
  const intoId = await add(list, 'Speech Therapy')
  const ana = await addPerson(list, fromId)
  await addPerson(list, intoId)
  await addService(list, fromId, 'Assessment')
  return { fromId, intoId, ana }
}
async function merge(list: NameListKind, pair: { fromId: NamedId; intoId: NamedId }): Promise<string> {
  const ids = { list, fromId: pair.fromId, intoId: pair.intoId }
  const seen = dataOf(await test.ask('nameLists.previewMerge', ids))
  return dataOf(await test.ask('nameLists.merge', { ...ids, seen })).actId
}

describe.each(NAME_LISTS)('%s in Settings (product 26)', (list) => {
  it('are renamed everywhere at once: list of people, search, services, account', async () => {
    const { fromId: id, ana } = await startPair(list)
    dataOf(await test.ask('nameLists.rename', { list, id, name: 'Voice' }))
    expect(nameIn(list, await listed(ana))).toBe('Voice')
    expect(await serviceNames(list)).toEqual(['Voice'])
    expect(await find(list, id)).toEqual({ id, name: 'Voice', isCurrent: true, people: 1, services: 1 })
    const verb = list === 'disciplines' ? 'discipline.renamed' : 'compensationTier.renamed'
    expect(await readLog(test, verb)).toMatchObject([
      { row_id: id, before: '{"name":"Speech"}', after: '{"name":"Voice"}' },
    ])
  })

  it('refuse a name that another bears in any letter case and with any accents (product 21)', async () => {
    const { fromId: id } = await startPair(list)
    const twice = await test.ask('nameLists.rename', { list, id, name: 'SPÉECH therapy' })
    expect(twice).toMatchObject({ error: { code: 'NAME_TAKEN', data: { name: 'Speech Therapy' } } })
    dataOf(await test.ask('nameLists.rename', { list, id, name: 'SPEECH' }))
    expect((await find(list, id)).name).toBe('SPEECH')
  })

  it('stand in the order of their names, whatever case and accents they have, offered and ended', async () => {
    const names = ['Zen', 'Éveil', 'art', 'Façade', 'Eve']
    const inOrder = ['art', 'Eve', 'Éveil', 'Façade', 'Zen']
    const ids: NamedId[] = []
    for (const name of names) ids.push(await add(list, name))
    expect(await listedNames(list)).toEqual({ offered: inOrder, ended: [] })
    for (const id of ids) dataOf(await test.ask('nameLists.setCurrent', { list, id, isCurrent: false }))
    expect(await listedNames(list)).toEqual({ offered: [], ended: inOrder })
  })

  it('that are ended stay with who has them, and are offered and given to nobody else', async () => {
    const { fromId: id, intoId, ana } = await startPair(list)
    dataOf(await test.ask('nameLists.setCurrent', { list, id, isCurrent: false }))
    const offered =
      list === 'disciplines'
        ? dataOf(await test.ask('disciplines.list', {}))
        : dataOf(await test.ask('compensationTiers.list', {}))
    expect(JSON.stringify(offered.ended)).toContain(id)
    expect(JSON.stringify({ ...offered, ended: [] })).not.toContain(id)
    expect(nameIn(list, await listed(ana))).toBe('Speech')
    const { hasPhoto: _, ...profile } = dataOf(await test.ask('users.get', { userId: ana })).profile
    dataOf(await test.ask('users.saveProfile', { userId: ana, ...profile, title: 'SLP', photo: 'keep' }))
    const moved = { userId: ana, ...profile, photo: 'keep', ...having(list, intoId) } as const
    dataOf(await test.ask('users.saveProfile', moved))
    const back = await test.ask('users.saveProfile', { userId: ana, ...profile, photo: 'keep' })
    expect(back).toMatchObject({ error: { code: 'BAD_INPUT' } })
    const person = {
      as: 'staff',
      firstName: 'Eve',
      lastName: 'New',
      title: '',
      email: 'eve@maple.example',
    } as const
    const added = await test.ask('users.add', { ...person, roles: ['practitioner'], ...having(list, id) })
    expect(added).toMatchObject({ error: { code: 'BAD_INPUT' } })
  })

  it('are brought back, unless another bears the name by now', async () => {
    const id = await add(list, 'Speech')
    dataOf(await test.ask('nameLists.setCurrent', { list, id, isCurrent: false }))
    const twin = await add(list, 'speech')
    const back = { list, id, isCurrent: true }
    expect(await test.ask('nameLists.setCurrent', back)).toMatchObject({ error: { code: 'NAME_TAKEN' } })
    dataOf(await test.ask('nameLists.setCurrent', { list, id: twin, isCurrent: false }))
    dataOf(await test.ask('nameLists.setCurrent', back))
    expect((await find(list, id)).isCurrent).toBe(true)
  })

  it('are merged in one act: people and services move, the one ends, the count was shown before', async () => {
    const { ana, ...pair } = await startPair(list)
    expect(dataOf(await test.ask('nameLists.previewMerge', { list, ...pair }))).toEqual({
      people: 1,
      services: 1,
    })
    const actId = await merge(list, pair)
    expect(nameIn(list, await listed(ana))).toBe('Speech Therapy')
    expect(await serviceNames(list)).toEqual(['Speech Therapy'])
    expect(await find(list, pair.fromId)).toMatchObject({ isCurrent: false, people: 0, services: 0 })
    expect(await find(list, pair.intoId)).toMatchObject({ isCurrent: true, people: 2, services: 1 })
    const verb = list === 'disciplines' ? 'discipline.merged' : 'compensationTier.merged'
    expect([...(await readActs(test, verb)).keys()]).toEqual([actId])
    for (const row of ['user.profileChanged', 'service.changed'])
      expect([...(await readActs(test, row)).keys()], row).toEqual([actId])
  })

  it('travel to other PCs as ordinary changes of rows: nothing of a merging but those is queued', async () => {
    const { ana, ...pair } = await startPair(list)
    const database = await openClinicFile(test)
    const last = Number(database.prepare('SELECT max(seq) FROM outbox').pluck().get())
    await merge(list, pair)
    const queued: unknown[] = database
      .prepare('SELECT table_name, row_id FROM outbox WHERE seq > ? ORDER BY table_name')
      .all(last)
    database.close()
    const table = list === 'disciplines' ? 'discipline' : 'compensation_tier'
    expect(queued).toHaveLength(3)
    expect(queued).toContainEqual({ table_name: table, row_id: pair.fromId })
    expect(queued).toContainEqual({ table_name: 'user', row_id: ana })
  })

  it('are not merged where others would move than were shown, into themselves, or into an ended one', async () => {
    const { ana: _, ...pair } = await startPair(list)
    const seen = dataOf(await test.ask('nameLists.previewMerge', { list, ...pair }))
    await addPerson(list, pair.fromId)
    const late = await test.ask('nameLists.merge', { list, ...pair, seen })
    expect(late).toMatchObject({ error: { code: 'MERGE_CHANGED' } })
    const self = { list, fromId: pair.fromId, intoId: pair.fromId }
    expect(await test.ask('nameLists.previewMerge', self)).toMatchObject({ error: { code: 'BAD_INPUT' } })
    dataOf(await test.ask('nameLists.setCurrent', { list, id: pair.intoId, isCurrent: false }))
    const ended = await test.ask('nameLists.previewMerge', { list, ...pair })
    expect(ended).toMatchObject({ error: { code: 'BAD_INPUT' } })
    expect(await find(list, pair.fromId)).toMatchObject({ isCurrent: true, people: 2 })
  })

  it('come apart again by "Undo", while nothing of it was changed since', async () => {
    const { ana, ...pair } = await startPair(list)
    const before = await get(list)
    const actId = await merge(list, pair)
    expect(dataOf(await test.ask('nameLists.undoMerge', { list, actId }))).toEqual({ people: 1, services: 1 })
    expect(await get(list)).toEqual(before)
    expect(nameIn(list, await listed(ana))).toBe('Speech')
    expect(await serviceNames(list)).toEqual(['Speech'])
    const twice = await test.ask('nameLists.undoMerge', { list, actId })
    expect(twice).toMatchObject({ error: { code: 'MERGE_CHANGED' } })
  })

  it('stay merged where somebody who moved has another one by now, all of it', async () => {
    const { ana, ...pair } = await startPair(list)
    const actId = await merge(list, pair)
    const { hasPhoto: _, ...profile } = dataOf(await test.ask('users.get', { userId: ana })).profile
    const none = { disciplineId: null, compensationTierId: null, photo: 'keep' } as const
    dataOf(await test.ask('users.saveProfile', { userId: ana, ...profile, ...none }))
    const merged = await get(list)
    const undone = await test.ask('nameLists.undoMerge', { list, actId })
    expect(undone).toMatchObject({ error: { code: 'MERGE_CHANGED' } })
    expect(await get(list)).toEqual(merged)
  })

  it('take no act of another kind for a merging', async () => {
    const id = await add(list, 'Speech')
    dataOf(await test.ask('nameLists.rename', { list, id, name: 'Voice' }))
    const verb = list === 'disciplines' ? 'discipline.renamed' : 'compensationTier.renamed'
    const [actId] = [...(await readActs(test, verb)).keys()]
    const undone = await test.ask('nameLists.undoMerge', { list, actId: must(actId, 'the act') })
    expect(undone).toMatchObject({ error: { code: 'NOT_FOUND' } })
  })
})
