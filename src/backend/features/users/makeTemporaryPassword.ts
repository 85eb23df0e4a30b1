import type { Answer } from '#shared/contract/index.ts'
import type { UserId } from '#shared/domain/ids.ts'
import { ok } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import { findPasswordFacts, judgePassword } from '../passwords/index.ts'
import { generatePassword } from './generatePassword.ts'

const MOST_TRIES = 100

/**
 * "Generate": a sayable password that the judge lets this person have. A name such as "Zora" comes up in one of some
 * hundred by chance, and would be refused when it is set. Nothing is stored.
 */
export async function makeTemporaryPassword(
  call: ActorCall,
  userId: UserId,
): Promise<Answer<'users.generatePassword'>> {
  const facts = await findPasswordFacts(call.db.read, userId)
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const password = generatePassword()
    if (judgePassword(call.ports.paths.resources, password, facts) === undefined) return ok({ password })
  }
  throw new Error(`No password without the person's words in ${MOST_TRIES} tries`)
}
