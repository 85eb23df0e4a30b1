import { appendAudit } from '../../audit/appendAudit.ts'
import type { ClinicCall } from '../../call.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import { writeAlways } from '../../db/writeAlways.ts'
import { updateRow } from '../../db/writeRow.ts'
import { queueMail } from '../mail/index.ts'
import { hasFactor, isMfaRequiredOf } from '../mfa/index.ts'
import { findActor } from './findActor.ts'
import type { GuessTry } from './guessGuard.ts'
import { type Credential, findCredential } from './identityRepository.ts'
import type { SessionStateName } from './sessionBook.ts'

const NOTE_HERE = `INSERT INTO signed_in_here (user_id, first_at, last_at) VALUES (?, ?, ?)
  ON CONFLICT DO UPDATE SET last_at = excluded.last_at`

/** What a full proof leaves in the database, in one transaction: the log entry, the first use, the PC, no wrong tries. */
export function noteSignIn(tx: WriteTx, credential: Credential, attempt: GuessTry): void {
  const { userId } = credential
  const patch = {
    ...(credential.firstSignedInAt === null ? { first_signed_in_at: tx.now } : {}),
    ...(credential.isTemporary ? { is_temporary_used: 1 as const } : {}),
  }
  updateRow(tx, 'credential', userId, patch, { verb: 'credential.firstUsed' })
  appendAudit(tx, { verb: 'identity.signIn', outcome: 'done', aboutUserId: userId })
  attempt.succeed(tx)
  const isNewHere = tx.all('SELECT 1 FROM signed_in_here WHERE user_id = ?', userId).length === 0
  tx.run(NOTE_HERE, userId, tx.now, tx.now)
  if (isNewHere && credential.firstSignedInAt !== null) queueMail(tx, userId, 'newSignInPc')
}

/** What somebody who signed in has to do before the desk opens: a password of their own, then a required factor. */
export async function nextState(
  call: ClinicCall,
  credential: Pick<Credential, 'userId' | 'isTemporary'>,
): Promise<Exclude<SessionStateName, 'locked' | 'needsCode'>> {
  if (credential.isTemporary) return 'mustChangePassword'
  const actor = await findActor(call.db.read, credential.userId)
  const isRequired =
    actor !== undefined && (await isMfaRequiredOf(call.db.read, credential.userId, actor.roles))
  return isRequired && !(await hasFactor(call.db.read, credential.userId)) ? 'mustEnrolMfa' : 'active'
}

/** The second step: `spend` takes the code in the transaction that notes the sign-in, so that one code gives one session. */
export async function finishWithCode(
  call: ClinicCall,
  attempt: GuessTry,
  spend: (tx: WriteTx) => Promise<boolean> | boolean,
): Promise<boolean> {
  const session = call.sessions.find(call.seat)
  if (session === undefined) return false
  const isSpent = await writeAlways(call.db, session.userId, async (tx) => {
    const credential = await findCredential(tx.query, session.userId)
    if (credential === undefined || !(await spend(tx))) return false
    noteSignIn(tx, credential, attempt)
    return true
  })
  const credential = await findCredential(call.db.read, session.userId)
  if (!isSpent || credential === undefined) return false
  call.sessions.open(call.seat, session.userId, await nextState(call, credential))
  call.emit({ name: 'session.changed' }, call.seat)
  return true
}
