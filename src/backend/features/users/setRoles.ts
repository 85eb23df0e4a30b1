import type { UserId } from '#shared/domain/ids.ts'
import { planRefusal } from '#shared/domain/plan.ts'
import { ROLES, type Role } from '#shared/domain/roles.ts'
import { fail, ok, type Result } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import { requireFresh } from '../identity/index.ts'
import { getClinicRules, listRoles, type User } from './usersRepository.ts'
import { writeRoles } from './writeRoles.ts'

/**
 * Roles are changed by people who proved lately who they are (security.md A12). Asked before the transaction; where
 * nothing would change, or the right is missing, nobody is asked for a proof.
 */
export async function requireFreshForRoles(
  call: ActorCall,
  userId: UserId,
  wanted: readonly Role[],
): Promise<Result<null, 'REAUTH_NEEDED'>> {
  if (call.actor.rights['users.setRoles'] === undefined) return ok(null)
  const held = await listRoles(call.db.read, userId)
  const isChanging = ROLES.some((role) => held.includes(role) !== wanted.includes(role))
  return isChanging ? requireFresh(call) : ok(null)
}

type Refusals = 'FORBIDDEN' | 'OWN_ROLES' | 'BAD_INPUT' | 'PLAN_FORBIDS_PRACTITIONER'

/**
 * Sets the application roles of a person (product.md 18, 29): owners only, never one's own, and ownership itself
 * neither given nor taken here. Guardians and contacts hold none.
 */
export async function setRoles(
  tx: WriteTx,
  call: ActorCall,
  user: User,
  wanted: readonly Role[],
): Promise<Result<null, Refusals>> {
  const held = await listRoles(tx.query, user.id)
  const changed = ROLES.filter((role) => held.includes(role) !== wanted.includes(role))
  if (changed.length === 0) return ok(null)
  if (call.actor.rights['users.setRoles'] === undefined) return fail('FORBIDDEN', {})
  if (user.id === call.actor.userId) return fail('OWN_ROLES', {})
  if (user.kind !== 'staff' || changed.includes('owner'))
    return fail('BAD_INPUT', { fields: { roles: 'notOneOf' } })
  if (wanted.length === 0) return fail('BAD_INPUT', { fields: { roles: 'required' } })
  if (user.status === 'active') {
    const refusal = planRefusal((await getClinicRules(tx.query)).plan, held, wanted)
    if (refusal !== undefined) return fail('PLAN_FORBIDS_PRACTITIONER', refusal)
  }
  await writeRoles(tx, user.id, wanted)
  return ok(null)
}
