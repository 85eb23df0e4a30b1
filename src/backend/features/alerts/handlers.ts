import type { RouteName } from '#shared/contract/index.ts'
import type { HandlersOf } from '../../call.ts'
import { listAlerts } from './listAlerts.ts'
import { settleAlert } from './settleAlert.ts'

export const alertsHandlers: HandlersOf<Extract<RouteName, `alerts.${string}`>> = {
  'alerts.list': (call) => listAlerts(call),
  'alerts.settle': (call, input) => settleAlert(call, input),
}
