import { ok } from '#shared/errors/index.ts'
import type { HandlersOf } from '../../call.ts'
import { createClinic } from './createClinic.ts'
import { createSample, removeSample } from './createSample.ts'
import { getKeyPolicy, openUnattended, requirePasswords } from './keyPolicy.ts'
import { confirmRecovery, getRecovery, renewRecovery } from './recovery.ts'

export const startHandlers: HandlersOf<
  | 'start.get'
  | 'start.retry'
  | 'start.openWithRecoveryKey'
  | 'start.openWithPassword'
  | 'start.restoreBackup'
  | 'keyPolicy.get'
  | 'keyPolicy.requirePasswords'
  | 'keyPolicy.openUnattended'
  | 'setup.createClinic'
  | 'setup.createSample'
  | 'setup.removeSample'
  | 'recovery.get'
  | 'recovery.confirm'
  | 'recovery.renew'
> = {
  'start.get': async (call) => ok(await call.stage.describe()),
  'start.retry': async (call) => {
    await call.stage.retry()
    return ok(await call.stage.describe())
  },
  'start.openWithRecoveryKey': async (call, { recoveryKey }) => {
    const opened = await call.stage.openWithRecoveryKey(recoveryKey)
    return opened.ok ? ok(await call.stage.describe()) : opened
  },
  'start.openWithPassword': async (call, { email, password }) => {
    const opened = await call.stage.openWithPassword(email, password)
    return opened.ok ? ok(await call.stage.describe()) : opened
  },
  'start.restoreBackup': async (call) => {
    const restored = await call.stage.restoreBackup()
    return restored.ok ? ok(await call.stage.describe()) : restored
  },
  'keyPolicy.get': getKeyPolicy,
  'keyPolicy.requirePasswords': (call, { password }) => requirePasswords(call, password),
  'keyPolicy.openUnattended': openUnattended,
  'setup.createClinic': createClinic,
  'setup.createSample': (call, { keepKeyInFile }) => createSample(call, keepKeyInFile),
  'setup.removeSample': removeSample,
  'recovery.get': getRecovery,
  'recovery.confirm': (call, { groups }) => confirmRecovery(call, groups),
  'recovery.renew': renewRecovery,
}
