import { type Plan, planRefusal } from '#shared/domain/plan.ts'
import type { Role } from '#shared/domain/roles.ts'
import { isLastActiveOwner, type OwnerFacts, type UserStatus } from '#shared/domain/users.ts'
import type { UserId } from '#shared/domain/ids.ts'
import { fail, ok, type Result } from '#shared/errors/index.ts'
import type { Acting } from '../../call.ts'
import { reaches } from './userAccess.ts'

type Refusals = 'FORBIDDEN' | 'OWN_STATUS' | 'OWNER_PROTECTED' | 'LAST_OWNER' | 'PLAN_FORBIDS_PRACTITIONER'

/**
 * Whether somebody may be made active or inactive (product.md 7, 29): never oneself, no owner by an Office Admin, never
 * the last active owner, and no practitioner back beyond the plan. Asks nobody: the facts are given.
 */
export function judgeStatus(
  { actor }: Acting,
  { userId, roles }: { readonly userId: UserId; readonly roles: readonly Role[] },
  clinic: { readonly plan: Plan; readonly owners: readonly OwnerFacts[] },
  status: UserStatus,
): Result<null, Refusals> {
  const scope = actor.rights['users.setStatus']
  if (scope === undefined) return fail('FORBIDDEN', {})
  if (userId === actor.userId) return fail('OWN_STATUS', {})
  if (!reaches(scope, actor.userId, userId, roles)) return fail('OWNER_PROTECTED', {})
  if (status === 'inactive')
    return isLastActiveOwner(userId, clinic.owners) ? fail('LAST_OWNER', {}) : ok(null)
  const refusal = planRefusal(clinic.plan, [], roles)
  return refusal === undefined ? ok(null) : fail('PLAN_FORBIDS_PRACTITIONER', refusal)
}
