import type Database from 'better-sqlite3'
import type { ParsedInputOf } from '#shared/contract/index.ts'
import { SORT_COLUMNS } from '#shared/contract/users.ts'
import { SIGN_IN_STATES } from '#shared/domain/users.ts'
import { ROLES } from '#shared/domain/roles.ts'
import { disciplineIdSchema } from '#shared/domain/ids.ts'

export type ListInput = ParsedInputOf<'users.list'>
export type NamedQuery = { readonly name: string; readonly input: ListInput }

type DisciplineId = ListInput['filters']['disciplineIds'][number]

const NO_FILTERS: ListInput['filters'] = { kinds: [], roles: [], disciplineIds: [], signInStates: [] }
const PAGE = 50

/** What the list asks where nothing is chosen, with these differences. */
export function listInput(patch: Partial<ListInput> = {}): ListInput {
  return {
    tab: 'active',
    search: '',
    filters: NO_FILTERS,
    sort: { column: 'name', descending: false },
    from: { index: 0 },
    limit: PAGE,
    ...patch,
  }
}

/** A discipline of the clinic. */
export function firstDiscipline(database: Database.Database): DisciplineId {
  return disciplineIdSchema.parse(database.prepare('SELECT id FROM discipline ORDER BY id').pluck().get())
}

/** Whole texts as somebody types them, letter by letter: common and rare, every kind of thing one can search. */
const TYPED = [
  'smith',
  'emma smith',
  'Łukaszewska',
  'Zoë Ångström',
  "o'brien",
  'Pemlingworth',
  'mary ann de la cruz',
  'li wu',
  'jose.garcia',
  'maple.example',
  '4165550',
  '(416) 555-0',
  '+1 (647)',
  'st-1000',
  'a1500',
  'zzyzx nobody',
  'example',
  'qq',
  'maple.example zz',
] as const

/** Every beginning of everything typed, once. */
export function typedSearches(): string[] {
  const beginnings = TYPED.flatMap((text) =>
    [...text].map((_, index) => [...text].slice(0, index + 1).join('')),
  )
  return [...new Set(beginnings.filter((text) => text.trim() !== ''))]
}

/** As-you-type searches in both tabs, and under filters that let few of many through. */
export function searchQueries(disciplineId: DisciplineId): NamedQuery[] {
  const filters: Record<string, ListInput['filters']> = {
    'Finance only': { ...NO_FILTERS, roles: ['finance'] },
    'students of one discipline': { ...NO_FILTERS, kinds: ['student'], disciplineIds: [disciplineId] },
    'temporary password': { ...NO_FILTERS, signInStates: ['temporaryUnused'] },
  }
  return typedSearches().flatMap((search) => [
    { name: `search "${search}"`, input: listInput({ search }) },
    { name: `search "${search}", inactive`, input: listInput({ search, tab: 'inactive' }) },
    ...Object.entries(filters).map(([name, filter]) => ({
      name: `search "${search}", ${name}`,
      input: listInput({ search, filters: filter }),
    })),
    {
      name: `search "${search}" by e-mail, last first`,
      input: listInput({ search, sort: { column: 'email', descending: true } }),
    },
  ])
}

/** Pages without a search: every sorting both ways, deep jumps, every filter. */
export function pageQueries(people: number, disciplineId: DisciplineId): NamedQuery[] {
  const queries: NamedQuery[] = []
  for (const tab of ['active', 'inactive'] as const) {
    for (const column of SORT_COLUMNS) {
      for (const descending of [false, true]) {
        for (const part of [0, 0.5, 0.9]) {
          const index = Math.floor(people * part * (tab === 'active' ? 0.88 : 0.12))
          const name = `${tab} by ${column}${descending ? ', last first' : ''}, row ${index}`
          queries.push({ name, input: listInput({ tab, sort: { column, descending }, from: { index } }) })
        }
      }
    }
  }
  const filters: [string, Partial<ListInput['filters']>][] = [
    ...(['practitioner', 'student', 'otherStaff', 'guardian', 'contact'] as const).map(
      (kind): [string, Partial<ListInput['filters']>] => [`kind ${kind}`, { kinds: [kind] }],
    ),
    ...ROLES.map((role): [string, Partial<ListInput['filters']>] => [`role ${role}`, { roles: [role] }]),
    ...SIGN_IN_STATES.map((state): [string, Partial<ListInput['filters']>] => [
      `sign-in ${state}`,
      { signInStates: [state] },
    ]),
    ['one discipline', { disciplineIds: [disciplineId] }],
    ['two kinds and a role', { kinds: ['practitioner', 'guardian'], roles: ['owner'] }],
  ]
  for (const [name, filter] of filters) {
    for (const column of ['name', 'email', 'signIn'] as const) {
      const input = listInput({
        filters: { ...NO_FILTERS, ...filter },
        sort: { column, descending: false },
      })
      queries.push({ name: `${name} by ${column}`, input })
    }
  }
  return queries
}
