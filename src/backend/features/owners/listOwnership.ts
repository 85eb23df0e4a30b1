import type { Answer } from '#shared/contract/index.ts'
import { sortRoles } from '#shared/domain/roles.ts'
import { isLastActiveOwner } from '#shared/domain/users.ts'
import { ok } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import { listOtherRoles, listOwnerRows } from './ownersRepository.ts'

/** The owners of the clinic as Settings shows them, with why one of them must stay. */
export async function listOwnership(call: ActorCall): Promise<Answer<'owners.list'>> {
  const rows = await listOwnerRows(call.db.read)
  const ids = rows.map(({ userId }) => userId)
  const others = await listOtherRoles(call.db.read, ids)
  const facts = rows.map(({ userId, status }) => ({ userId, isActive: status === 'active', isOwner: true }))
  return ok({
    owners: rows.map((row) => ({
      ...row,
      otherRoles: sortRoles(others.filter(({ userId }) => userId === row.userId).map((other) => other.role)),
      keptBecause: isLastActiveOwner(row.userId, facts)
        ? 'lastOwner'
        : row.userId === call.actor.userId
          ? 'self'
          : null,
    })),
  })
}
