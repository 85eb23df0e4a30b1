import type { UserId } from '#shared/domain/ids.ts'
import type { Role } from '#shared/domain/roles.ts'
import { ok, type Result } from '#shared/errors/index.ts'
import type { Acting, ActorCall } from '../../call.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import { requireFresh } from '../identity/index.ts'
import { changedRoles, judgeRoles } from './judgeRoles.ts'
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
  return changedRoles(held, wanted).length > 0 ? requireFresh(call) : ok(null)
}

type Refusals = 'FORBIDDEN' | 'OWN_ROLES' | 'BAD_INPUT' | 'PLAN_FORBIDS_PRACTITIONER'

/**
 * Sets the application roles of a person (product.md 18, 29): owners only, never one's own, and ownership itself
 * neither given nor taken here. Guardians and contacts hold none.
 */
export async function setRoles(
  tx: WriteTx,
  acting: Acting,
  user: User,
  wanted: readonly Role[],
): Promise<Result<null, Refusals>> {
  const held = await listRoles(tx.query, user.id)
  if (changedRoles(held, wanted).length === 0) return ok(null)
  const { plan } = await getClinicRules(tx.query)
  const judged = judgeRoles(acting, { ...user, userId: user.id }, { held, wanted, plan })
  if (!judged.ok) return judged
  await writeRoles(tx, user.id, wanted)
  return ok(null)
}
