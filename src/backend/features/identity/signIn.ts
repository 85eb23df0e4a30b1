import type { Answer } from '#shared/contract/index.ts'
import { maySignIn } from '#shared/domain/users.ts'
import { fail, ok } from '#shared/errors/index.ts'
import { appendAudit } from '../../audit/appendAudit.ts'
import type { ClinicCall } from '../../call.ts'
import { updateRow } from '../../db/writeRow.ts'
import { describeSession } from './describeSession.ts'
import { type Credential, findActorRow, listCredentialsByEmail } from './identityRepository.ts'
import { noteIdentityAct } from './noteIdentityAct.ts'
import { NOBODYS_HASH, verifyPassword } from './passwordHash.ts'

/** The credential whose password this is. Unknown names cost the same work as known ones (product.md 36). */
async function matchCredential(
  call: ClinicCall,
  email: string,
  password: string,
): Promise<Credential | undefined> {
  const candidates = await listCredentialsByEmail(call.db.read, email.normalize('NFC').trim().toLowerCase())
  if (candidates.length === 0) await verifyPassword(NOBODYS_HASH, password)
  for (const candidate of candidates) {
    if (!(await verifyPassword(candidate.passwordHash, password))) continue
    const person = await findActorRow(call.db.read, candidate.userId)
    if (person !== undefined && maySignIn(person.kind, person.status, person.roles)) return candidate
  }
  return undefined
}

/**
 * Signs somebody in at this seat with e-mail and password, offline. A temporary password works until its validity
 * ends and leads to choosing a new one (product.md 32, 33). Refuses everything else with one and the same answer.
 */
export async function signIn(
  call: ClinicCall,
  input: { email: string; password: string },
): Promise<Answer<'identity.signIn'>> {
  const credential = await matchCredential(call, input.email, input.password)
  if (credential === undefined) {
    await noteIdentityAct(call.db, { verb: 'identity.signIn', outcome: 'refused', userId: null })
    return fail('WRONG_CREDENTIALS', {})
  }
  const isOver = credential.temporaryUntil !== null && credential.temporaryUntil <= call.ports.clock.now()
  if (credential.isTemporary && isOver) {
    await noteIdentityAct(call.db, { verb: 'identity.signIn', outcome: 'refused', userId: credential.userId })
    return fail('TEMPORARY_PASSWORD_ENDED', {})
  }
  await call.db.write({ actorId: credential.userId }, (tx) => {
    const patch = {
      ...(credential.firstSignedInAt === null ? { first_signed_in_at: tx.now } : {}),
      ...(credential.isTemporary ? { is_temporary_used: 1 as const } : {}),
    }
    updateRow(tx, 'credential', credential.userId, patch, { verb: 'credential.firstUsed' })
    appendAudit(tx, { verb: 'identity.signIn', outcome: 'done', aboutUserId: credential.userId })
    return Promise.resolve(ok(null))
  })
  call.sessions.open(call.seat, credential.userId, credential.isTemporary ? 'mustChangePassword' : 'active')
  call.emit({ name: 'session.changed' }, call.seat)
  return ok(await describeSession(call))
}
