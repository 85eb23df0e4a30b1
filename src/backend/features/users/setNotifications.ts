import { isOwnChoiceOnly, NOTIFICATION_TOPICS } from '#shared/domain/notifications.ts'
import type { Account } from '#shared/contract/users.ts'
import { fail, ok, type Result } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import { writeRow } from '../../db/writeRow.ts'
import { listNotificationChoices, type User } from './usersRepository.ts'

/** Keeps what a person is told by e-mail; account security mail is nobody else's to switch off (product.md 17). */
export async function setNotifications(
  tx: WriteTx,
  call: ActorCall,
  user: User,
  wanted: Account['notifications'],
): Promise<Result<null, 'FORBIDDEN'>> {
  const known = await listNotificationChoices(tx.query, user.id)
  for (const topic of NOTIFICATION_TOPICS) {
    const isWanted = wanted[topic]
    const before = known.find((choice) => choice.topic === topic)?.isWanted ?? true
    if (isWanted === undefined || isWanted === before) continue
    if (isOwnChoiceOnly(topic) && call.actor.userId !== user.id && !isWanted) return fail('FORBIDDEN', {})
    const row = {
      id: `${user.id}.${topic}`,
      user_id: user.id,
      topic,
      is_wanted: isWanted ? (1 as const) : (0 as const),
    }
    writeRow(tx, 'notification_preference', row, { verb: 'user.notificationsChanged' })
  }
  return ok(null)
}
