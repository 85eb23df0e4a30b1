import type { UserId } from '#shared/domain/ids.ts'
import { fail, type Failed } from '#shared/errors/index.ts'
import type { ClinicCall } from '../../call.ts'
import { findActorRow } from './identityRepository.ts'

/**
 * Refuses everybody but owners where this PC's list of staff is old: whoever left meanwhile would still be on it
 * (security.md T3, "Staff list freshness"). Undefined where the person may come in.
 */
export async function refuseByOldList(
  call: Pick<ClinicCall, 'db' | 'sync'>,
  userId: UserId,
): Promise<Failed<'STAFF_LIST_OLD'> | undefined> {
  const { isOld, lastContactAt } = await call.sync.staffList()
  if (!isOld) return undefined
  const person = await findActorRow(call.db.read, userId)
  if (person?.roles.includes('owner') === true) return undefined
  return fail('STAFF_LIST_OLD', { lastContactAt })
}
