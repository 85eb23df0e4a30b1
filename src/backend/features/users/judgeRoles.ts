import type { UserId } from '#shared/domain/ids.ts'
import { type Plan, planRefusal } from '#shared/domain/plan.ts'
import { ROLES, type Role } from '#shared/domain/roles.ts'
import type { UserKind, UserStatus } from '#shared/domain/users.ts'
import { fail, ok, type Result } from '#shared/errors/index.ts'
import type { Acting } from '../../call.ts'

type Refusals = 'FORBIDDEN' | 'OWN_ROLES' | 'BAD_INPUT' | 'PLAN_FORBIDS_PRACTITIONER'

/** The roles by which two sets differ. */
export function changedRoles(held: readonly Role[], wanted: readonly Role[]): Role[] {
  return ROLES.filter((role) => held.includes(role) !== wanted.includes(role))
}

/**
 * Whether somebody may hold these roles instead of theirs (product.md 7, 18, 29): owners decide, never about
 * themselves; ownership is neither given nor taken here; only staff hold roles, and never none. Asks nobody: the facts
 * are given.
 */
export function judgeRoles(
  { actor }: Acting,
  user: { readonly userId: UserId; readonly kind: UserKind; readonly status: UserStatus },
  {
    held,
    wanted,
    plan,
  }: { readonly held: readonly Role[]; readonly wanted: readonly Role[]; readonly plan: Plan },
): Result<null, Refusals> {
  if (actor.rights['users.setRoles'] === undefined) return fail('FORBIDDEN', {})
  if (user.userId === actor.userId) return fail('OWN_ROLES', {})
  if (user.kind !== 'staff' || changedRoles(held, wanted).includes('owner'))
    return fail('BAD_INPUT', { fields: { roles: 'notOneOf' } })
  if (wanted.length === 0) return fail('BAD_INPUT', { fields: { roles: 'required' } })
  if (user.status === 'inactive') return ok(null)
  const refusal = planRefusal(plan, held, wanted)
  return refusal === undefined ? ok(null) : fail('PLAN_FORBIDS_PRACTITIONER', refusal)
}
