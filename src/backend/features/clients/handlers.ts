import type { HandlersOf } from '../../call.ts'
import { getChart } from './getChart.ts'

export const clientsHandlers: HandlersOf<'clients.getChart'> = {
  'clients.getChart': (call, { clientId }) => getChart(call, clientId),
}
