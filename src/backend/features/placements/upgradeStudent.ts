import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import { planRefusal } from '#shared/domain/plan.ts'
import { isStudent } from '#shared/domain/placements.ts'
import { fail, ok, type Result } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import { updateRow } from '../../db/writeRow.ts'
import { findUser, getAccount, getClinicRules, listRoles, writeRoles } from '../users/index.ts'

type Input = ParsedInputOf<'placements.upgrade'>
type Refusals = 'NOT_FOUND' | 'OWN_ROLES' | 'NOT_A_STUDENT' | 'PLAN_FORBIDS_PRACTITIONER'

/**
 * "Upgrade" (product.md 39): a student becomes a practitioner with the same account and the same records; other roles
 * stay. The placement is over. The licence number may be skipped.
 */
export async function upgradeStudent(call: ActorCall, input: Input): Promise<Answer<'placements.upgrade'>> {
  const { userId, registration } = input
  const written = await call.db.write(
    { actorId: call.actor.userId },
    async (tx): Promise<Result<null, Refusals>> => {
      const user = await findUser(tx.query, userId)
      if (user === undefined) return fail('NOT_FOUND', {})
      if (userId === call.actor.userId) return fail('OWN_ROLES', {})
      const held = await listRoles(tx.query, userId)
      if (user.kind !== 'staff' || !isStudent(held)) return fail('NOT_A_STUDENT', {})
      const kept = held.filter((role) => role !== 'studentPractitioner')
      if (user.status === 'active') {
        const refusal = planRefusal((await getClinicRules(tx.query)).plan, held, [...kept, 'practitioner'])
        if (refusal !== undefined) return fail('PLAN_FORBIDS_PRACTITIONER', refusal)
      }
      const licence =
        registration === null
          ? {}
          : { registration_number: registration.number, registration_expires_on: registration.expiresOn }
      const placement = { supervisor_id: null, placement_ends_on: null }
      updateRow(tx, 'user', userId, { ...licence, ...placement }, { verb: 'user.upgraded' })
      await writeRoles(tx, userId, [...kept, 'practitioner'])
      return ok(null)
    },
  )
  if (!written.ok) return written
  const account = await getAccount(call, userId)
  return account === undefined ? fail('NOT_FOUND', {}) : ok(account)
}
