import type { RouteName } from '#shared/contract/index.ts'
import { ok } from '#shared/errors/index.ts'
import type { HandlersOf } from '../../call.ts'
import { changeMembers } from './changeMembers.ts'
import { findPeople } from './findPeople.ts'
import { listManagers } from './crewsRepository.ts'
import { addCrew, saveCrew, setCrewCurrent } from './saveCrew.ts'
import { getCrew, listCrews } from './viewCrews.ts'

export const crewsHandlers: HandlersOf<Extract<RouteName, `crews.${string}`>> = {
  'crews.list': listCrews,
  'crews.get': getCrew,
  'crews.findPeople': findPeople,
  'crews.listManagers': async (call) => ok({ managers: await listManagers(call.db.read) }),
  'crews.add': addCrew,
  'crews.save': saveCrew,
  'crews.changeMembers': changeMembers,
  'crews.setCurrent': setCrewCurrent,
}
