import type { RouteName } from '#shared/contract/index.ts'
import { ok } from '#shared/errors/index.ts'
import type { HandlersOf } from '../../call.ts'
import { compareCode, describeChain, noteHead } from './chainState.ts'
import { exportLog } from './exportLog.ts'
import { getAct, listLog } from './listLog.ts'
import { checkWholeChain } from './lookAtChain.ts'
import { findSubjects, whoSaw } from './whoSaw.ts'

export const logsHandlers: HandlersOf<Extract<RouteName, `logs.${string}`>> = {
  'logs.list': listLog,
  'logs.getAct': getAct,
  'logs.whoSaw': whoSaw,
  'logs.findSubjects': (call, { search }) => findSubjects(call, search),
  'logs.export': exportLog,
  'logs.getChain': async (call) => ok(await describeChain(call.db)),
  'logs.checkChain': checkWholeChain,
  'logs.noteHead': noteHead,
  'logs.compareCode': (call, { code }) => compareCode(call, code),
}
