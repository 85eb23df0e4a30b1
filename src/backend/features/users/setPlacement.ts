import type { ParsedInputOf } from '#shared/contract/index.ts'
import type { UserId } from '#shared/domain/ids.ts'
import { isStudent } from '#shared/domain/placements.ts'
import { fail, ok, type Result } from '#shared/errors/index.ts'
import { must } from '#shared/lib/must.ts'
import { zonedDay } from '#shared/lib/zonedDay.ts'
import type { ActorCall } from '../../call.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import { updateRow } from '../../db/writeRow.ts'
import { canSupervise } from './supervisorsRepository.ts'
import { findUser, getClinicRules, listRoles } from './usersRepository.ts'

type Placement = NonNullable<ParsedInputOf<'users.saveAccount'>['placement']>
type Refusals = 'FORBIDDEN' | 'NOT_A_STUDENT' | 'BAD_INPUT'

/**
 * Sets supervisor and end of a student's placement (product.md 39): the office's alone. A day that is over is refused,
 * since the student would be inactive at once.
 */
export async function setPlacement(
  tx: WriteTx,
  call: ActorCall,
  userId: UserId,
  { supervisorId, endsOn }: Placement,
): Promise<Result<null, Refusals>> {
  const user = must(await findUser(tx.query, userId), 'the student')
  if (call.actor.rights['users.list'] === undefined) return fail('FORBIDDEN', {})
  if (user.kind !== 'staff' || !isStudent(await listRoles(tx.query, userId))) return fail('NOT_A_STUDENT', {})
  if (supervisorId !== null && supervisorId !== user.supervisor_id) {
    if (supervisorId === userId || !(await canSupervise(tx.query, supervisorId)))
      return fail('BAD_INPUT', { fields: { 'placement.supervisorId': 'notOneOf' } })
  }
  if (endsOn !== null && endsOn !== user.placement_ends_on) {
    const today = zonedDay(tx.now, (await getClinicRules(tx.query)).timezone)
    if (endsOn < today) return fail('BAD_INPUT', { fields: { 'placement.endsOn': 'inThePast' } })
  }
  updateRow(
    tx,
    'user',
    userId,
    { supervisor_id: supervisorId, placement_ends_on: endsOn },
    { verb: 'placement.changed' },
  )
  return ok(null)
}
