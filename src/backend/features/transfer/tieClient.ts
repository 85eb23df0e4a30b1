import type { ClientId, UserId } from '#shared/domain/ids.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import { findRow } from '../../db/noteChange.ts'
import { insertRow, updateRow } from '../../db/writeRow.ts'

type Tie = {
  readonly clientId: ClientId
  readonly userId: UserId
  readonly relation: 'practitioner' | 'guardian'
  readonly since: string | null
}

const PRIMARY = `SELECT 1 FROM client_person
  WHERE client_id = ? AND relation = ? AND is_current = 1 AND is_primary = 1 LIMIT 1`

/**
 * Makes somebody a client's practitioner or guardian, the primary one where the client has none. Where they were it
 * before, what was kept of them comes back with them.
 * @returns false where they are it already
 */
export function tieClient(
  tx: WriteTx,
  { clientId, userId, relation, since }: Tie,
  act: { readonly verb: string },
): boolean {
  const id = `${clientId}.${userId}.${relation}`
  const was = findRow(tx, 'client_person', id)
  if (was?.['is_current'] === 1) return false
  const isPrimary = tx.all(PRIMARY, clientId, relation).length === 0
  const now = { since, is_current: 1, is_primary: isPrimary ? 1 : 0 } as const
  if (was !== undefined) {
    updateRow(tx, 'client_person', id, now, act)
    return true
  }
  const who = { id, client_id: clientId, user_id: userId, relation, relation_label: '' } as const
  const flags = { has_portal_access: 0, has_email_notifications: 0, has_consent: 0 } as const
  insertRow(tx, 'client_person', { ...who, ...now, ...flags }, act)
  return true
}
