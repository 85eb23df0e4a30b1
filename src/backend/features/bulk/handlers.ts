import type { RouteName } from '#shared/contract/index.ts'
import { BULK_PARTS } from '#shared/domain/bulk.ts'
import { ok } from '#shared/errors/index.ts'
import type { ActorCall, HandlersOf } from '../../call.ts'
import { getClinicRules } from '../users/index.ts'
import { BulkDesk } from './bulkDesk.ts'
import { listCurrentCrews } from './bulkRepository.ts'
import { listRowsOfBulk } from './listBulkRows.ts'
import { RIGHT_OF_PART } from './planBulk.ts'
import { previewBulk } from './previewBulk.ts'
import { runBulk } from './runBulk.ts'
import { undoBulk } from './undoBulk.ts'

/** The dry runs of each running program, which lives as long as its book of sessions. */
const desks = new WeakMap<ActorCall['sessions'], BulkDesk>()

function deskOf({ sessions }: ActorCall): BulkDesk {
  const desk = desks.get(sessions) ?? new BulkDesk()
  desks.set(sessions, desk)
  return desk
}

export const bulkHandlers: HandlersOf<Extract<RouteName, `bulk.${string}`>> = {
  'bulk.getChoices': async ({ db, actor }) => {
    const { isMfaOffered } = await getClinicRules(db.read)
    const parts = BULK_PARTS.filter((part) => actor.rights[RIGHT_OF_PART[part]] !== undefined)
    return ok({
      parts: parts.filter((part) => part !== 'mfaRequired' || isMfaOffered),
      crews: actor.rights['crews.edit'] === undefined ? [] : await listCurrentCrews(db.read),
    })
  },
  'bulk.preview': (call, input) => previewBulk(deskOf(call), call, input),
  'bulk.listRows': (call, input) => listRowsOfBulk(deskOf(call), call, input),
  'bulk.apply': (call, input) => runBulk(deskOf(call), call, input),
  'bulk.cancel': (call, { bulkId }) => {
    deskOf(call).drop(call.seat, bulkId, call.actor.userId)
    return Promise.resolve(ok({}))
  },
  'bulk.undo': undoBulk,
}
