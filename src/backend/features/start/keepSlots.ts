import type { UserId } from '#shared/domain/ids.ts'
import type { BareCall } from '../../call.ts'
import { findActor } from '../identity/index.ts'
import { findPrimaryEmail } from './startRepository.ts'

/**
 * Key policy B, after a commit: whoever may no longer sign in opens this PC's data no more, and whoever has another
 * e-mail is found by it. Whatever changed them: a form, leaving, or another PC.
 */
export async function keepSlots(
  { stage }: Pick<BareCall, 'stage'>,
  touched: readonly UserId[],
): Promise<void> {
  if (touched.length === 0 || stage.now().stage !== 'open' || !stage.needsPasswords()) return
  const { userIds } = await stage.keyPolicy()
  const owners = new Set(userIds)
  for (const userId of touched.filter((one) => owners.has(one))) {
    const now = stage.now()
    if (now.stage !== 'open') return
    const email = await findPrimaryEmail(now.db.read, userId)
    if (email === undefined || (await findActor(now.db.read, userId)) === undefined) {
      await stage.dropUserSlot(userId)
    } else {
      await stage.keepUserSlot(userId, email, null)
    }
  }
}
