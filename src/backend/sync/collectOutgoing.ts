import { LIMITS } from '#shared/protocol/limits.ts'
import type { WriteTx } from '../db/clinicDatabase.ts'
import { changeSchema, type Change, isChange, type LogEntry } from './change.ts'
import { isRow, type Row } from './fieldStore.ts'

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

/** So many outbox entries are read at once: large ones fill a set long before there are as many as it may hold. */
const READ_AT_ONCE = 500

/** A change as it stands in the outbox. */
function readChange(row: Row): Change {
  const patch: unknown = JSON.parse(String(row['patch']))
  const base: unknown = typeof row['base'] === 'string' ? JSON.parse(row['base']) : null
  const change = {
    table: String(row['table_name']),
    rowId: String(row['row_id']),
    stamp: row['stamp'],
    patch,
    base,
  }
  return isChange(change) ? change : changeSchema.parse(change)
}

const UNSENT = `SELECT table_name, row_id, stamp, patch, base FROM outbox
  WHERE table_name = ? AND row_id = ? AND acknowledged_at IS NULL ORDER BY seq`

/** What this PC said of one row and the hub has not got, in order. */
export const listUnsent = (tx: Pick<WriteTx, 'all'>, table: string, rowId: string): Change[] =>
  tx.all(UNSENT, table, rowId).filter(isRow).map(readChange)

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** A log entry as its table has it, whose columns have types. */
function readEntry(row: Row): LogEntry {
  const { verb } = row
  return {
    id: String(row['id']),
    seq: Number(row['seq']),
    at: Number(row['at']),
    actorId: textOrNull(row['actorId']),
    actId: String(row['actId']),
    verb: String(verb),
    outcome: String(row['outcome']),
    table: textOrNull(row['table']),
    rowId: textOrNull(row['rowId']),
    aboutUserId: textOrNull(row['aboutUserId']),
    aboutClientId: textOrNull(row['aboutClientId']),
    before: textOrNull(row['before']),
    after: textOrNull(row['after']),
  }
}

/** The outbox entries after this one that wait to be sent, in their order. */
function* pendingAfter(tx: Pick<WriteTx, 'all'>, seq: number): Generator<Row> {
  let last = seq
  for (;;) {
    const rows = tx.all(PENDING, last, READ_AT_ONCE).filter(isRow)
    yield* rows
    if (rows.length < READ_AT_ONCE) return
    last = Number(rows.at(-1)?.['seq'])
  }
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
  for (const row of pendingAfter(tx, sent.outboxSeq)) {
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
  const log = tx.all(ENTRIES, tx.device.id, sent.auditSeq, upTo, MOST_ENTRIES).filter(isRow).map(readEntry)
  auditSeq = log.at(-1)?.seq ?? auditSeq
  return changes.length + log.length === 0 ? undefined : { changes, log, changeOfEntry, outboxSeq, auditSeq }
}
