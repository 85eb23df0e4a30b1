import type { AlertKind } from '#shared/domain/alerts.ts'
import { userIdSchema, type UserId } from '#shared/domain/ids.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import { insertRow } from '../../db/writeRow.ts'
import { type MailFacts, queueMail } from '../mail/index.ts'

const OWNERS = `SELECT user.id FROM user JOIN user_role ON user_role.user_id = user.id
  WHERE user_role.role = 'owner' AND user_role.is_held = 1 AND user.status = 'active'`

/** Tells every owner of something they must hear of: on Home until one of them settles it, and but for one kind by mail. */
export function raiseAlert(tx: WriteTx, kind: AlertKind, aboutUserId: UserId | null, facts: MailFacts): void {
  insertRow(
    tx,
    'alert',
    {
      id: tx.newId(),
      kind,
      raised_at: tx.now,
      device_id: tx.device.id,
      about_user_id: aboutUserId,
      facts: JSON.stringify(facts),
      settled_at: null,
      settled_by: null,
    },
    { verb: 'alert.raised' },
  )
  if (kind === 'pcNotHeard') return
  for (const row of tx.all(OWNERS)) {
    if (typeof row !== 'object' || row === null || !('id' in row)) continue
    queueMail(tx, userIdSchema.parse(row.id), 'alertRaised', { alert: kind, ...facts })
  }
}

const OPEN =
  'SELECT 1 FROM alert WHERE kind = ? AND device_id = ? AND facts = ? AND settled_at IS NULL LIMIT 1'

/** The same, where this PC has not said so already: what lasts is told once, until an owner settles it. */
export function raiseAlertOnce(tx: WriteTx, kind: AlertKind, facts: MailFacts): void {
  if (tx.all(OPEN, kind, tx.device.id, JSON.stringify(facts)).length > 0) return
  raiseAlert(tx, kind, null, facts)
}
