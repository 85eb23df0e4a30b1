import type { RouteName } from '#shared/contract/index.ts'
import type { HandlersOf } from '../../call.ts'
import { giveOwnership, takeOwnership } from './changeOwnership.ts'
import { listOwnership } from './listOwnership.ts'

export const ownersHandlers: HandlersOf<Extract<RouteName, `owners.${string}`>> = {
  'owners.list': (call) => listOwnership(call),
  'owners.give': (call, { userId }) => giveOwnership(call, userId),
  'owners.take': (call, { userId }) => takeOwnership(call, userId),
}
