import type { RouteName } from '#shared/contract/index.ts'
import { ok } from '#shared/errors/index.ts'
import type { HandlersOf } from '../../call.ts'
import { findRecords } from './findRecords.ts'
import { mergeRecords } from './mergeRecords.ts'
import { listMergesInto } from './mergingRepository.ts'
import { planMerge } from './planMerge.ts'
import { undoMerge } from './undoMerge.ts'

export const mergingHandlers: HandlersOf<Extract<RouteName, `merging.${string}`>> = {
  'merging.find': findRecords,
  'merging.preview': (call, pair) => planMerge(call.db.read, call, pair),
  'merging.merge': mergeRecords,
  'merging.list': async (call, { kind, id }) => ok({ merges: await listMergesInto(call.db.read, kind, id) }),
  'merging.undo': undoMerge,
}
