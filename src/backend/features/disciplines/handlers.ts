import type { RouteName } from '#shared/contract/index.ts'
import { ok } from '#shared/errors/index.ts'
import type { HandlersOf } from '../../call.ts'
import { addCompensationTier, addDiscipline } from './addNamed.ts'
import { listCompensationTiers, listDisciplines } from './disciplinesRepository.ts'
import { getNameList, previewNamesMerge } from './getNameList.ts'
import { mergeNames } from './mergeNames.ts'
import { renameNamed } from './renameNamed.ts'
import { setNamedCurrent } from './setNamedCurrent.ts'
import { undoNamesMerge } from './undoNamesMerge.ts'

export const disciplinesHandlers: HandlersOf<
  | 'disciplines.list'
  | 'disciplines.add'
  | 'compensationTiers.list'
  | 'compensationTiers.add'
  | Extract<RouteName, `nameLists.${string}`>
> = {
  'disciplines.list': async ({ db }) =>
    ok({ disciplines: await listDisciplines(db.read), ended: await listDisciplines(db.read, false) }),
  'disciplines.add': (call, { name }) =>
    call.db.write({ actorId: call.actor.userId }, (tx) => addDiscipline(tx, name)),
  'compensationTiers.list': async ({ db }) =>
    ok({
      compensationTiers: await listCompensationTiers(db.read),
      ended: await listCompensationTiers(db.read, false),
    }),
  'compensationTiers.add': (call, { name }) =>
    call.db.write({ actorId: call.actor.userId }, (tx) => addCompensationTier(tx, name)),
  'nameLists.get': getNameList,
  'nameLists.rename': renameNamed,
  'nameLists.setCurrent': setNamedCurrent,
  'nameLists.previewMerge': previewNamesMerge,
  'nameLists.merge': mergeNames,
  'nameLists.undoMerge': undoNamesMerge,
}
