import type { RouteName } from '#shared/contract/index.ts'
import { ok } from '#shared/errors/index.ts'
import type { HandlersOf } from '../../call.ts'
import { checkReturn } from './checkReturn.ts'
import { checkTakers } from './checkTakers.ts'
import { letLeave } from './letLeave.ts'
import { previewLeaving } from './previewLeaving.ts'
import { reactivate } from './reactivate.ts'

export const leavingHandlers: HandlersOf<Extract<RouteName, `leaving.${string}`>> = {
  'leaving.preview': (call, { userId }) => previewLeaving(call, userId),
  'leaving.checkTakers': checkTakers,
  'leaving.leave': letLeave,
  'leaving.previewReturn': async (call, { userId }) => {
    const checked = await checkReturn(call.db.read, call, userId)
    return checked.ok ? ok(checked.data.plan) : checked
  },
  'leaving.reactivate': reactivate,
}
