import { fail, ok, type Result } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import { hasFactor } from '../mfa/index.ts'

/**
 * For the sensitive part of an input whose route is not sensitive as a whole: refused unless the person proved who
 * they are within five minutes (security.md A12). Asked before the transaction.
 */
export async function requireFresh(call: ActorCall): Promise<Result<null, 'REAUTH_NEEDED'>> {
  if (call.sessions.isFresh(call.seat)) return ok(null)
  return fail('REAUTH_NEEDED', { needsCode: await hasFactor(call.db.read, call.actor.userId) })
}
