import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { InputOf } from '#shared/contract/index.ts'
import type { ServiceId } from '#shared/domain/ids.ts'
import { must } from '#shared/lib/must.ts'
import { readLog } from '#tests/support/readLog.ts'
import { dataOf, startClinic, type TestApp } from '#tests/support/testApp.ts'

let test: TestApp
beforeEach(async () => {
  test = await startClinic()
})
afterEach(() => test.stop())

type Fields = InputOf<'services.add'>
const FIELDS: Fields = {
  name: 'Speech assessment',
  disciplineId: null,
  compensationTierId: null,
  durationMinutes: 45,
  feeCents: 12_050,
  code: 'SA-1',
  isBillable: true,
  isTaxable: false,
}

const add = async (fields: Partial<Fields> = {}): Promise<ServiceId> =>
  dataOf(await test.ask('services.add', { ...FIELDS, ...fields })).serviceId

async function list(search = '', isCurrent = true): Promise<string[]> {
  const page = await test.ask('services.list', { search, isCurrent, from: 0, limit: 200 })
  return dataOf(page).services.map(({ name }) => name)
}

async function addPractitioner(
  firstName: string,
  disciplineId: Fields['disciplineId'],
  compensationTierId: Fields['compensationTierId'],
): Promise<void> {
  const person = { as: 'staff', firstName, lastName: 'Silva', title: '', disciplineId } as const
  const email = `${firstName.toLowerCase()}@maple.example`
  dataOf(await test.ask('users.add', { ...person, email, roles: ['practitioner'], compensationTierId }))
}

describe('Services (product 26)', () => {
  it('keeps what was entered, to the cent, and finds it by name, code, discipline and tier', async () => {
    const { disciplineId } = dataOf(await test.ask('disciplines.add', { name: 'Thérapie de la parole' }))
    await add({ disciplineId })
    await add({ name: 'Review', code: 'RV' })
    const [first] = dataOf(
      await test.ask('services.list', { search: '', isCurrent: true, from: 1, limit: 200 }),
    ).services
    expect(first).toMatchObject({ ...FIELDS, disciplineId, disciplineName: 'Thérapie de la parole' })
    expect(await list('therapie')).toEqual(['Speech assessment'])
    expect(await list('rv')).toEqual(['Review'])
    expect(await list('ASSESS sa-1')).toEqual(['Speech assessment'])
    expect(await list('nothing of this')).toEqual([])
  })

  it('gives pages in the order of names, whatever their letter case and accents', async () => {
    for (const name of ['b', 'Äa', 'C', 'ab']) await add({ name })
    expect(await list()).toEqual(['Äa', 'ab', 'b', 'C'])
    const page = await test.ask('services.list', { search: '', isCurrent: true, from: 1, limit: 2 })
    expect(dataOf(page)).toMatchObject({ count: 4, currentCount: 4, endedCount: 0 })
    expect(dataOf(page).services.map(({ name }) => name)).toEqual(['ab', 'b'])
  })

  it('refuses a name that a current service bears, in any letter case', async () => {
    await add()
    const other = await add({ name: 'Review' })
    const taken = { ok: false, error: { code: 'NAME_TAKEN', data: { name: 'Speech assessment' } } }
    expect(await test.ask('services.add', { ...FIELDS, name: 'SPEECH  assessment' })).toMatchObject(taken)
    expect(
      await test.ask('services.save', { ...FIELDS, serviceId: other, name: 'speech assessment' }),
    ).toMatchObject(taken)
    expect(await list()).toEqual(['Review', 'Speech assessment'])
  })

  it('refuses what can’t be, and names the field', async () => {
    const wrong = [
      { durationMinutes: 0 },
      { feeCents: 10.5 },
      { feeCents: -1 },
      { name: ' ' },
      { disciplineId: crypto.randomUUID() },
    ]
    for (const fields of wrong) {
      const answer = await test.raw('services.add', { ...FIELDS, ...fields })
      const [field] = Object.keys(fields)
      expect(answer).toMatchObject({
        error: { code: 'BAD_INPUT', data: { fields: { [field ?? '']: expect.any(String) } } },
      })
    }
    expect(await list()).toEqual([])
  })

  it('is ended and brought back, never deleted; a name taken meanwhile stays taken', async () => {
    const serviceId = await add()
    dataOf(await test.ask('services.setCurrent', { serviceId, isCurrent: false }))
    expect(await list()).toEqual([])
    expect(await list('', false)).toEqual(['Speech assessment'])
    expect(
      dataOf(await test.ask('services.listOffered', { disciplineId: null, compensationTierId: null })),
    ).toEqual({
      services: [],
    })
    const twin = await add()
    expect(await test.ask('services.setCurrent', { serviceId, isCurrent: true })).toMatchObject({
      error: { code: 'NAME_TAKEN' },
    })
    dataOf(await test.ask('services.setCurrent', { serviceId: twin, isCurrent: false }))
    dataOf(await test.ask('services.setCurrent', { serviceId, isCurrent: true }))
    expect(await list()).toEqual(['Speech assessment'])
  })

  it('says who can offer it by discipline and tier, as "Services this person can offer" does (product 1, 22)', async () => {
    const speech = dataOf(await test.ask('disciplines.add', { name: 'Speech' })).disciplineId
    const senior = dataOf(await test.ask('compensationTiers.add', { name: 'Senior' })).compensationTierId
    await addPractitioner('Ada', speech, senior)
    await addPractitioner('Ben', speech, null)
    await addPractitioner('Cleo', null, senior)
    await add({ name: 'Senior speech', disciplineId: speech, compensationTierId: senior })
    await add({ name: 'Speech', disciplineId: speech })
    await add({ name: 'For all' })
    const able = async (disciplineId: typeof speech | null, compensationTierId: typeof senior | null) =>
      dataOf(
        await test.ask('services.listPractitioners', { disciplineId, compensationTierId }),
      ).practitioners.map(({ firstName }) => firstName)
    expect(await able(speech, senior)).toEqual(['Ada'])
    expect(await able(speech, null)).toEqual(['Ada', 'Ben'])
    expect(await able(null, senior)).toEqual(['Ada', 'Cleo'])
    expect(await able(null, null)).toEqual(['Ada', 'Ben', 'Cleo'])
    const offered = await test.ask('services.listOffered', { disciplineId: speech, compensationTierId: null })
    expect(dataOf(offered).services.map(({ name }) => name)).toEqual(['For all', 'Speech'])
  })

  it('stands in the log with what changed', async () => {
    const serviceId = await add()
    dataOf(await test.ask('services.save', { ...FIELDS, serviceId, feeCents: 13_000 }))
    const entry = must((await readLog(test, 'service.changed'))[0], 'the change')
    expect(entry).toMatchObject({ before: '{"fee_cents":12050}', after: '{"fee_cents":13000}' })
  })
})
