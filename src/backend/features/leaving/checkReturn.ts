import type { ClientId, UserId } from '#shared/domain/ids.ts'
import { planRefusal } from '#shared/domain/plan.ts'
import { fail, ok, type Result } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import type { Reader } from '../../db/clinicDatabase.ts'
import { findUser, getClinicRules, listRoles } from '../users/index.ts'
import { findOpenDeparture } from './leavingRepository.ts'
import { planReturn, type Returning } from './planReturn.ts'

type Refusals = 'NOT_FOUND' | 'OWN_STATUS' | 'NOT_LEFT' | 'PLAN_FORBIDS_PRACTITIONER'

/**
 * Whether somebody can come back, and what with. The plan gate stands where they would be a practitioner again
 * (product.md 7).
 */
export async function checkReturn(
  db: Reader,
  call: ActorCall,
  userId: UserId,
  chosen: 'all' | readonly ClientId[] = 'all',
): Promise<Result<Returning, Refusals>> {
  if ((await findUser(db, userId)) === undefined) return fail('NOT_FOUND', {})
  if (userId === call.actor.userId) return fail('OWN_STATUS', {})
  const departure = await findOpenDeparture(db, userId)
  if (departure === undefined) return fail('NOT_LEFT', {})
  const returning = await planReturn(db, call, userId, departure, chosen)
  const given = returning.plan.roles.filter((one) => one.keptBack === null).map((one) => one.role)
  // Besides what comes back: a role that somebody gave them while they were gone.
  const roles = [...(await listRoles(db, userId)), ...given]
  const refusal = planRefusal((await getClinicRules(db)).plan, [], roles)
  return refusal === undefined ? ok(returning) : fail('PLAN_FORBIDS_PRACTITIONER', refusal)
}
