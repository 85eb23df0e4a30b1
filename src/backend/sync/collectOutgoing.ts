import { LIMITS } from '#shared/protocol/limits.ts'
import type { WriteTx } from '../db/clinicDatabase.ts'
import { changeSchema, type Change, type LogEntry, logEntrySchema } from './change.ts'
import { isRow } from './fieldStore.ts'

/** What this PC has to say next. */
export type Outgoing = {
  readonly changes: readonly Change[]
  readonly log: readonly LogEntry[]
  /** For each log entry that tells of a change, by its number: the place of that change. */
  readonly changeOfEntry: ReadonlyMap<number, number>
  /** The last outbox entry and the last log entry in it. */
  readonly outboxSeq: number
  readonly auditSeq: number
}

type Sent = { readonly outboxSeq: number; readonly auditSeq: number }

const PENDING = `SELECT seq, table_name, row_id, stamp, patch, base, audit_seq, length(patch) AS size FROM outbox
  WHERE seq > ? AND acknowledged_at IS NULL ORDER BY seq LIMIT ?`
const ENTRIES = `SELECT id, seq, at, actor_id AS actorId, act_id AS actId, verb, outcome, table_name AS "table",
    row_id AS rowId, about_user_id AS aboutUserId, about_client_id AS aboutClientId, before, after
  FROM audit_entry WHERE device_id = ? AND seq > ? AND seq <= ? ORDER BY seq LIMIT ?`
/** A set's log: as many entries as changes, and views, searches and refusals between them. */
const MOST_ENTRIES = 2 * LIMITS.changesInSet

function readChange(row: Readonly<Record<string, unknown>>): Change {
  const { base } = row
  return changeSchema.parse({
    table: row['table_name'],
    rowId: row['row_id'],
    stamp: row['stamp'],
    patch: JSON.parse(String(row['patch'])),
    base: typeof base === 'string' ? JSON.parse(base) : null,
  })
}

/**
 * Takes the next changes from the outbox, in their order, with the log entries up to them: at most what one set may
 * hold.
 * @param sent up to where earlier sets go
 * @returns undefined where there is nothing to say
 */
export function collectOutgoing(tx: Pick<WriteTx, 'all' | 'device'>, sent: Sent): Outgoing | undefined {
  const changes: Change[] = []
  const changeOfEntry = new Map<number, number>()
  let { outboxSeq, auditSeq } = sent
  let size = 0
  let isAll = true
  for (const row of tx.all(PENDING, sent.outboxSeq, LIMITS.changesInSet + 1)) {
    if (!isRow(row)) continue
    size += Number(row['size'])
    if (changes.length > 0 && (size > LIMITS.plainSet / 2 || changes.length === LIMITS.changesInSet)) {
      isAll = false
      break
    }
    changeOfEntry.set(Number(row['audit_seq']), changes.length)
    changes.push(readChange(row))
    outboxSeq = Number(row['seq'])
    auditSeq = Math.max(auditSeq, Number(row['audit_seq']))
  }
  const upTo = isAll ? Number.MAX_SAFE_INTEGER : auditSeq
  const log = tx
    .all(ENTRIES, tx.device.id, sent.auditSeq, upTo, MOST_ENTRIES)
    .map((row) => logEntrySchema.parse(row))
  auditSeq = log.at(-1)?.seq ?? auditSeq
  return changes.length + log.length === 0 ? undefined : { changes, log, changeOfEntry, outboxSeq, auditSeq }
}
