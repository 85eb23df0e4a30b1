import { MENU, menuFor, type MenuEntry } from './menu.ts'
import { RIGHT_NAMES, RIGHTS, rightsOf, type Right, SCOPES, type Scope } from './rights.ts'
import type { Role } from './roles.ts'

/** How a right or a menu entry differs from what somebody has now. */
export type RightChange = 'same' | 'gained' | 'lost' | 'wider' | 'narrower'

/** One right as "What will this person see?" shows it. */
export type SeenRight = {
  readonly right: Right
  readonly change: RightChange
  /** How far it reaches with the ticked roles; where it is lost, how far it reached. */
  readonly scope: Scope
  /** How far it reaches now; null where it is not held yet. */
  readonly scopeBefore: Scope | null
  /** The roles that give it this reach: of the ticked ones, or where it is lost, of those held now. */
  readonly sources: readonly Role[]
}

export type SeenEntry = {
  readonly entry: MenuEntry
  readonly change: 'same' | 'gained' | 'lost'
  readonly sources: readonly Role[]
}

/** What somebody sees with the ticked roles, and what differs from the roles that they hold now. */
export type RightsPreview = {
  readonly menu: readonly SeenEntry[]
  readonly rights: readonly SeenRight[]
  /** How many changed how, of menu entries and rights together. */
  readonly counts: Readonly<Record<RightChange, number>>
}

function changeOf(before: Scope | undefined, after: Scope | undefined): RightChange {
  if (before === after) return 'same'
  if (before === undefined) return 'gained'
  if (after === undefined) return 'lost'
  return SCOPES.indexOf(after) > SCOPES.indexOf(before) ? 'wider' : 'narrower'
}

/**
 * The roles to which somebody owes a right with the reach that it has: those that grant exactly this reach. Roles that
 * grant less add nothing, and are not named.
 */
export function sourcesOf(right: Right, roles: readonly Role[]): readonly Role[] {
  const reach = rightsOf(roles)[right]
  if (reach === undefined) return []
  const grants: Partial<Record<Role, Scope>> = RIGHTS[right]
  return roles.filter((role) => grants[role] === reach)
}

/** True for rights whose reach tells something: not everybody who holds them reaches everything. */
export function hasReach(right: Right): boolean {
  return Object.values(RIGHTS[right]).some((scope) => scope !== 'all')
}

/**
 * What somebody sees with the roles ticked, beside what they see with the roles they hold now (product.md 18): from
 * the table that the router asks, and nothing else. Rights that neither gives are left out.
 */
export function previewRights(held: readonly Role[], ticked: readonly Role[]): RightsPreview {
  const before = rightsOf(held)
  const after = rightsOf(ticked)
  const rights = RIGHT_NAMES.flatMap((right): SeenRight[] => {
    const scope = after[right] ?? before[right]
    if (scope === undefined) return []
    const change = changeOf(before[right], after[right])
    const sources = sourcesOf(right, change === 'lost' ? held : ticked)
    return [{ right, change, scope, scopeBefore: before[right] ?? null, sources }]
  })
  const [entriesBefore, entriesAfter] = [menuFor(before), menuFor(after)]
  const menu = MENU.flatMap((entry): SeenEntry[] => {
    const [was, is] = [entriesBefore.includes(entry), entriesAfter.includes(entry)]
    if (!was && !is) return []
    const change = was === is ? 'same' : is ? 'gained' : 'lost'
    return [{ entry, change, sources: sourcesOf(entry.right, is ? ticked : held) }]
  })
  const count = (change: RightChange): number =>
    [...menu, ...rights].filter((seen) => seen.change === change).length
  return {
    menu,
    rights,
    counts: {
      same: count('same'),
      gained: count('gained'),
      lost: count('lost'),
      wider: count('wider'),
      narrower: count('narrower'),
    },
  }
}
