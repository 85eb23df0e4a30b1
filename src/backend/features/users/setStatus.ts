import type { UserStatus } from '#shared/domain/users.ts'
import { ok, type Result } from '#shared/errors/index.ts'
import { zonedDay } from '#shared/lib/zonedDay.ts'
import type { Acting } from '../../call.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import { updateRow } from '../../db/writeRow.ts'
import { judgeStatus } from './judgeStatus.ts'
import { listOpenDepartures } from './leavingRepository.ts'
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
  acting: Acting,
  user: User,
  status: UserStatus,
): Promise<Result<null, Refusals>> {
  if (user.status === status) return ok(null)
  const clinic = { plan: (await getClinicRules(tx.query)).plan, owners: await listOwners(tx.query) }
  const person = { userId: user.id, roles: await listRoles(tx.query, user.id) }
  const judged = judgeStatus(acting, person, clinic, status)
  if (!judged.ok) return judged
  if (status === 'inactive') updateRow(tx, 'user', user.id, { status }, { verb: 'user.madeInactive' })
  else await makeActive(tx, user)
  return ok(null)
}
