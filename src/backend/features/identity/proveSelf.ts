import type { Answer, FailureOf } from '#shared/contract/index.ts'
import { fail, ok, type Result } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import { writeAlways } from '../../db/writeAlways.ts'
import {
  type Factor,
  findFactor,
  findRecoveryCode,
  listRecoveryCodes,
  matchCode,
  spendRecoveryCode,
  spendStep,
} from '../mfa/index.ts'
import { verifyPassword } from '../passwords/index.ts'
import { isClockBehind } from './clockWatch.ts'
import { describeSession } from './describeSession.ts'
import { keyOfUser } from './guessingRepository.ts'
import { findCredential } from './identityRepository.ts'
import { noteIdentityAct } from './noteIdentityAct.ts'
import { refuseByOldList } from './staffListDoor.ts'

type Proof = {
  readonly password: string
  readonly code: string | null
  /** In place of a code. */
  readonly recoveryCode?: string | undefined
}
type Refusal = Exclude<FailureOf<'identity.confirm'>['code'], FailureOf<'session.get'>['code']>

/** What spends the code that was given, in the transaction that lets the person in; undefined where it is wrong. */
async function findSpend(
  call: ActorCall,
  factor: Factor,
  { code, recoveryCode }: Proof,
): Promise<((tx: WriteTx) => Promise<boolean> | boolean) | undefined> {
  const { userId } = call.actor
  if (recoveryCode !== undefined) {
    const id = await findRecoveryCode(recoveryCode, await listRecoveryCodes(call.db.read, userId))
    return id === undefined ? undefined : (tx) => spendRecoveryCode(tx, id)
  }
  const step = matchCode(factor.secret, code?.trim() ?? '', call.ports.clock.now())
  return step === undefined ? undefined : (tx) => spendStep(tx, userId, step)
}

/** Checks password, and code where it is asked for, of the person at this seat; wrong ones count as tries. */
async function prove(
  call: ActorCall,
  proof: Proof,
  needs: 'password' | 'passwordAndCode',
): Promise<Result<{ isFull: boolean }, Refusal>> {
  const { userId } = call.actor
  const attempt = await call.guesses.begin(call.db, { key: keyOfUser(userId), userId })
  if (!attempt.ok) return attempt
  const credential = await findCredential(call.db.read, userId)
  const isRight =
    credential !== undefined &&
    !credential.isTemporary &&
    (await verifyPassword(credential.passwordHash, proof.password))
  if (!isRight) return fail('WRONG_CREDENTIALS', {})
  const factor = await findFactor(call.db.read, userId)
  const hasCode = proof.code !== null || proof.recoveryCode !== undefined
  if (factor === undefined || (needs === 'password' && !hasCode)) {
    const isFull = factor === undefined
    await writeAlways(call.db, null, (tx) => (isFull ? attempt.data.succeed(tx) : attempt.data.takeBack(tx)))
    return ok({ isFull })
  }
  if (!hasCode) {
    await writeAlways(call.db, null, (tx) => attempt.data.takeBack(tx))
    return fail('CODE_NEEDED', {})
  }
  const spend = await findSpend(call, factor, proof)
  const isClockWrong = await isClockBehind(call.db.read, call.ports.clock.now())
  if (spend === undefined) return fail('WRONG_CODE', { isClockWrong })
  return call.db.write({ actorId: userId }, async (tx) => {
    if (!(await spend(tx))) return fail('WRONG_CODE', { isClockWrong })
    attempt.data.succeed(tx)
    return ok({ isFull: true })
  })
}

/**
 * Opens a locked desk again for the person who locked it: by password within 30 minutes of the last full proof, later
 * by password and code, or a recovery code, where they have a factor (security.md 6).
 */
export async function unlock(call: ActorCall, proof: Proof): Promise<Answer<'identity.unlock'>> {
  const state = call.sessions.find(call.seat)?.state
  if (state === 'mustChangePassword') return fail('MUST_CHANGE_PASSWORD', {})
  if (state !== 'locked') return ok(await describeSession(call))
  const refused = await refuseByOldList(call, call.actor.userId)
  if (refused !== undefined) {
    await noteIdentityAct(call.db, {
      verb: 'identity.unlock',
      outcome: 'refused',
      userId: call.actor.userId,
    })
    return refused
  }
  const needs = call.sessions.needsFullUnlock(call.seat) ? 'passwordAndCode' : 'password'
  const proved = await prove(call, proof, needs)
  await noteIdentityAct(call.db, {
    verb: 'identity.unlock',
    outcome: proved.ok ? 'done' : 'refused',
    userId: call.actor.userId,
  })
  if (!proved.ok) return proved
  call.sessions.unlock(call.seat, proved.data.isFull)
  call.emit({ name: 'session.changed' }, call.seat)
  return ok(await describeSession(call))
}

/** Proves once more who is at the desk: sensitive acts are open for five minutes then. */
export async function confirm(call: ActorCall, proof: Proof): Promise<Answer<'identity.confirm'>> {
  const proved = await prove(call, proof, 'passwordAndCode')
  await noteIdentityAct(call.db, {
    verb: 'identity.confirm',
    outcome: proved.ok ? 'done' : 'refused',
    userId: call.actor.userId,
  })
  if (!proved.ok) return proved
  call.sessions.prove(call.seat)
  return ok({})
}
