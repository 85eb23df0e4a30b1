import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import type { UserId } from '#shared/domain/ids.ts'
import { fail, ok } from '#shared/errors/index.ts'
import type { ClinicCall } from '../../call.ts'
import { writeAlways } from '../../db/writeAlways.ts'
import {
  findClockOffset,
  findFactor,
  findRecoveryCode,
  listRecoveryCodes,
  matchCode,
  spendRecoveryCode,
  spendStep,
} from '../mfa/index.ts'
import { isClockBehind } from './clockWatch.ts'
import { describeSession } from './describeSession.ts'
import { finishWithCode } from './finishSignIn.ts'
import { keyOfUser } from './guessingRepository.ts'
import { noteIdentityAct } from './noteIdentityAct.ts'
import { refuseByOldList } from './staffListDoor.ts'

const STEPS_PER_MINUTE = 2

const personAt = (call: ClinicCall): UserId | undefined => call.sessions.find(call.seat)?.userId

async function refuseCode(call: ClinicCall, userId: UserId): Promise<ReturnType<typeof wrongCode>> {
  await noteIdentityAct(call.db, { verb: 'identity.enterCode', outcome: 'refused', userId })
  return wrongCode(await isClockBehind(call.db.read, call.ports.clock.now()))
}
const wrongCode = (isClockWrong: boolean): ReturnType<typeof fail<'WRONG_CODE'>> =>
  fail('WRONG_CODE', { isClockWrong })

/** The second step of signing in, with a code of the authenticator: each code once (product.md 32, 35). */
export async function enterCode(
  call: ClinicCall,
  input: { code: string },
): Promise<Answer<'identity.enterCode'>> {
  const userId = personAt(call)
  if (userId === undefined) return fail('NOT_SIGNED_IN', {})
  const refused = await refuseByOldList(call, userId)
  if (refused !== undefined) return refused
  const attempt = await call.guesses.begin(call.db, { key: keyOfUser(userId), userId })
  if (!attempt.ok) return attempt
  const factor = await findFactor(call.db.read, userId)
  const step =
    factor === undefined ? undefined : matchCode(factor.secret, input.code.trim(), call.ports.clock.now())
  if (step === undefined) return refuseCode(call, userId)
  const isIn = await finishWithCode(call, attempt.data, (tx) => spendStep(tx, userId, step))
  return isIn ? ok(await describeSession(call)) : refuseCode(call, userId)
}

/** The second step with a recovery code, which is spent by it. */
export async function enterRecoveryCode(
  call: ClinicCall,
  input: { recoveryCode: string },
): Promise<Answer<'identity.enterRecoveryCode'>> {
  const userId = personAt(call)
  if (userId === undefined) return fail('NOT_SIGNED_IN', {})
  const refused = await refuseByOldList(call, userId)
  if (refused !== undefined) return refused
  const attempt = await call.guesses.begin(call.db, { key: keyOfUser(userId), userId })
  if (!attempt.ok) return attempt
  const codes = await listRecoveryCodes(call.db.read, userId)
  const id = await findRecoveryCode(input.recoveryCode, codes)
  if (id === undefined) return refuseCode(call, userId)
  const isIn = await finishWithCode(call, attempt.data, (tx) => spendRecoveryCode(tx, id))
  if (!isIn) return refuseCode(call, userId)
  return ok({ session: await describeSession(call), codesLeft: codes.length - 1 })
}

/** Tells a wrong clock from a wrong code, by two codes in a row; signs nobody in (security.md A7). */
export async function checkClock(
  call: ClinicCall,
  input: ParsedInputOf<'identity.checkClock'>,
): Promise<Answer<'identity.checkClock'>> {
  const userId = personAt(call)
  if (userId === undefined) return fail('NOT_SIGNED_IN', {})
  const attempt = await call.guesses.begin(call.db, { key: keyOfUser(userId), userId })
  if (!attempt.ok) return attempt
  const factor = await findFactor(call.db.read, userId)
  if (factor === undefined) return ok({ verdict: 'unknown', offsetMinutes: null })
  const typed = { firstCode: input.firstCode.trim(), secondCode: input.secondCode.trim() }
  const offset = await findClockOffset(
    factor.secret,
    typed,
    call.ports.clock.now(),
    () => personAt(call) === userId,
  )
  if (offset === undefined) return ok({ verdict: 'unknown', offsetMinutes: null })
  await writeAlways(call.db, null, (tx) => attempt.data.takeBack(tx))
  if (Math.abs(offset) <= 1) return ok({ verdict: 'right', offsetMinutes: null })
  const offsetMinutes = Math.round(Math.abs(offset) / STEPS_PER_MINUTE)
  return ok({ verdict: offset > 0 ? 'behind' : 'ahead', offsetMinutes })
}
