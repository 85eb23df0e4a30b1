import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import { fail, ok } from '#shared/errors/index.ts'
import { appendAudit } from '../../audit/appendAudit.ts'
import type { BareCall } from '../../call.ts'
import { writeAlways } from '../../db/writeAlways.ts'
import { raiseAlert } from '../alerts/index.ts'
import { describeSession } from '../identity/index.ts'

type Asker = { readonly name: string; readonly reason: string }

async function noteOpening(call: BareCall, asker: Asker, outcome: 'done' | 'refused'): Promise<void> {
  const now = call.stage.now()
  if (now.stage !== 'open') return
  await writeAlways(now.db, null, (tx) => {
    appendAudit(tx, { verb: 'identity.emergencyOpened', outcome, after: { ...asker } })
    if (outcome === 'done') raiseAlert(tx, 'emergencyAccess', null, { ...asker })
  })
}

/**
 * Opens the emergency view at this seat with the clinic's recovery key, a name and a reason (security.md A13): also
 * where everybody is locked out, and where a password is needed to open the clinic at all. It is in the log and before
 * the owners ahead of anything that is shown. A desk that somebody left open is locked by it.
 */
export async function openEmergency(
  call: BareCall,
  { recoveryKey, ...asker }: ParsedInputOf<'emergency.open'>,
): Promise<Answer<'emergency.open'>> {
  const before = call.stage.now()
  if (before.stage !== 'open' && before.stage !== 'passwordNeeded')
    return fail('WRONG_STAGE', { stage: before.stage })
  const checked =
    before.stage === 'open'
      ? await call.stage.checkRecoveryKey(recoveryKey)
      : await call.stage.openWithRecoveryKey(recoveryKey)
  if (!checked.ok) {
    await noteOpening(call, asker, 'refused')
    return checked
  }
  const { stage } = call.stage.now()
  if (stage !== 'open') return fail('WRONG_STAGE', { stage })
  await noteOpening(call, asker, 'done')
  call.sessions.lock(call.seat)
  call.sessions.openEmergency(call.seat, asker)
  call.emit({ name: 'session.changed' }, call.seat)
  return ok(await describeSession(call))
}
