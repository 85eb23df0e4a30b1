import type { RouteName } from '#shared/contract/index.ts'
import type { ActorCall, HandlersOf } from '../../call.ts'
import { cancelImport } from './cancelImport.ts'
import { exportClients } from './exportClients.ts'
import { exportUsers } from './exportUsers.ts'
import { createImportDesk, type ImportDesk } from './importDesk.ts'
import { listImports } from './listImports.ts'
import { previewClients } from './previewClients.ts'
import { previewImport } from './previewImport.ts'
import { printStaff } from './printStaff.ts'
import { runClients } from './runClients.ts'
import { runImport } from './runImport.ts'
import { undoWhole } from './undoWhole.ts'

/** The previewed files of each running program, which lives as long as its book of sessions. */
const desks = new WeakMap<ActorCall['sessions'], ImportDesk>()

function deskOf({ sessions }: ActorCall): ImportDesk {
  const desk = desks.get(sessions) ?? createImportDesk()
  desks.set(sessions, desk)
  return desk
}

export const transferHandlers: HandlersOf<Extract<RouteName, `transfer.${string}`>> = {
  'transfer.previewImport': (call, input) => previewImport(deskOf(call), call, input),
  'transfer.runImport': (call, input) => runImport(deskOf(call), call, input),
  'transfer.cancelImport': (call, input) => cancelImport(deskOf(call), call, input),
  'transfer.previewClients': (call, input) => previewClients(deskOf(call), call, input),
  'transfer.runClients': (call, input) => runClients(deskOf(call), call, input),
  'transfer.listImports': listImports,
  'transfer.undoImport': undoWhole,
  'transfer.exportUsers': exportUsers,
  'transfer.exportClients': exportClients,
  'transfer.printStaff': printStaff,
}
