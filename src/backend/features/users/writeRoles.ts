import type { UserId } from '#shared/domain/ids.ts'
import { type Role, sortRoles } from '#shared/domain/roles.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import { writeRow } from '../../db/writeRow.ts'
import { queueMail } from '../mail/index.ts'
import { listRoles } from './usersRepository.ts'

/**
 * Gives and takes the roles by which `wanted` differs from what somebody holds, and tells them by mail. Checks
 * nothing: who may do that is asked before.
 */
export async function writeRoles(tx: WriteTx, userId: UserId, wanted: readonly Role[]): Promise<void> {
  const held = await listRoles(tx.query, userId)
  const changed = [...held, ...wanted].filter((role) => held.includes(role) !== wanted.includes(role))
  if (changed.length === 0) return
  for (const role of sortRoles(changed)) {
    const isHeld = wanted.includes(role)
    const row = { id: `${userId}.${role}`, user_id: userId, role, is_held: isHeld ? 1 : 0 } as const
    writeRow(tx, 'user_role', row, { verb: isHeld ? 'role.given' : 'role.taken' })
  }
  queueMail(tx, userId, 'rolesChanged', { roles: sortRoles(wanted).join(',') })
}
