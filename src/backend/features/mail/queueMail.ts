import type { UserId } from '#shared/domain/ids.ts'
import { MAIL_TOPICS, type MailKind } from '#shared/domain/mail.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import type { MailFacts } from '../../words/mailLanguage.ts'

const WANTS = 'SELECT is_wanted FROM notification_preference WHERE id = ?'
const HAS_EMAIL = "SELECT 1 AS found FROM contact_point WHERE id = ? AND value <> ''"
const INSERT = `INSERT INTO mail_queue
  (id, user_id, kind, facts, queued_at, state, attempts, next_at, problem, settled_at) VALUES (?,?,?,?,?,?,0,?,?,NULL)`

/**
 * Puts a mail to a person on its way, in the transaction of what it tells: nothing where they declined its topic, have
 * no e-mail, or this PC sends no mail at all (product.md 17). Sent by this PC, when there is a network. Who did it is
 * told where it was not the person themselves.
 */
export function queueMail(tx: WriteTx, userId: UserId, kind: MailKind, facts: MailFacts = {}): void {
  const [server] = tx.all("SELECT value FROM setting WHERE name = 'mail.server'")
  if (server === undefined) return
  const [choice] = tx.all(WANTS, `${userId}.${MAIL_TOPICS[kind]}`)
  if (typeof choice === 'object' && choice !== null && 'is_wanted' in choice && choice.is_wanted === 0) return
  if (tx.all(HAS_EMAIL, `${userId}.email.primary`).length === 0) return
  const by = tx.actorId === null || tx.actorId === userId ? {} : { by: tx.actorId }
  const told = JSON.stringify({ ...facts, ...by })
  tx.run(INSERT, tx.newId(), userId, kind, told, tx.now, 'waiting', tx.now, '')
}
