import { clientIdSchema, userIdSchema } from '#shared/domain/ids.ts'
import type { MergeKind } from '#shared/domain/merging.ts'
import { isLastActiveOwner } from '#shared/domain/users.ts'
import { fail, ok, type Result } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import type { Reader } from '../../db/clinicDatabase.ts'
import { findClient } from '../clients/index.ts'
import { findUser, listOwners, listRoles, reaches } from '../users/index.ts'

/** The two records, as the screen names them. */
export type Pair = { readonly kind: MergeKind; readonly keptId: string; readonly mergedId: string }
type Refusals =
  'NOT_FOUND' | 'BAD_INPUT' | 'OWN_STATUS' | 'OWNER_PROTECTED' | 'LAST_OWNER' | 'MERGE_KEEPS_STAFF'

/**
 * Whether this actor may make one record of these two: never of one record, never so that their own goes, no owner's
 * by an Office Admin, never the last active owner's; and a member of staff stays one.
 */
export async function checkMerge(
  db: Reader,
  call: ActorCall,
  { kind, keptId, mergedId }: Pair,
): Promise<Result<null, Refusals>> {
  if (keptId === mergedId) return fail('BAD_INPUT', { fields: { mergedId: 'sameAsOther' } })
  if (kind === 'client') {
    const both = [keptId, mergedId].map((id) => findClient(db, clientIdSchema.parse(id)))
    return (await Promise.all(both)).includes(undefined) ? fail('NOT_FOUND', {}) : ok(null)
  }
  const kept = await findUser(db, userIdSchema.parse(keptId))
  const merged = await findUser(db, userIdSchema.parse(mergedId))
  if (kept === undefined || merged === undefined) return fail('NOT_FOUND', {})
  if (merged.id === call.actor.userId) return fail('OWN_STATUS', {})
  for (const { id } of [kept, merged]) {
    const roles = await listRoles(db, id)
    // One's own account is within everybody's reach; here it is another's record that goes into it.
    if (!reaches(call.scope, call.actor.userId, id, roles)) return fail('OWNER_PROTECTED', {})
  }
  if (isLastActiveOwner(merged.id, await listOwners(db))) return fail('LAST_OWNER', {})
  if (merged.kind === 'staff' && kept.kind !== 'staff') return fail('MERGE_KEEPS_STAFF', {})
  return ok(null)
}
