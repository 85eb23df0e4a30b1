import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import { maySignIn } from '#shared/domain/users.ts'
import { fail, ok } from '#shared/errors/index.ts'
import type { ClinicCall } from '../../call.ts'
import { writeAlways } from '../../db/writeAlways.ts'
import { findRecoveryCode, hasFactor, listRecoveryCodes, spendRecoveryCode } from '../mfa/index.ts'
import { NOBODYS_HASH, verifyPassword } from '../passwords/index.ts'
import { describeSession } from './describeSession.ts'
import { finishWithCode, nextState, noteSignIn } from './finishSignIn.ts'
import { keyOfName, keyOfUser } from './guessingRepository.ts'
import { type Credential, findActorRow, listCredentialsByEmail } from './identityRepository.ts'
import { noteIdentityAct } from './noteIdentityAct.ts'
import { refuseByOldList } from './staffListDoor.ts'

/** The credential whose password this is. Unknown names cost the same work as known ones (product.md 36). */
async function matchCredential(
  call: ClinicCall,
  candidates: readonly Credential[],
  password: string,
): Promise<Credential | undefined> {
  if (candidates.length === 0) await verifyPassword(NOBODYS_HASH, password)
  for (const candidate of candidates) {
    const hash = candidate.passwordHash === '' ? NOBODYS_HASH : candidate.passwordHash
    const matches = await verifyPassword(hash, password)
    if (!matches || candidate.passwordHash === '') continue
    const person = await findActorRow(call.db.read, candidate.userId)
    if (person !== undefined && maySignIn(person.kind, person.status, person.roles)) return candidate
  }
  return undefined
}

const isOver = (call: ClinicCall, { isTemporary, temporaryUntil }: Credential): boolean =>
  isTemporary && temporaryUntil !== null && temporaryUntil <= call.ports.clock.now()

/** A recovery code typed with the password: it opens an account that too many wrong tries have shut. */
async function findTypedCode(
  call: ClinicCall,
  candidates: readonly Credential[],
  typed: string | undefined,
): Promise<string | undefined> {
  const [candidate] = candidates
  if (typed === undefined || candidate === undefined) return undefined
  return findRecoveryCode(typed, await listRecoveryCodes(call.db.read, candidate.userId))
}

/**
 * Signs somebody in at this seat with e-mail and password, offline; where they have a second factor, the code follows.
 * A temporary password works until its validity ends and leads to choosing a new one (product.md 32, 33). Refuses
 * everything else with one and the same answer, in the same time, whoever is known here.
 */
export async function signIn(
  call: ClinicCall,
  input: ParsedInputOf<'identity.signIn'>,
): Promise<Answer<'identity.signIn'>> {
  const folded = input.email.normalize('NFC').trim().toLowerCase()
  const candidates = await listCredentialsByEmail(call.db.read, folded)
  const userId = candidates[0]?.userId ?? null
  const key = userId === null ? keyOfName(folded) : keyOfUser(userId)
  const recoveryId = await findTypedCode(call, candidates, input.recoveryCode)
  const attempt = await call.guesses.begin(
    call.db,
    { key, userId },
    { ignoresName: recoveryId !== undefined },
  )
  if (!attempt.ok) {
    await verifyPassword(NOBODYS_HASH, input.password)
    await noteIdentityAct(call.db, { verb: 'identity.signIn', outcome: 'refused', userId })
    return attempt
  }
  const credential = await matchCredential(call, candidates, input.password)
  if (credential === undefined || isOver(call, credential)) {
    await noteIdentityAct(call.db, { verb: 'identity.signIn', outcome: 'refused', userId })
    return credential === undefined ? fail('WRONG_CREDENTIALS', {}) : fail('TEMPORARY_PASSWORD_ENDED', {})
  }
  const refused = await refuseByOldList(call, credential.userId)
  if (refused !== undefined) {
    await writeAlways(call.db, null, (tx) => attempt.data.takeBack(tx))
    await noteIdentityAct(call.db, { verb: 'identity.signIn', outcome: 'refused', userId })
    return refused
  }
  // The password is known only here: where it is a part of the key, this PC learns this person's.
  await call.stage.keepUserSlot(credential.userId, folded, input.password)
  if (await hasFactor(call.db.read, credential.userId)) {
    call.sessions.open(call.seat, credential.userId, 'needsCode')
    if (recoveryId !== undefined) {
      await finishWithCode(call, attempt.data, (tx) => spendRecoveryCode(tx, recoveryId))
    } else {
      await writeAlways(call.db, null, (tx) => attempt.data.takeBack(tx))
      call.emit({ name: 'session.changed' }, call.seat)
    }
    return ok(await describeSession(call))
  }
  await writeAlways(call.db, credential.userId, (tx) => noteSignIn(tx, credential, attempt.data))
  call.sessions.open(call.seat, credential.userId, await nextState(call, credential))
  call.emit({ name: 'session.changed' }, call.seat)
  return ok(await describeSession(call))
}
