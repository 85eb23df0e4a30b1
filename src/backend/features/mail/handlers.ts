import type { RouteName } from '#shared/contract/index.ts'
import type { HandlersOf } from '../../call.ts'
import { getServer } from './getServer.ts'
import { getState, listQueue } from './listQueue.ts'
import { removeServer } from './removeServer.ts'
import { saveServer } from './saveServer.ts'
import { sendTest } from './sendTest.ts'
import { discardRefused, retryNow } from './settleQueue.ts'

export const mailHandlers: HandlersOf<Extract<RouteName, `mail.${string}`>> = {
  'mail.getServer': (call) => getServer(call),
  'mail.saveServer': (call, input) => saveServer(call, input),
  'mail.removeServer': (call) => removeServer(call),
  'mail.sendTest': (call) => sendTest(call),
  'mail.getState': (call) => getState(call),
  'mail.listQueue': (call) => listQueue(call),
  'mail.retryNow': (call) => retryNow(call),
  'mail.discardRefused': (call) => discardRefused(call),
}
