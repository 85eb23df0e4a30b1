import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MENU } from './menu.ts'
import { RIGHT_NAMES, RIGHTS, rightsOf, SCOPES, scopeOf, type Scope } from './rights.ts'
import { previewRights, sourcesOf } from './rightsPreview.ts'
import { ROLES, type Role } from './roles.ts'

const seed = 20261124
const someRoles = fc.subarray([...ROLES])
const widthOf = (scope: Scope | undefined): number => (scope === undefined ? -1 : SCOPES.indexOf(scope))
/** Every set of roles there is. */
const ALL_SETS: Role[][] = Array.from({ length: 2 ** ROLES.length }, (_, bits) =>
  ROLES.filter((_role, index) => (bits & (1 << index)) !== 0),
)

describe('rights of several roles (product 3)', () => {
  it('are the union of what each role gives, but money for a student', () => {
    for (const roles of ALL_SETS) {
      for (const right of RIGHT_NAMES) {
        const widest = Math.max(-1, ...roles.map((role) => widthOf(scopeOf(right, [role]))))
        const width = widthOf(scopeOf(right, roles))
        // Finance alone gives money to nobody: it adds it to the clients that another role shows.
        if (right === 'clients.viewFinances') expect(width).toBeGreaterThanOrEqual(widest)
        else expect(width, `${right} of ${roles.join(', ')}`).toBe(widest)
      }
    }
    expect(scopeOf('clients.viewFinances', ['studentPractitioner', 'finance'])).toBeUndefined()
    expect(scopeOf('clients.viewFinances', ['practitioner', 'finance'])).toBe('all')
  })

  it('never shrink by a further role', () => {
    fc.assert(
      fc.property(someRoles, fc.constantFrom(...ROLES), (roles, added) => {
        for (const right of RIGHT_NAMES)
          expect(widthOf(scopeOf(right, [...roles, added]))).toBeGreaterThanOrEqual(
            widthOf(scopeOf(right, roles)),
          )
      }),
      { seed, numRuns: 300 },
    )
  })
})

describe('"What will this person see?" (product 18)', () => {
  it('shows exactly the rights of the ticked roles, and none without a role it comes from', () => {
    for (const ticked of ALL_SETS) {
      const { rights } = previewRights([], ticked)
      const shown = Object.fromEntries(rights.map(({ right, scope }) => [right, scope]))
      expect(shown).toEqual(rightsOf(ticked))
      for (const { right, sources } of rights) {
        expect(sources.length, right).toBeGreaterThan(0)
        for (const role of sources) {
          expect(ticked).toContain(role)
          expect(Object.hasOwn(RIGHTS[right], role)).toBe(true)
        }
      }
    }
  })

  it('names every role whose loss would cost the right its reach', () => {
    for (const ticked of ALL_SETS) {
      for (const right of RIGHT_NAMES) {
        const sources = sourcesOf(right, ticked)
        const without = ticked.filter((role) => !sources.includes(role))
        if (sources.length > 0)
          expect(widthOf(scopeOf(right, without))).toBeLessThan(widthOf(scopeOf(right, ticked)))
      }
    }
  })

  it('turns gained into lost, and wider into narrower, where the roles change places', () => {
    const mirrored = { same: 'same', gained: 'lost', lost: 'gained', wider: 'narrower', narrower: 'wider' }
    fc.assert(
      fc.property(someRoles, someRoles, (held, ticked) => {
        const there = previewRights(held, ticked)
        const back = previewRights(ticked, held)
        expect(there.rights.map(({ right, change }) => [right, mirrored[change]])).toEqual(
          back.rights.map(({ right, change }) => [right, change]),
        )
        expect(there.menu.map(({ entry, change }) => [entry.page, mirrored[change]])).toEqual(
          back.menu.map(({ entry, change }) => [entry.page, change]),
        )
        expect([there.counts.gained, there.counts.wider]).toEqual([back.counts.lost, back.counts.narrower])
      }),
      { seed, numRuns: 500 },
    )
    console.log(`rights preview: ${ALL_SETS.length} sets of roles, 500 pairs, seed ${seed}`)
  })

  it('says that nothing changes where the same roles stay ticked', () => {
    for (const roles of ALL_SETS) {
      const { rights, menu, counts } = previewRights(roles, roles)
      expect([...rights, ...menu].every(({ change }) => change === 'same')).toBe(true)
      expect(counts).toMatchObject({ gained: 0, lost: 0, wider: 0, narrower: 0 })
    }
  })

  it('shows the menu that the desk shows', () => {
    const pagesOf = (roles: readonly Role[]): string[] =>
      previewRights([], roles).menu.map(({ entry }) => entry.page)
    expect(pagesOf(['owner'])).toEqual(MENU.map(({ page }) => page))
    expect(pagesOf(['officeAdmin'])).not.toContain('settings')
    expect(pagesOf(['finance'])).toEqual(['home', 'sessions', 'timesheets'])
    expect(pagesOf([])).toEqual([])
  })

  it('marks what an Office Admin gains and a Practitioner loses', () => {
    const { rights } = previewRights(['practitioner'], ['officeAdmin'])
    const changeOf = (name: string): string | undefined => rights.find(({ right }) => right === name)?.change
    expect(changeOf('users.list')).toBe('gained')
    expect(changeOf('clients.view')).toBe('wider')
    expect(changeOf('home.open')).toBe('same')
    expect(previewRights(['manager'], ['practitioner']).rights).toContainEqual(
      expect.objectContaining({ right: 'crews.view', change: 'lost', sources: ['manager'] }),
    )
  })
})
