import { planRefusal } from '#shared/domain/plan.ts'
import { isLastActiveOwner, type UserStatus } from '#shared/domain/users.ts'
import { fail, ok, type Result } from '#shared/errors/index.ts'
import { zonedDay } from '#shared/lib/zonedDay.ts'
import type { ActorCall } from '../../call.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import { updateRow } from '../../db/writeRow.ts'
import { listOpenDepartures } from './leavingRepository.ts'
import { reaches } from './userAccess.ts'
import { getClinicRules, listOwners, listRoles, type User } from './usersRepository.ts'

/**
 * Active again, plainly: whoever left by "Leaving" is back without what a return would bring, and a placement that is
 * over has no end any more, or the student would be inactive again at once.
 */
async function makeActive(tx: WriteTx, user: User): Promise<void> {
  const act = { verb: 'user.madeActive' }
  const today = zonedDay(tx.now, (await getClinicRules(tx.query)).timezone)
  const isOver = user.placement_ends_on !== null && user.placement_ends_on < today
  updateRow(tx, 'user', user.id, { status: 'active', ...(isOver ? { placement_ends_on: null } : {}) }, act)
  for (const id of await listOpenDepartures(tx.query, user.id))
    updateRow(tx, 'departure', id, { returned_at: tx.now }, act)
}

type Refusals = 'FORBIDDEN' | 'OWN_STATUS' | 'OWNER_PROTECTED' | 'LAST_OWNER' | 'PLAN_FORBIDS_PRACTITIONER'

/**
 * Makes somebody active or inactive (product.md 7, 13, 29): never oneself, never the last active owner, and no
 * practitioner back beyond the plan. Sessions of somebody made inactive end with the commit.
 */
export async function setStatus(
  tx: WriteTx,
  call: ActorCall,
  user: User,
  status: UserStatus,
): Promise<Result<null, Refusals>> {
  if (user.status === status) return ok(null)
  const roles = await listRoles(tx.query, user.id)
  const scope = call.actor.rights['users.setStatus']
  if (scope === undefined) return fail('FORBIDDEN', {})
  if (user.id === call.actor.userId) return fail('OWN_STATUS', {})
  if (!reaches(scope, call.actor.userId, user.id, roles)) return fail('OWNER_PROTECTED', {})
  if (status === 'inactive' && isLastActiveOwner(user.id, await listOwners(tx.query)))
    return fail('LAST_OWNER', {})
  if (status === 'active') {
    const refusal = planRefusal((await getClinicRules(tx.query)).plan, [], roles)
    if (refusal !== undefined) return fail('PLAN_FORBIDS_PRACTITIONER', refusal)
  }
  if (status === 'inactive') updateRow(tx, 'user', user.id, { status }, { verb: 'user.madeInactive' })
  else await makeActive(tx, user)
  return ok(null)
}
