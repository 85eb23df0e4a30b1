import { chainHash } from '../audit/appendAudit.ts'
import type { AuditHead } from '../audit/auditHead.ts'
import type { WriteTx } from '../db/clinicDatabase.ts'
import type { LogEntry } from './change.ts'

const INTO = `INSERT INTO audit_entry (id, seq, device_id, at, actor_id, act_id, verb, outcome, table_name, row_id,
  about_user_id, about_client_id, before, after, previous_hash, hash) VALUES `
const ONE = '(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)'

/** With each statement SQLite keeps what its pages were before it: for many entries at once, that is done once. */
const AT_ONCE = 32
const INSERTS = Array.from(
  { length: AT_ONCE + 1 },
  (_, count) => `${INTO}${Array(count).fill(ONE).join(',')} ON CONFLICT (id) DO NOTHING`,
)

/** What the running hash is made of. */
const toldOf = (deviceId: string, entry: LogEntry): (string | number | null)[] => [
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

/** What one run of `applyLog` asks its caller. */
type Ask = {
  /** Before each entry: whether to leave the rest for later. */
  readonly isOver: () => boolean
  /** Writes one entry; by itself where something in the set was refused. */
  readonly write?: (entry: LogEntry, write: () => void) => void
}

type Applied = { readonly head: AuditHead; readonly isDone: boolean }

/** Adds at most `AT_ONCE` entries, or one where each is written by itself; those up to the head are in it. */
function applySome(
  tx: WriteTx,
  deviceId: string,
  head: AuditHead,
  entries: readonly LogEntry[],
  { isOver, write }: Ask,
): Applied {
  const values: (string | number | null)[] = []
  let { seq, hash } = head
  let count = 0
  let isDone = true
  for (const entry of entries) {
    if (entry.seq <= seq) continue
    isDone = !isOver()
    if (!isDone) break
    const told = toldOf(deviceId, entry)
    const previous = hash
    hash = chainHash(previous, told)
    seq = entry.seq
    values.push(...told, previous, hash)
    count += 1
  }
  const [sql, first] = [INSERTS[count], entries[0]]
  if (count === 0 || sql === undefined || first === undefined) return { head: { seq, hash }, isDone }
  const insert = (): void => tx.run(sql, ...values)
  if (write === undefined) insert()
  else write(first, insert)
  return { head: { seq, hash }, isDone }
}

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
  ask: Ask,
): Applied {
  let applied: Applied = { head, isDone: true }
  // They are numbered without gaps.
  const first = Math.max(0, head.seq + 1 - (entries[0]?.seq ?? 0))
  const atOnce = ask.write === undefined ? AT_ONCE : 1
  for (let at = first; at < entries.length && applied.isDone; at += atOnce)
    applied = applySome(tx, deviceId, applied.head, entries.slice(at, at + atOnce), ask)
  return applied
}
