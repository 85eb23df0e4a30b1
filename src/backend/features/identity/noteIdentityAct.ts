import type { UserId } from '#shared/domain/ids.ts'
import { ok } from '#shared/errors/index.ts'
import { appendAudit } from '../../audit/appendAudit.ts'
import type { ClinicDatabase } from '../../db/clinicDatabase.ts'

export type IdentityAct = {
  readonly verb:
    | 'identity.signIn'
    | 'identity.enterCode'
    | 'identity.signOut'
    | 'identity.lock'
    | 'identity.unlock'
    | 'identity.confirm'
    | 'identity.changePassword'
  readonly outcome: 'done' | 'refused'
  /** Null where nobody is known by what was given. */
  readonly userId: UserId | null
}

/** Puts an act of signing in, locking or choosing a password into the log. */
export async function noteIdentityAct(
  db: ClinicDatabase,
  { verb, outcome, userId }: IdentityAct,
): Promise<void> {
  await db.write({ actorId: userId }, (tx) => {
    appendAudit(tx, { verb, outcome, aboutUserId: userId })
    return Promise.resolve(ok(null))
  })
}
