import type { Answer } from '#shared/contract/index.ts'
import { ok } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import { getClinicRow } from '../clinic/index.ts'
import { readMailPassword } from './mailPassword.ts'
import { findMailServer } from './mailServer.ts'

/** Settings > Mail as it is. Of the password only that one is kept. */
export async function getServer(call: ActorCall): Promise<Answer<'mail.getServer'>> {
  const server = await findMailServer(call.db.read)
  const store = call.stage.secretStore()
  const password =
    server === undefined || store === undefined ? undefined : await readMailPassword(store, call.db.device.id)
  return ok({
    server: server ?? null,
    hasPassword: password !== undefined,
    suggestedSenderName: (await getClinicRow(call.db.read)).name,
  })
}
