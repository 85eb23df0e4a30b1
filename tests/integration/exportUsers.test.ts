import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import { readLog } from '#tests/support/readLog.ts'
import { ADMIN, listHolders, SAMPLE_PASSWORD, startSampleDesk } from '#tests/support/sampleDesk.ts'
import { dataOf, type TestApp } from '#tests/support/testApp.ts'

type Which = InputOf<'transfer.exportUsers'>['which']
type Filters = InputOf<'users.list'>['filters']

const NO_FILTERS: Filters = { kinds: [], roles: [], disciplineIds: [], signInStates: [] }
const BY_NAME = { column: 'name', descending: false } as const
const EVERYBODY: Which = { by: 'filters', tab: 'active', search: '', filters: NO_FILTERS }

let test: TestApp
beforeAll(async () => {
  test = await startSampleDesk()
})
afterAll(() => test.stop())

const take = async (which: Which, seat?: string): Promise<OutputOf<'transfer.exportUsers'>> =>
  dataOf(await test.ask('transfer.exportUsers', { which, sort: BY_NAME }, seat))

async function listed(input: { tab?: 'active' | 'inactive'; search?: string; filters?: Filters }): Promise<{
  rows: unknown[]
  total: number
}> {
  const { tab = 'active', search = '', filters = NO_FILTERS } = input
  const page = { tab, search, filters, sort: BY_NAME, from: { index: 0 }, limit: 100 } as const
  return dataOf(await test.ask('users.list', page))
}

const lastEntry = async (): Promise<Readonly<Record<string, unknown>>> => {
  const entry = (await readLog(test, 'transfer.exportUsers')).at(-1) ?? {}
  return { ...entry, after: JSON.parse(String(entry['after'])) }
}

describe('the export of Clinic Users (product 46)', () => {
  it('gives what the list shows: everybody of a tab, a search, a filter, in its order', async () => {
    const everybody = await take(EVERYBODY)
    const { rows, total } = await listed({})
    expect(everybody.rows.length).toBe(total)
    expect(everybody.rows.slice(0, 100)).toEqual(rows)
    expect(everybody).toMatchObject({ isCapped: false, day: '2026-10-05' })
    const filters: Filters = { ...NO_FILTERS, roles: ['practitioner'], kinds: ['practitioner'] }
    const some = await take({ by: 'filters', tab: 'active', search: 'an', filters })
    expect(some.rows).toEqual((await listed({ search: 'an', filters })).rows)
    expect(some.rows.length).toBeGreaterThan(0)
    const gone = await take({ ...EVERYBODY, tab: 'inactive' })
    expect(gone.rows.length).toBe((await listed({ tab: 'inactive' })).total)
  })

  it('gives exactly the people who were selected, whatever tab they are in', async () => {
    const chosen = [
      ...(await listHolders(test, ['practitioner'])).slice(0, 2),
      ...(await take({ ...EVERYBODY, tab: 'inactive' })).rows.slice(0, 1),
    ].map((row) => row.userId)
    const { rows } = await take({ by: 'ids', userIds: [...chosen, crypto.randomUUID()] })
    expect(rows.map((row) => row.userId).toSorted()).toEqual(chosen.toSorted())
    expect(await lastEntry()).toMatchObject({ after: { count: 3, selected: 4 } })
  })

  it('stands in the log with how many and by what, before it is given (D7, L2)', async () => {
    const before = (await readLog(test, 'transfer.exportUsers')).length
    const filters: Filters = { ...NO_FILTERS, roles: ['practitioner', 'manager'] }
    const { rows } = await take({ by: 'filters', tab: 'active', search: 'an', filters }, ADMIN)
    const self = dataOf(await test.ask('session.get', {}, ADMIN)).person?.userId
    expect((await readLog(test, 'transfer.exportUsers')).length).toBe(before + 1)
    expect(await lastEntry()).toMatchObject({
      outcome: 'done',
      actor_id: self,
      after: { count: rows.length, tab: 'active', search: 'an', filters: 1, roles: 'practitioner,manager' },
    })
  })

  it('is refused to whoever is neither Owner nor Office Admin, and that stands in the log', async () => {
    const email = 'manager@sample.example.org'
    const answer = await test.raw('identity.signIn', { email, password: SAMPLE_PASSWORD }, 'manager')
    expect(answer.ok).toBe(true)
    expect(
      await test.ask('transfer.exportUsers', { which: EVERYBODY, sort: BY_NAME }, 'manager'),
    ).toMatchObject({ error: { code: 'FORBIDDEN' } })
    expect((await readLog(test, 'transfer.exportUsers')).at(-1)).toMatchObject({ outcome: 'refused' })
  })

  it('asks who it is where that is longer ago than five minutes, and gives and logs nothing before (A12)', async () => {
    const before = (await readLog(test, 'transfer.exportUsers')).length
    for (let minute = 0; minute < 3; minute += 1) {
      test.clock.advance(2 * 60_000)
      await test.ask('identity.reportActivity', {})
    }
    const input = { which: EVERYBODY, sort: BY_NAME }
    expect(await test.ask('transfer.exportUsers', input)).toEqual({
      ok: false,
      error: { code: 'REAUTH_NEEDED', data: { needsCode: false } },
    })
    expect((await readLog(test, 'transfer.exportUsers')).length).toBe(before)
    dataOf(await test.ask('identity.confirm', { password: SAMPLE_PASSWORD, code: null }))
    expect((await take(EVERYBODY)).rows.length).toBeGreaterThan(0)
  })
})
