import { chainHash } from '../audit/appendAudit.ts'
import type { AuditHead } from '../audit/auditHead.ts'
import type { WriteTx } from '../db/clinicDatabase.ts'
import type { LogEntry } from './change.ts'

/** What one run of `applyLog` asks its caller. */
type Ask = {
  /** Before each entry: whether to leave the rest for later. */
  readonly isOver: () => boolean
  /** Writes one entry; by itself where something in the set was refused. */
  readonly write?: (entry: LogEntry, write: () => void) => void
}

const INSERT = `INSERT INTO audit_entry (id, seq, device_id, at, actor_id, act_id, verb, outcome, table_name, row_id,
  about_user_id, about_client_id, before, after, previous_hash, hash)
  SELECT ?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,? WHERE NOT EXISTS (SELECT 1 FROM audit_entry WHERE id = ?)`

/**
 * Adds another PC's log entries to its chain as it is known here. The running hash is worked out anew: that it agrees
 * with the sender's is what the sender's next entries, and the check of the log, rest on (security.md L5). An entry
 * under an id that is taken is left out, like one that the database refuses, and the check of the log finds the gap.
 * @returns the head of that PC's chain afterwards, and whether all are in it
 */
export function applyLog(
  tx: WriteTx,
  deviceId: string,
  head: AuditHead,
  entries: readonly LogEntry[],
  { isOver, write = (_, go) => go() }: Ask,
): { readonly head: AuditHead; readonly isDone: boolean } {
  let { seq, hash } = head
  // They are numbered without gaps.
  for (let at = Math.max(0, seq + 1 - (entries[0]?.seq ?? 0)); at < entries.length; at += 1) {
    const entry = entries[at]
    if (entry === undefined || entry.seq <= seq) continue
    if (isOver()) return { head: { seq, hash }, isDone: false }
    const values = [
      entry.id,
      entry.seq,
      deviceId,
      entry.at,
      entry.actorId,
      entry.actId,
      entry.verb,
      entry.outcome,
      entry.table,
      entry.rowId,
      entry.aboutUserId,
      entry.aboutClientId,
      entry.before,
      entry.after,
    ]
    const previous = hash
    hash = chainHash(previous, values)
    const own = hash
    write(entry, () => tx.run(INSERT, ...values, previous, own, entry.id))
    seq = entry.seq
  }
  return { head: { seq, hash }, isDone: true }
}
