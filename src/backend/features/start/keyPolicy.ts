import type { Answer } from '#shared/contract/index.ts'
import { fail, ok } from '#shared/errors/index.ts'
import { appendAudit } from '../../audit/appendAudit.ts'
import type { ActorCall } from '../../call.ts'
import { writeAlways } from '../../db/writeAlways.ts'
import { findCredential, keyOfUser, verifyPassword } from '../identity/index.ts'
import { findPrimaryEmail, listSignInPeople } from './startRepository.ts'

/** Who opens the clinic on this PC, and under policy B which of those who may sign in do so already. */
export async function getKeyPolicy(call: ActorCall): Promise<Answer<'keyPolicy.get'>> {
  const { policy, userIds } = await call.stage.keyPolicy()
  if (policy === 'unattended') return ok({ policy, people: [] })
  const opening = new Set<string>(userIds)
  const people = await listSignInPeople(call.db.read)
  return ok({ policy, people: people.map((person) => ({ ...person, opens: opening.has(person.userId) })) })
}

async function notePolicy(call: ActorCall, policy: 'unattended' | 'password'): Promise<void> {
  await writeAlways(call.db, call.actor.userId, (tx) =>
    appendAudit(tx, { verb: 'keys.policyChanged', outcome: 'done', after: { policy } }),
  )
  call.emit({ name: 'clinic.changed' })
}

/**
 * From now on a staff password opens this PC's data, and the PC alone does not (key policy B). The owner's own password
 * is the first: it is asked for, since nobody else can make a slot of it.
 */
export async function requirePasswords(
  call: ActorCall,
  password: string,
): Promise<Answer<'keyPolicy.requirePasswords'>> {
  const { userId } = call.actor
  const attempt = await call.guesses.begin(call.db, { key: keyOfUser(userId), userId })
  if (!attempt.ok) return attempt
  const credential = await findCredential(call.db.read, userId)
  if (credential === undefined || !(await verifyPassword(credential.passwordHash, password)))
    return fail('WRONG_CREDENTIALS', {})
  await writeAlways(call.db, null, (tx) => attempt.data.takeBack(tx))
  const email = await findPrimaryEmail(call.db.read, userId)
  if (email === undefined) return fail('NO_EMAIL', {})
  const done = await call.stage.requirePasswords(userId, email, password)
  if (!done.ok) return done
  await notePolicy(call, 'password')
  return ok({})
}

/** Back to key policy A: this PC opens its data by itself. */
export async function openUnattended(call: ActorCall): Promise<Answer<'keyPolicy.openUnattended'>> {
  const done = await call.stage.openUnattended()
  if (!done.ok) return done
  await notePolicy(call, 'unattended')
  return ok({})
}
