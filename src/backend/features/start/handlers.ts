import { ok } from '#shared/errors/index.ts'
import type { HandlersOf } from '../../call.ts'
import { createClinic } from './createClinic.ts'
import { createSample, removeSample } from './createSample.ts'
import { confirmRecovery, getRecovery, renewRecovery } from './recovery.ts'

export const startHandlers: HandlersOf<
  | 'start.get'
  | 'start.retry'
  | 'start.openWithRecoveryKey'
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
  'setup.createClinic': createClinic,
  'setup.createSample': (call, { keepKeyInFile }) => createSample(call, keepKeyInFile),
  'setup.removeSample': removeSample,
  'recovery.get': getRecovery,
  'recovery.confirm': (call, { groups }) => confirmRecovery(call, groups),
  'recovery.renew': (call, { password }) => renewRecovery(call, password),
}
