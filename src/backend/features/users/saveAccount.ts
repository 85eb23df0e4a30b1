import type { Answer, FailureOf, ParsedInputOf } from '#shared/contract/index.ts'
import { fail, ok, type Result } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import { updateRow } from '../../db/writeRow.ts'
import { getAccount } from './getAccount.ts'
import { setNotifications } from './setNotifications.ts'
import { setPlacement } from './setPlacement.ts'
import { requireFreshForRoles, setRoles } from './setRoles.ts'
import { setStatus } from './setStatus.ts'
import { mayTouch } from './userAccess.ts'
import { findUser, findUserByStaffId, listRoles, type User } from './usersRepository.ts'

type Input = ParsedInputOf<'users.saveAccount'>
type Refusals = FailureOf<'users.saveAccount'>['code']

async function setStaffId(
  tx: WriteTx,
  call: ActorCall,
  user: User,
  staffId: string,
): Promise<Result<null, 'STAFF_ID_TAKEN' | 'FORBIDDEN'>> {
  if (staffId === user.staff_id) return ok(null)
  if (call.actor.rights['users.list'] === undefined) return fail('FORBIDDEN', {})
  const taken = await findUserByStaffId(tx.query, staffId, user.id)
  if (taken !== undefined) return fail('STAFF_ID_TAKEN', taken)
  updateRow(tx, 'user', user.id, { staff_id: staffId }, { verb: 'user.staffIdChanged' })
  return ok(null)
}

function setRegistration(tx: WriteTx, user: User, registration: NonNullable<Input['registration']>): void {
  const patch = { registration_number: registration.number, registration_expires_on: registration.expiresOn }
  updateRow(tx, 'user', user.id, patch, { verb: 'user.registrationChanged' })
}

/**
 * "Save" of the Account modal: the changed parts in one transaction, so that one refusal keeps all of them from
 * being stored.
 */
export async function saveAccount(call: ActorCall, input: Input): Promise<Answer<'users.saveAccount'>> {
  if (input.roles !== undefined) {
    const fresh = await requireFreshForRoles(call, input.userId, input.roles)
    if (!fresh.ok) return fresh
  }
  const written = await call.db.write(
    { actorId: call.actor.userId },
    async (tx): Promise<Result<null, Refusals>> => {
      const user = await findUser(tx.query, input.userId)
      if (user === undefined) return fail('NOT_FOUND', {})
      if (!mayTouch(call, user.id, await listRoles(tx.query, user.id))) return fail('FORBIDDEN', {})
      // Roles first: a practitioner who stops being one may come back on every plan in the same save.
      const steps: (() => Result<null, Refusals> | Promise<Result<null, Refusals>>)[] = [
        () => (input.roles === undefined ? ok(null) : setRoles(tx, call, user, input.roles)),
        () => (input.status === undefined ? ok(null) : setStatus(tx, call, user, input.status)),
        () => (input.placement === undefined ? ok(null) : setPlacement(tx, call, user.id, input.placement)),
        () => (input.staffId === undefined ? ok(null) : setStaffId(tx, call, user, input.staffId)),
        () =>
          input.notifications === undefined
            ? ok(null)
            : setNotifications(tx, call, user, input.notifications),
      ]
      for (const step of steps) {
        const result = await step()
        if (!result.ok) return result
      }
      if (input.registration !== undefined) setRegistration(tx, user, input.registration)
      return ok(null)
    },
  )
  if (!written.ok) return written
  const account = await getAccount(call, input.userId)
  return account === undefined ? fail('NOT_FOUND', {}) : ok(account)
}
