import type { BareCall } from '../../call.ts'
import { removeMailPassword } from './mailPassword.ts'

/** Takes the password for the mail server along when the clinic of this PC goes; a locked store keeps it. */
export async function forgetMailPassword(call: Pick<BareCall, 'stage' | 'ports'>): Promise<void> {
  const now = call.stage.now()
  const store = call.stage.secretStore()
  if (now.stage !== 'open' || store === undefined) return
  await removeMailPassword(store, now.db.device.id).catch(() =>
    call.ports.log({ level: 'warn', code: 'mail.passwordLeft' }),
  )
}
