import { ok } from '#shared/errors/index.ts'
import type { HandlersOf } from '../../call.ts'
import { addCompensationTier, addDiscipline } from './addNamed.ts'
import { listCompensationTiers, listDisciplines } from './disciplinesRepository.ts'

export const disciplinesHandlers: HandlersOf<
  'disciplines.list' | 'disciplines.add' | 'compensationTiers.list' | 'compensationTiers.add'
> = {
  'disciplines.list': async (call) => ok({ disciplines: await listDisciplines(call.db.read) }),
  'disciplines.add': (call, { name }) =>
    call.db.write({ actorId: call.actor.userId }, (tx) => addDiscipline(tx, name)),
  'compensationTiers.list': async (call) =>
    ok({ compensationTiers: await listCompensationTiers(call.db.read) }),
  'compensationTiers.add': (call, { name }) =>
    call.db.write({ actorId: call.actor.userId }, (tx) => addCompensationTier(tx, name)),
}
