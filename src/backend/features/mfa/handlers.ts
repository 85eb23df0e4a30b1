import type { RouteName } from '#shared/contract/index.ts'
import { ok } from '#shared/errors/index.ts'
import type { HandlersOf } from '../../call.ts'
import { beginMfa, confirmMfa, renewRecoveryCodes } from './enrol.ts'
import { findFactor, getMfaRules, isMfaRequiredOf, listRecoveryCodes } from './mfaRepository.ts'
import { removeMfa, resetMfa } from './removeMfa.ts'

export const mfaHandlers: HandlersOf<Extract<RouteName, `mfa.${string}`>> = {
  'mfa.get': async (call) => {
    const { userId, roles } = call.actor
    const factor = await findFactor(call.db.read, userId)
    return ok({
      isOffered: (await getMfaRules(call.db.read)).isOffered,
      isRequired: await isMfaRequiredOf(call.db.read, userId, roles),
      isOn: factor !== undefined,
      since: factor?.since ?? null,
      recoveryCodesLeft: factor === undefined ? 0 : (await listRecoveryCodes(call.db.read, userId)).length,
    })
  },
  'mfa.begin': (call) => beginMfa(call),
  'mfa.confirm': confirmMfa,
  'mfa.keepCodes': async (call) => {
    const session = call.sessions.find(call.seat)
    if (
      session?.state === 'mustEnrolMfa' &&
      (await findFactor(call.db.read, call.actor.userId)) !== undefined
    ) {
      call.sessions.advance(call.seat, 'active')
      call.emit({ name: 'session.changed' }, call.seat)
    }
    return ok({})
  },
  'mfa.renewRecoveryCodes': (call) => renewRecoveryCodes(call),
  'mfa.remove': removeMfa,
  'mfa.reset': resetMfa,
}
