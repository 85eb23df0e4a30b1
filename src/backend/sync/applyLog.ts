import { chainHash } from '../audit/appendAudit.ts'
import type { AuditHead } from '../audit/auditHead.ts'
import type { WriteTx } from '../db/clinicDatabase.ts'
import type { LogEntry } from './change.ts'
import { isRow } from './fieldStore.ts'

const INTO = `INSERT INTO audit_entry (id, seq, device_id, at, actor_id, act_id, verb, outcome, table_name, row_id,
  about_user_id, about_client_id, before, after, previous_hash, hash) VALUES `
const ONE = '(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)'
const TAKEN = 'SELECT id FROM audit_entry WHERE id IN (SELECT value FROM json_each(?))'

/** With each statement SQLite keeps what its pages were before it: for many entries at once, that is done once. */
const AT_ONCE = 16
const INSERTS = Array.from({ length: AT_ONCE + 1 }, (_, count) => INTO + Array(count).fill(ONE).join(','))

/** One entry as the log has it. */
type Line = { readonly id: string; readonly values: readonly (string | number | null)[] }

/** Writes entries but those whose id is taken, here or by one before it. */
function writeLines(tx: WriteTx, lines: readonly Line[]): void {
  const ids = JSON.stringify(lines.map(({ id }) => id))
  const taken = new Set(tx.all(TAKEN, ids).map((row) => (isRow(row) ? row['id'] : undefined)))
  const values = lines.flatMap((line) => {
    if (taken.has(line.id)) return []
    taken.add(line.id)
    return [line.values]
  })
  const sql = INSERTS[values.length]
  if (values.length > 0 && sql !== undefined) tx.run(sql, ...values.flat())
}

/**
 * Adds another PC's log entries to its chain as it is known here. The running hash is worked out anew: that it agrees
 * with the sender's is what the sender's next entries, and the check of the log, rest on (security.md L5). An entry
 * under an id that is taken is left out, and the check of the log finds the gap.
 * @param isOver asked before each entry: whether to leave the rest for later
 * @returns the head of that PC's chain afterwards, and whether all are in it
 */
export function applyLog(
  tx: WriteTx,
  deviceId: string,
  head: AuditHead,
  entries: readonly LogEntry[],
  isOver: () => boolean,
): { readonly head: AuditHead; readonly isDone: boolean } {
  let { seq, hash } = head
  let lines: Line[] = []
  let isDone = true
  // They are numbered without gaps.
  for (let at = Math.max(0, seq + 1 - (entries[0]?.seq ?? 0)); at < entries.length; at += 1) {
    const entry = entries[at]
    if (entry === undefined || entry.seq <= seq) continue
    if (isOver()) {
      isDone = false
      break
    }
    const told = toldOf(deviceId, entry)
    const previous = hash
    hash = chainHash(previous, told)
    lines.push({ id: entry.id, values: [...told, previous, hash] })
    seq = entry.seq
    if (lines.length < AT_ONCE) continue
    writeLines(tx, lines)
    lines = []
  }
  writeLines(tx, lines)
  return { head: { seq, hash }, isDone }
}

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
