import type { UserId } from '#shared/domain/ids.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import { queueMail } from './queueMail.ts'

/**
 * Tells practitioners of clients who came to them or went from them in one act: one mail each, however many clients it
 * is about (product.md 17).
 * @param userIds whom it concerns, once for each client
 */
export function tellOfClients(
  tx: WriteTx,
  kind: 'clientAssigned' | 'clientTaken',
  userIds: readonly UserId[],
): void {
  const counts = new Map<UserId, number>()
  for (const userId of userIds) counts.set(userId, (counts.get(userId) ?? 0) + 1)
  for (const [userId, count] of counts) queueMail(tx, userId, kind, { clients: count })
}
