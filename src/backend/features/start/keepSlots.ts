import type { UserId } from '#shared/domain/ids.ts'
import type { BareCall } from '../../call.ts'
import type { Reader } from '../../db/clinicDatabase.ts'
import { findActor, findCredential } from '../identity/index.ts'
import { findPrimaryEmail } from './startRepository.ts'

/** The e-mail of somebody who may sign in; undefined for everybody else. */
async function findEmailToSignIn(db: Reader, userId: UserId): Promise<string | undefined> {
  const credential = await findCredential(db, userId)
  if (credential === undefined || credential.passwordHash === '') return undefined
  if ((await findActor(db, userId)) === undefined) return undefined
  return findPrimaryEmail(db, userId)
}

type Bare = Pick<BareCall, 'stage'>

/** Of the people whose password opens this PC's data: whoever may no longer sign in does no more. */
async function tendSlots(
  { stage }: Bare,
  isMeant: (userId: UserId) => boolean,
  onStays: (userId: UserId, email: string) => Promise<void>,
): Promise<void> {
  if (stage.now().stage !== 'open' || !stage.needsPasswords()) return
  const { userIds } = await stage.keyPolicy()
  for (const userId of userIds.filter(isMeant)) {
    const now = stage.now()
    if (now.stage !== 'open') return
    const email = await findEmailToSignIn(now.db.read, userId)
    if (email === undefined) await stage.dropUserSlot(userId)
    else await onStays(userId, email)
  }
}

/**
 * Key policy B, after a commit: whoever may no longer sign in opens this PC's data no more, and whoever has another
 * e-mail is found by it. Whatever changed them: a form, leaving, or another PC.
 */
export async function keepSlots(bare: Bare, touched: readonly UserId[]): Promise<void> {
  if (touched.length === 0) return
  const isTouched = new Set(touched)
  await tendSlots(
    bare,
    (userId) => isTouched.has(userId),
    (userId, email) => bare.stage.keepUserSlot(userId, email, null),
  )
}

/**
 * Key policy B, after the clinic was opened: what a commit just before it was shut could not take away any more is taken
 * away now.
 */
export const dropLostSlots = (bare: Bare): Promise<void> =>
  tendSlots(
    bare,
    () => true,
    () => Promise.resolve(),
  )
