import { ok } from '#shared/errors/index.ts'
import type { HandlersOf } from '../../call.ts'
import { listDrafts, saveDraft } from './draftsRepository.ts'

export const draftsHandlers: HandlersOf<'drafts.list' | 'drafts.save'> = {
  'drafts.list': async (call) => ok({ drafts: await listDrafts(call.db.read, call.actor.userId) }),
  'drafts.save': async (call, { key, value }) => {
    await call.db.write({ actorId: call.actor.userId }, (tx) => {
      saveDraft(tx, call.actor.userId, key, value)
      return Promise.resolve(ok(null))
    })
    return ok({})
  },
}
