import type { Answer } from '#shared/contract/index.ts'
import { fail, ok } from '#shared/errors/index.ts'
import { appendAudit } from '../../audit/appendAudit.ts'
import type { ActorCall } from '../../call.ts'
import { isRecoveryConfirmed, saveSetting } from './startRepository.ts'

/** Where the recovery sheet stands: confirmed, or which groups of it are asked for. */
export async function getRecovery(call: ActorCall): Promise<Answer<'recovery.get'>> {
  const groups = [...call.stage.recoverySheet.askedGroups()]
  return ok({ isConfirmed: await isRecoveryConfirmed(call.db.read), isShowable: groups.length > 0, groups })
}

async function saveConfirmed(call: ActorCall, value: 'yes' | 'no'): Promise<void> {
  await call.db.write({ actorId: call.actor.userId }, (tx) => {
    saveSetting(tx, 'recovery.confirmed', value)
    appendAudit(tx, { verb: value === 'yes' ? 'recovery.confirmed' : 'recovery.renewed', outcome: 'done' })
    return Promise.resolve(ok(null))
  })
}

/** Takes the two groups that the owner typed back; set-up is finished then. */
export async function confirmRecovery(
  call: ActorCall,
  groups: readonly string[],
): Promise<Answer<'recovery.confirm'>> {
  if (!call.stage.recoverySheet.matches(groups)) return fail('RECOVERY_GROUPS_WRONG', {})
  await saveConfirmed(call, 'yes')
  call.stage.recoverySheet.forget()
  call.emit({ name: 'clinic.changed' })
  return ok({})
}

/** A new recovery sheet, for an owner who has just proved who they are. */
export async function renewRecovery(call: ActorCall): Promise<Answer<'recovery.renew'>> {
  const recoveryKey = await call.stage.recoverySheet.renew()
  await saveConfirmed(call, 'no')
  call.emit({ name: 'clinic.changed' })
  return ok({ recoveryKey })
}
