import type { UserId } from '#shared/domain/ids.ts'
import type { WriteTx } from '../db/clinicDatabase.ts'

/** When and on which PC a value came to be: its stamp and the PC's number. */
export type Version = readonly [stamp: number, device: number]

/** A change that the other PCs have yet to hear of: the row operation of design.md 5. */
export type OutgoingChange = {
  readonly table: string
  readonly rowId: string
  readonly patch: Readonly<Record<string, unknown>>
  /** For each changed field the version it replaced; null for a new row. */
  readonly base: Readonly<Record<string, Version>> | null
  /** The log entry of the same save. */
  readonly auditSeq: number
  readonly userId: UserId | null
}

const INSERT =
  'INSERT INTO outbox (table_name, row_id, stamp, patch, base, user_id, audit_seq) VALUES (?,?,?,?,?,?,?)'

/** Queues a change for the hub, in the transaction that made it. */
export function appendOutbox(tx: WriteTx, change: OutgoingChange): void {
  const base = change.base === null ? null : JSON.stringify(change.base)
  const { table, rowId, patch, userId, auditSeq } = change
  tx.run(INSERT, table, rowId, tx.stamp, JSON.stringify(patch), base, userId, auditSeq)
}
