import type { UserId } from '#shared/domain/ids.ts'
import { phoneDigits } from '#shared/lib/fold.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import { type Act, writeRow } from '../../db/writeRow.ts'

export type ContactPoint = {
  readonly userId: UserId
  readonly kind: 'email' | 'phone'
  readonly rank: 'primary' | 'secondary'
  readonly value: string
  readonly isDefault: boolean
}

/** An e-mail as duplicates are compared: one letter case, one Unicode form. */
export function foldEmail(email: string): string {
  return email.normalize('NFC').trim().toLowerCase()
}

/**
 * Sets one e-mail or phone of a person; an empty value takes it away. A row that was never there is not made only to
 * be empty.
 */
export function writeContactPoint(tx: WriteTx, point: ContactPoint, act: Act): void {
  const id = `${point.userId}.${point.kind}.${point.rank}`
  if (point.value === '' && tx.all('SELECT 1 FROM contact_point WHERE id = ?', id).length === 0) return
  const fields = {
    id,
    user_id: point.userId,
    kind: point.kind,
    rank: point.rank,
    value: point.value,
    folded_value: point.kind === 'email' ? foldEmail(point.value) : phoneDigits(point.value),
    is_default: point.isDefault ? (1 as const) : (0 as const),
  }
  writeRow(tx, 'contact_point', fields, act)
}
