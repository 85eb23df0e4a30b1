import type { RouteName } from '#shared/contract/index.ts'
import { fail, ok } from '#shared/errors/index.ts'
import type { HandlersOf } from '../../call.ts'
import { giveOwnership, takeOwnership } from './changeOwnership.ts'
import { listOwnership } from './listOwnership.ts'

export const ownersHandlers: HandlersOf<Extract<RouteName, `owners.${string}`>> = {
  'owners.list': (call) => listOwnership(call),
  'owners.give': (call, { userId }) => giveOwnership(call, userId),
  'owners.listChanges': (call) => Promise.resolve(ok({ changes: [...call.sync.ownerChanges.list(call.db)] })),
  'owners.settleChange': async (call, { isSettled, ...change }) => {
    const doer = { actorId: call.actor.userId }
    const isSettledNow = await call.sync.ownerChanges.settle(call.db, doer, change, isSettled)
    return isSettledNow ? ok({}) : fail('NOT_FOUND', {})
  },
  'owners.take': (call, { userId }) => takeOwnership(call, userId),
}
