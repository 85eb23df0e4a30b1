import type { UserId } from '#shared/domain/ids.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'

const SAVE = `INSERT INTO preference (user_id, name, value) VALUES (?, ?, ?)
  ON CONFLICT DO UPDATE SET value = excluded.value`

/** Keeps a choice about the screens: local to this PC, so neither stamped nor logged. */
export function savePreference(tx: WriteTx, userId: UserId, name: string, value: string): void {
  tx.run(SAVE, userId, name, value)
}
