import type { RouteName } from '#shared/contract/index.ts'
import { fail, ok } from '#shared/errors/index.ts'
import type { HandlersOf } from '../../call.ts'
import { makeBackup } from '../backups/index.ts'
import { getHub } from './getHub.ts'
import { renamePc } from './renamePc.ts'
import { hasNamedPc, hasPc } from './pcRepository.ts'

type SyncRoutes = Exclude<Extract<RouteName, `sync.${string}`>, 'sync.getJoining'>

export const syncHandlers: HandlersOf<SyncRoutes> = {
  'sync.get': async (call) => ok(await call.sync.state()),
  'sync.now': (call) => {
    call.sync.now()
    return Promise.resolve(ok({}))
  },
  'sync.getHub': getHub,
  'sync.createAccount': async (call, account) => {
    const made = await call.sync.createAccount({ actorId: call.actor.userId }, account)
    return made.ok ? ok({}) : made
  },
  'sync.changeHub': async (call, account) => {
    const changed = await call.sync.changeHub({ actorId: call.actor.userId }, account)
    return changed.ok ? ok({}) : changed
  },
  'sync.addPc': (call) => call.sync.invite({ actorId: call.actor.userId }),
  'sync.decideHeld': async (call, { hash, take }) => {
    const isDecided = await call.sync.decideHeld({ actorId: call.actor.userId }, hash, take)
    return isDecided ? ok({}) : fail('NOT_FOUND', {})
  },
  'sync.confirmStaffList': async (call) => {
    await call.sync.confirmStaffList({ actorId: call.actor.userId })
    return ok({})
  },
  'sync.copyData': async (call, { pcId }) => {
    if ((await call.sync.hubAddress()) === null) return fail('NO_HUB', {})
    if (pcId === call.db.device.id) return fail('THIS_PC', {})
    if (!(await hasNamedPc(call.db.read, pcId))) return fail('NOT_FOUND', {})
    // What is here may be the right one after all.
    const kept = await makeBackup(call, call.db, call.actor.userId)
    if (!kept.ok) return kept
    const isAsked = await call.sync.copies.ask(call.db, { actorId: call.actor.userId }, pcId)
    call.sync.now()
    return isAsked ? ok({}) : fail('COPY_BEGUN', {})
  },
  'sync.leaveCopy': async (call) => {
    const isLeft = await call.sync.copies.leave(call.db, { actorId: call.actor.userId })
    return isLeft ? ok({}) : fail('NOT_FOUND', {})
  },
  'sync.renamePc': renamePc,
  'sync.revokePc': async (call, { pcId }) => {
    if (pcId === call.db.device.id) return fail('THIS_PC', {})
    if (!(await hasPc(call.db.read, pcId))) return fail('NOT_FOUND', {})
    const revoked = await call.sync.revoke({ actorId: call.actor.userId }, pcId)
    return revoked.ok ? ok({}) : revoked
  },
}
