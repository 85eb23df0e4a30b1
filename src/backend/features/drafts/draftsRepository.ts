import type { UserId } from '#shared/domain/ids.ts'
import type { Reader, WriteTx } from '../../db/clinicDatabase.ts'

export type Draft = { key: string; value: string; savedAt: number }

/** What somebody typed and has not saved. */
export async function listDrafts(db: Reader, userId: UserId): Promise<Draft[]> {
  return db
    .selectFrom('draft')
    .select(['key', 'value', 'saved_at as savedAt'])
    .where('user_id', '=', userId)
    .execute()
}

const SAVE = `INSERT INTO draft (user_id, key, value, saved_at) VALUES (?, ?, ?, ?)
  ON CONFLICT DO UPDATE SET value = excluded.value, saved_at = excluded.saved_at`
const MOST_DRAFTS = 50

/** Keeps or, with null, drops a draft. Local and encrypted like everything else; never logged, never sent. */
export function saveDraft(tx: WriteTx, userId: UserId, key: string, value: string | null): void {
  if (value === null) {
    tx.run('DELETE FROM draft WHERE user_id = ? AND key = ?', userId, key)
    return
  }
  tx.run(SAVE, userId, key, value, tx.now)
  tx.run(
    `DELETE FROM draft WHERE user_id = ? AND key NOT IN
      (SELECT key FROM draft WHERE user_id = ? ORDER BY saved_at DESC LIMIT ${MOST_DRAFTS})`,
    userId,
    userId,
  )
}
