import type { Answer } from '#shared/contract/index.ts'
import { fail, ok } from '#shared/errors/index.ts'
import { appendAudit } from '../../audit/appendAudit.ts'
import type { ActorCall } from '../../call.ts'
import { removeMailPassword } from './mailPassword.ts'
import { removeAllMails } from './mailRepository.ts'
import { findMailServer, saveLinkState, saveMailServer } from './mailServer.ts'

/** Takes mail away from this PC: the password first, so that a failure leaves none behind unseen. */
export async function removeServer(call: ActorCall): Promise<Answer<'mail.removeServer'>> {
  const { db } = call
  const before = await findMailServer(db.read)
  if (before === undefined) return ok({})
  const store = call.stage.secretStore()
  if (store === undefined) return fail('KEY_STORE_UNAVAILABLE', {})
  try {
    if (before.user !== '' && (await store.probe()) !== 'ok') return fail('KEY_STORE_UNAVAILABLE', {})
    await removeMailPassword(store, db.device.id)
  } catch {
    return fail('KEY_STORE_UNAVAILABLE', {})
  }
  await db.write({ actorId: call.actor.userId }, async (tx) => {
    await saveMailServer(tx.query, null)
    await saveLinkState(tx.query, null)
    await removeAllMails(tx.query)
    appendAudit(tx, { verb: 'mail.serverRemoved', outcome: 'done', before })
    return ok(null)
  })
  call.emit({ name: 'mail.changed' })
  return ok({})
}
