import { isPractitioner, ROLES, type Role } from '#shared/domain/roles.ts'
import { LISTED_KINDS } from '#shared/domain/users.ts'

/** How somebody stands, as far as the report on people counts it. */
export type Standing = {
  readonly userId: string
  readonly createdAt: number
  readonly isActive: boolean
  readonly kindRank: number
  readonly roleMask: number
  readonly disciplineId: string | null
}

/** Something that changed at a moment, with what it was before. */
export type StandingChange = {
  readonly at: number
  readonly userId: string
  readonly wasActive?: boolean
  readonly discipline?: string | null
  /** An index into the roles. */
  readonly role?: number
  readonly wasHeld?: boolean
}

/** Counts at one moment. */
export type Count = {
  active: number
  inactive: number
  readonly roles: Map<Role, number>
  readonly disciplines: Map<string | null, number>
}

const STAFF_KINDS = ['practitioner', 'student', 'otherStaff'].map((kind) =>
  LISTED_KINDS.findIndex((one) => one === kind),
)
const rolesIn = (mask: number): Role[] => ROLES.filter((_, index) => (mask & (1 << index)) !== 0)

function addTo<K>(counts: Map<K, number>, key: K, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by)
}

function count(into: Count, one: Standing, by: 1 | -1): void {
  if (one.isActive) into.active += by
  else into.inactive += by
  if (!one.isActive || !STAFF_KINDS.includes(one.kindRank)) return
  const roles = rolesIn(one.roleMask)
  for (const role of roles) addTo(into.roles, role, by)
  if (isPractitioner(roles)) addTo(into.disciplines, one.disciplineId, by)
}

function undo(one: Standing, change: StandingChange): Standing {
  const bit = change.role === undefined ? 0 : 1 << change.role
  const roleMask = change.wasHeld === true ? one.roleMask | bit : one.roleMask & ~bit
  return {
    ...one,
    roleMask,
    isActive: change.wasActive ?? one.isActive,
    disciplineId: change.discipline === undefined ? one.disciplineId : change.discipline,
  }
}

/**
 * How many people stood how at each of some moments. It starts from how they stand now, which is certain, and takes
 * back what was changed since, the latest first; so the report ends at what the lists show.
 * @param moments the latest first
 * @param changes the latest first
 */
export function countBackwards(
  people: readonly Standing[],
  changes: readonly StandingChange[],
  moments: readonly number[],
): Count[] {
  const now: Count = { active: 0, inactive: 0, roles: new Map(), disciplines: new Map() }
  const standing = new Map(people.map((one) => [one.userId, one]))
  for (const one of people) count(now, one, 1)
  const byCreation = people.toSorted((one, other) => other.createdAt - one.createdAt)
  let next = 0
  let newest = 0
  return moments.map((moment) => {
    for (let change = changes[next]; change !== undefined && change.at >= moment; change = changes[next]) {
      next += 1
      const one = standing.get(change.userId)
      if (one === undefined) continue
      const before = undo(one, change)
      count(now, one, -1)
      count(now, before, 1)
      standing.set(change.userId, before)
    }
    for (
      let one = byCreation[newest];
      one !== undefined && one.createdAt >= moment;
      one = byCreation[newest]
    ) {
      newest += 1
      const then = standing.get(one.userId)
      if (then !== undefined) count(now, then, -1)
      standing.delete(one.userId)
    }
    return {
      active: now.active,
      inactive: now.inactive,
      roles: new Map(now.roles),
      disciplines: new Map(now.disciplines),
    }
  })
}
