import type { Answer } from '#shared/contract/index.ts'
import { fail, ok } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import { discardRefusedMails, makeAllDue } from './mailRepository.ts'
import { findMailServer, saveLinkState } from './mailServer.ts'

/** Tries everything that waits at once, also after a stop: somebody has seen to what stood in the way. */
export async function retryNow(call: ActorCall): Promise<Answer<'mail.retryNow'>> {
  if ((await findMailServer(call.db.read)) === undefined) return fail('MAIL_NOT_SET_UP', {})
  await call.db.write({ actorId: call.actor.userId }, async (tx) => {
    await saveLinkState(tx.query, null)
    await makeAllDue(tx.query, tx.now)
    return ok(null)
  })
  call.emit({ name: 'mail.changed' })
  return ok({})
}

/** Takes the refused mails off the list, once somebody has read why. */
export async function discardRefused(call: ActorCall): Promise<Answer<'mail.discardRefused'>> {
  let discarded = 0
  await call.db.write({ actorId: call.actor.userId }, async (tx) => {
    discarded = await discardRefusedMails(tx.query)
    return ok(null)
  })
  call.emit({ name: 'mail.changed' })
  return ok({ discarded })
}
