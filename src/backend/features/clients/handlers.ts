import type { RouteName } from '#shared/contract/index.ts'
import type { HandlersOf } from '../../call.ts'
import { addClient } from './addClient.ts'
import { assignPerson } from './assignPerson.ts'
import { findPeople } from './findPeople.ts'
import { getChart } from './getChart.ts'
import { getFinances } from './getFinances.ts'
import { listSessionsOf } from './listChartSessions.ts'
import { countClients, findClients, listClients, listPractitioners } from './listClients.ts'
import { saveInfo } from './saveInfo.ts'
import { takeAwayPerson } from './takeAwayPerson.ts'

export const clientsHandlers: HandlersOf<Extract<RouteName, `clients.${string}`>> = {
  'clients.list': listClients,
  'clients.count': countClients,
  'clients.find': (call, { search }) => findClients(call, search),
  'clients.listPractitioners': listPractitioners,
  'clients.getChart': (call, { clientId }) => getChart(call, clientId),
  'clients.add': addClient,
  'clients.saveInfo': saveInfo,
  'clients.findPeople': findPeople,
  'clients.assign': assignPerson,
  'clients.takeAway': takeAwayPerson,
  'clients.listSessions': (call, { clientId }) => listSessionsOf(call, clientId),
  'clients.getFinances': (call, { clientId }) => getFinances(call, clientId),
}
