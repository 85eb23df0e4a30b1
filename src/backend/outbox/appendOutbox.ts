import type { UserId } from '#shared/domain/ids.ts'
import type { WriteTx } from '../db/clinicDatabase.ts'

/** A change that the other PCs have yet to hear of: the row operation of design.md 5. */
export type OutgoingChange = {
  readonly table: string
  readonly rowId: string
  readonly patch: Readonly<Record<string, unknown>>
  /** For each changed field the stamp it replaced; null for a new row. */
  readonly base: Readonly<Record<string, number>> | null
  readonly userId: UserId | null
}

const INSERT = 'INSERT INTO outbox (table_name, row_id, stamp, patch, base, user_id) VALUES (?,?,?,?,?,?)'

/** Queues a change for the hub, in the transaction that made it. */
export function appendOutbox(tx: WriteTx, change: OutgoingChange): void {
  const base = change.base === null ? null : JSON.stringify(change.base)
  tx.run(INSERT, change.table, change.rowId, tx.stamp, JSON.stringify(change.patch), base, change.userId)
}
