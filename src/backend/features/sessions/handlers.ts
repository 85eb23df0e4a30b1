import type { RouteName } from '#shared/contract/index.ts'
import type { HandlersOf } from '../../call.ts'
import { addSession } from './addSession.ts'
import { changeSession } from './changeSession.ts'
import { findClients, findPeople, listServicesOf } from './findChoices.ts'
import { listWeek } from './listWeek.ts'
import { previewSession } from './previewSession.ts'
import { setSessionStatus } from './setSessionStatus.ts'

export const sessionsHandlers: HandlersOf<Extract<RouteName, `sessions.${string}`>> = {
  'sessions.listWeek': listWeek,
  'sessions.findPeople': findPeople,
  'sessions.findClients': findClients,
  'sessions.listServices': listServicesOf,
  'sessions.preview': previewSession,
  'sessions.add': addSession,
  'sessions.change': changeSession,
  'sessions.setStatus': setSessionStatus,
}
