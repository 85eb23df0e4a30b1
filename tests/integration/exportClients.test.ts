import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { InputOf } from '#shared/contract/index.ts'
import { readLog } from '#tests/support/readLog.ts'
import { readPdfText } from '#tests/support/readPdfText.ts'
import { ADMIN, SAMPLE_PASSWORD, startSampleDesk } from '#tests/support/sampleDesk.ts'
import { dataOf, type TestApp } from '#tests/support/testApp.ts'

type Query = InputOf<'transfer.exportClients'>
const EVERYBODY: Query = {
  tab: 'all',
  search: '',
  filters: { practitionerIds: [] },
  sort: { column: 'name', descending: false },
}
const NO_FILTERS = { kinds: [], roles: [], disciplineIds: [], signInStates: [] }
const BY_NAME = { column: 'name', descending: false } as const

let test: TestApp
beforeAll(async () => {
  test = await startSampleDesk()
  const password = SAMPLE_PASSWORD
  dataOf(await test.ask('identity.signIn', { email: 'manager@sample.example.org', password }, 'manager'))
})
afterAll(() => test.stop())

const lastEntry = async (verb: string): Promise<Readonly<Record<string, unknown>>> => {
  const entry = (await readLog(test, verb)).at(-1) ?? {}
  return { ...entry, after: JSON.parse(String(entry['after'])) }
}

describe('the export of Clients (product 46)', () => {
  it('gives what the list shows: a tab, a search, a practitioner, in its order', async () => {
    const all = dataOf(await test.ask('transfer.exportClients', EVERYBODY))
    const listed = dataOf(await test.ask('clients.list', { ...EVERYBODY, from: { index: 0 }, limit: 100 }))
    expect(all.rows.length).toBe(listed.total)
    expect(all.rows.slice(0, 100)).toEqual(listed.rows)
    const { practitioners } = dataOf(await test.ask('clients.listPractitioners', {}))
    const practitionerIds = practitioners.slice(0, 1).map(({ userId }) => userId)
    const narrow: Query = {
      tab: 'active',
      search: '',
      filters: { practitionerIds },
      sort: { column: 'age', descending: true },
    }
    const some = dataOf(await test.ask('transfer.exportClients', narrow))
    const page = dataOf(await test.ask('clients.list', { ...narrow, from: { index: 0 }, limit: 100 }))
    expect(some.rows).toEqual(page.rows)
    expect(some.rows.length).toBeGreaterThan(0)
    expect(some.rows.length).toBeLessThan(all.rows.length)
  })

  it('stands in the log with how many and by what, before it is given (D7, L2)', async () => {
    const search = 'an'
    const { rows } = dataOf(await test.ask('transfer.exportClients', { ...EVERYBODY, search }, ADMIN))
    const self = dataOf(await test.ask('session.get', {}, ADMIN)).person?.userId
    expect(await lastEntry('transfer.exportClients')).toMatchObject({
      outcome: 'done',
      actor_id: self,
      after: { count: rows.length, tab: 'all', search, filters: 0 },
    })
  })

  it('is refused to whoever is neither Owner nor Office Admin', async () => {
    for (const ask of [
      await test.ask('transfer.exportClients', EVERYBODY, 'manager'),
      await test.ask(
        'transfer.printStaff',
        { which: { by: 'filters', tab: 'active', search: '', filters: NO_FILTERS }, sort: BY_NAME },
        'manager',
      ),
    ])
      expect(ask).toMatchObject({ error: { code: 'FORBIDDEN' } })
  })
})

describe('the printed staff list (product 46)', () => {
  it('has clinic, day, who printed it, and the staff among whom the list shows, with no parent', async () => {
    const which = { by: 'filters', tab: 'active', search: '', filters: NO_FILTERS } as const
    const printed = dataOf(await test.ask('transfer.printStaff', { which, sort: BY_NAME }, ADMIN))
    const { rows } = dataOf(await test.ask('transfer.exportUsers', { which, sort: BY_NAME }, ADMIN))
    const isStaff = ({ kind }: (typeof rows)[number]): boolean => kind !== 'guardian' && kind !== 'contact'
    const text = readPdfText(Buffer.from(printed.base64, 'base64')).replace(/\s+/g, '')
    const { person } = dataOf(await test.ask('session.get', {}, ADMIN))
    const { name } = dataOf(await test.ask('clinic.get', {}))
    expect(printed).toMatchObject({
      fileName: 'staff-list-2026-10-05.pdf',
      count: rows.filter(isStaff).length,
      isCapped: false,
    })
    for (const shown of [name, 'Staff list', 'October 5, 2026', `${person?.firstName} ${person?.lastName}`])
      expect(text).toContain(shown.replace(/\s+/g, ''))
    for (const row of rows.filter(isStaff)) expect(text).toContain(row.email.replace(/\s+/g, ''))
    for (const row of rows.filter((one) => !isStaff(one) && one.email !== ''))
      expect(text).not.toContain(row.email)
    expect(await lastEntry('transfer.printStaff')).toMatchObject({
      after: { count: printed.count, tab: 'active', search: '', filters: 0 },
    })
  })

  it('is refused where no staff is among them', async () => {
    const filters = { ...NO_FILTERS, kinds: ['guardian' as const] }
    const which = { by: 'filters', tab: 'active', search: '', filters } as const
    expect(await test.ask('transfer.printStaff', { which, sort: BY_NAME })).toMatchObject({
      error: { code: 'NOBODY_TO_PRINT' },
    })
  })
})
