import { userIdSchema } from '#shared/domain/ids.ts'
import type { WriteTx } from '../db/clinicDatabase.ts'
import { isRecord } from '../db/noteChange.ts'
import { isUntouched } from '../db/untouched.ts'
import { updateRow } from '../db/writeRow.ts'
import { attempt } from './attempt.ts'

const FOLLOWED = { verb: 'import.kept' }
/** What undoing an import sets itself. */
const BY_UNDOING = ['voided_at', 'status', 'is_current', 'is_held']

/** Records of undone imports that another PC's change is about. */
const CHANGED = {
  client: `SELECT c.id FROM client c WHERE c.voided_at IS NOT NULL AND (
    EXISTS (SELECT 1 FROM field_stamp f WHERE f.table_name = 'client' AND f.row_id = c.id AND f.field <> 'voided_at')
    OR EXISTS (SELECT 1 FROM session s WHERE s.client_id = c.id)
    OR EXISTS (SELECT 1 FROM client_person p WHERE p.client_id = c.id AND p.is_current = 1))`,
  user: `SELECT u.id FROM user u WHERE u.voided_at IS NOT NULL AND (
    EXISTS (SELECT 1 FROM field_stamp f WHERE f.table_name = 'user' AND f.row_id = u.id
      AND f.field NOT IN ('voided_at', 'status'))
    OR EXISTS (SELECT 1 FROM contact_point p JOIN field_stamp f ON f.table_name = 'contact_point' AND f.row_id = p.id
      WHERE p.user_id = u.id)
    OR EXISTS (SELECT 1 FROM session s WHERE s.practitioner_id = u.id)
    OR EXISTS (SELECT 1 FROM credential k WHERE k.id = u.id)
    OR EXISTS (SELECT 1 FROM client_person p WHERE p.user_id = u.id AND p.is_current = 1))`,
} as const

/** The ties that the undoing ended, current again: those that changed with it. */
const ENDED_WITH = `SELECT p.id FROM client_person p
  JOIN field_stamp t ON t.table_name = 'client_person' AND t.row_id = p.id AND t.field = 'is_current'
  JOIN field_stamp v ON v.table_name = 'client' AND v.row_id = p.client_id AND v.field = 'voided_at'
  WHERE p.client_id = ? AND p.is_current = 0 AND t.stamp = v.stamp AND t.stamp_device = v.stamp_device`

function bringBackClient(tx: WriteTx, clientId: string): void {
  for (const tie of tx.all(ENDED_WITH, clientId).filter(isRecord))
    updateRow(tx, 'client_person', String(tie['id']), { is_current: 1 }, FOLLOWED)
  updateRow(tx, 'client', clientId, { voided_at: null }, FOLLOWED)
}

function bringBackUser(tx: WriteTx, userId: string): void {
  if (isUntouched(tx, 'user', userId, BY_UNDOING)) return
  updateRow(tx, 'user', userId, { voided_at: null }, FOLLOWED)
  tx.touchedUsers.add(userIdSchema.parse(userId))
}

/**
 * After another PC's changes: what somebody worked on while an import was undone elsewhere is there again, with what
 * they did; people of it are inactive until somebody looks. No work is lost by an undo (product.md 45). A record with
 * which that can't be done is passed over (security.md S16).
 */
export function followVoids(tx: WriteTx): void {
  for (const { id } of tx.all(CHANGED.client).filter(isRecord))
    attempt(tx, () => bringBackClient(tx, String(id)))
  for (const { id } of tx.all(CHANGED.user).filter(isRecord)) attempt(tx, () => bringBackUser(tx, String(id)))
}
