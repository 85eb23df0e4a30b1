import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ok } from '#shared/errors/index.ts'
import { BLANK_PERSON, insertPerson } from '#backend/features/users/index.ts'
import { CompiledQuery } from 'kysely'
import { openTestDatabase, type TestDatabase } from '#tests/support/testDatabase.ts'
import { findMatches } from '#backend/db/findMatches.ts'
import { type Clause, FEW_ROWS, type SearchPlan, searchWords } from '#backend/db/searchPlan.ts'
import { filterClause, USER_PLAN } from '#backend/features/users/directoryPlan.ts'

const PEOPLE = 3_000
const NO_FILTERS = { kinds: [], roles: [], disciplineIds: [], signInStates: [] }

let test: TestDatabase
beforeAll(async () => {
  test = openTestDatabase()
  await test.db.write({ actorId: null }, (tx) => {
    for (let index = 0; index < PEOPLE; index += 1) {
      insertPerson(tx, {
        ...BLANK_PERSON,
        kind: index % 400 === 0 ? 'staff' : 'guardian',
        status: index % 7 === 0 ? 'inactive' : 'active',
        firstName: index % 2 === 0 ? 'Zoë' : 'Søren',
        lastName: `Common${index}`,
        primaryEmail: `p${index}@maple.example`,
        primaryPhone: `+1 416 555 ${String(index).padStart(4, '0')}`,
      })
    }
    return Promise.resolve(ok(null))
  })
})
afterAll(() => test.close())

const ids = async (clause: Clause): Promise<number[]> => {
  const { rows } = await test.db.read.executeQuery<{ id: number }>(
    CompiledQuery.raw(clause.sql, [...clause.values]),
  )
  return rows.map(({ id }) => id).toSorted((a, b) => a - b)
}

describe('the ways a search can go', () => {
  it('finds the same people by the index and by reading, where neither is cut off', async () => {
    const staff = filterClause(true, { ...NO_FILTERS, kinds: ['otherStaff'] }, 0)
    for (const search of ['common', 'maple', 'zoe', 'soren common', 'common 12', '4165550', 'nobody']) {
      const words = searchWords(search)
      const byIndex = await ids(USER_PLAN.index(words, staff, 'all'))
      const rows = JSON.stringify(await ids(USER_PLAN.few(staff, FEW_ROWS)))
      expect(await ids(USER_PLAN.read(words, rows)), search).toEqual(byIndex)
      const found = (await findMatches(test.db, USER_PLAN, words, staff)).toSorted((a, b) => a - b)
      expect(found, search).toEqual(byIndex)
    }
    expect(await findMatches(test.db, USER_PLAN, searchWords('common'), staff)).toHaveLength(6)
  })

  it('finds the same people under a filter of more rows, some, few and next to none', async () => {
    const searches = ['common', 'maple', 'zoe', 'common 12', '4165550', 'zo common']
    const filters = [
      filterClause(true, NO_FILTERS, 0),
      filterClause(false, NO_FILTERS, 0),
      filterClause(true, { ...NO_FILTERS, kinds: ['otherStaff'] }, 0),
    ]
    // Whatever counts as few: every way gives what the index gives, and no more than 500.
    for (const filter of filters)
      for (const search of searches) {
        const words = searchWords(search)
        const all = await ids(USER_PLAN.index(words, filter, 'all'))
        const found = await findMatches(test.db, USER_PLAN, words, filter)
        if (all.length < 500)
          expect(
            found.toSorted((a, b) => a - b),
            search,
          ).toEqual(all)
        else expect(found.length, search).toBe(500)
      }
  })

  it('finds who came under a filter since it was last searched', async () => {
    const staff = filterClause(true, { ...NO_FILTERS, kinds: ['otherStaff'] }, 0)
    const find = async (): Promise<number> =>
      (await findMatches(test.db, USER_PLAN, searchWords('maple.example'), staff)).length
    const before = await find()
    await test.db.write({ actorId: null }, (tx) => {
      const person = { kind: 'staff', firstName: 'Noor', lastName: 'Late' } as const
      insertPerson(tx, { ...BLANK_PERSON, ...person, primaryEmail: 'noor@maple.example' })
      return Promise.resolve(ok(null))
    })
    expect(await find()).toBe(before + 1)
  })

  it('finds people beyond the first hits of a word that nearly everybody has', async () => {
    const everybody = filterClause(true, NO_FILTERS, 0)
    const last = PEOPLE - 1
    expect(await findMatches(test.db, USER_PLAN, searchWords(`common${last}`), everybody)).toHaveLength(1)
    expect(
      await findMatches(test.db, USER_PLAN, searchWords(`maple ${String(last)}`), everybody),
    ).toHaveLength(1)
  })

  it('takes a short word beside one that nearly everybody has as the beginning of a name, in a large clinic', async () => {
    const everybody = filterClause(true, NO_FILTERS, 0)
    const many = Array.from({ length: FEW_ROWS + 1 }, (_, id) => id)
    const large: SearchPlan = {
      ...USER_PLAN,
      few: () => ({ sql: 'SELECT value AS id FROM json_each(?)', values: [JSON.stringify(many)] }),
      index: (words, filter, looksAt) => {
        if (looksAt === 'all') throw new Error('Every hit was looked at')
        return USER_PLAN.index(words, filter, looksAt)
      },
    }
    const found = async (search: string): Promise<number> =>
      (await findMatches(test.db, large, searchWords(search), everybody)).length
    expect(await found('maple.example zz')).toBe(0)
    await test.db.write({ actorId: null }, (tx) => {
      for (const lastName of ['Xiang', 'Lexis', 'Xi']) {
        const person = { kind: 'guardian', firstName: 'Ana', lastName } as const
        insertPerson(tx, { ...BLANK_PERSON, ...person, primaryEmail: 'late@maple.example' })
      }
      return Promise.resolve(ok(null))
    })
    expect(await found('maple.example xi')).toBe(2)
    expect(await found('xi maple.example')).toBe(2)
  })

  it('begins names with one or two letters, and never gives more than 500', async () => {
    const everybody = filterClause(true, NO_FILTERS, 0)
    expect(await ids(USER_PLAN.beginning(searchWords('zo'), everybody))).toHaveLength(500)
    expect(await ids(USER_PLAN.beginning(searchWords('xx'), everybody))).toHaveLength(0)
    expect(await findMatches(test.db, USER_PLAN, searchWords('c'), everybody)).toHaveLength(500)
  })
})
