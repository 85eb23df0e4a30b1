import { ok } from '#shared/errors/index.ts'
import type { BareCall, HandlersOf } from '../../call.ts'
import { changePassword } from './changePassword.ts'
import { chooseLanguage } from './chooseLanguage.ts'
import { describeSession } from './describeSession.ts'
import { noteIdentityAct } from './noteIdentityAct.ts'
import { signIn } from './signIn.ts'
import { checkClock, enterCode, enterRecoveryCode } from './enterCode.ts'
import { confirm, unlock } from './proveSelf.ts'
import { unlockUser } from './unlockUser.ts'

async function noteAct(call: BareCall, verb: 'identity.signOut' | 'identity.lock'): Promise<void> {
  const now = call.stage.now()
  const session = call.sessions.find(call.seat)
  if (now.stage !== 'open' || session === undefined) return
  await noteIdentityAct(now.db, { verb, outcome: 'done', userId: session.userId })
}

export const identityHandlers: HandlersOf<
  | 'session.get'
  | 'identity.signIn'
  | 'identity.enterCode'
  | 'identity.enterRecoveryCode'
  | 'identity.checkClock'
  | 'identity.confirm'
  | 'identity.unlockUser'
  | 'identity.signOut'
  | 'identity.chooseLanguage'
  | 'identity.lock'
  | 'identity.unlock'
  | 'identity.reportActivity'
  | 'identity.changePassword'
> = {
  'session.get': async (call) => ok(await describeSession(call)),
  'identity.signIn': signIn,
  'identity.enterCode': enterCode,
  'identity.enterRecoveryCode': enterRecoveryCode,
  'identity.checkClock': checkClock,
  'identity.confirm': confirm,
  'identity.unlockUser': unlockUser,
  'identity.signOut': async (call) => {
    await noteAct(call, 'identity.signOut')
    call.sessions.end(call.seat)
    call.emit({ name: 'session.changed' }, call.seat)
    // Where a password is part of the key, the data is shut as soon as nobody is here (security.md 4.1).
    await call.stage.coolDown(call.sessions.isEmpty)
    return ok(await describeSession(call))
  },
  'identity.chooseLanguage': chooseLanguage,
  'identity.lock': async (call) => {
    await noteAct(call, 'identity.lock')
    call.sessions.lock(call.seat)
    call.emit({ name: 'session.changed' }, call.seat)
    return ok(await describeSession(call))
  },
  'identity.unlock': unlock,
  'identity.reportActivity': (call) => {
    call.sessions.touch(call.seat)
    return Promise.resolve(ok({}))
  },
  'identity.changePassword': changePassword,
}
