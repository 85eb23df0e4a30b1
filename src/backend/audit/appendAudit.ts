import { hash } from 'node:crypto'
import type { ClientId, UserId } from '#shared/domain/ids.ts'
import type { WriteTx } from '../db/clinicDatabase.ts'
import { type AuditHead, CHAIN_START } from './auditHead.ts'
import { logJson } from './logText.ts'

/** What the log keeps of one row's change, or of a view or a refusal that changed none. */
export type AuditFact = {
  readonly verb: string
  readonly outcome: 'done' | 'refused'
  readonly table?: string
  readonly rowId?: string
  readonly aboutUserId?: UserId | null
  readonly aboutClientId?: ClientId | null
  readonly before?: Readonly<Record<string, unknown>>
  readonly after?: Readonly<Record<string, unknown>>
  /**
   * Who and when, where that was before this transaction: views and searches are written together a moment later.
   * Such an entry is an act of its own.
   */
  readonly earlier?: { readonly actorId: UserId; readonly at: number }
}

function headOf(tx: WriteTx): AuditHead {
  if (tx.auditHead.current !== undefined) return tx.auditHead.current
  const [row] = tx.all(
    'SELECT seq, hash FROM audit_entry WHERE device_id = ? ORDER BY seq DESC LIMIT 1',
    tx.device.id,
  )
  if (typeof row === 'object' && row !== null && 'seq' in row && 'hash' in row) {
    return { seq: Number(row.seq), hash: String(row.hash) }
  }
  return CHAIN_START
}

/** Ties an entry to the one before it: a changed, removed or swapped entry no longer fits (security.md L3). */
export function chainHash(previousHash: string, values: readonly unknown[]): string {
  return hash('sha256', `${previousHash}\n${JSON.stringify(values)}`)
}

const INSERT = `INSERT INTO audit_entry (id, seq, device_id, at, actor_id, act_id, verb, outcome, table_name, row_id,
  about_user_id, about_client_id, before, after, previous_hash, hash) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)`

/**
 * Adds one entry to this PC's chain, in the transaction of what it tells (security.md L1).
 * @returns its number in the chain
 */
export function appendAudit(tx: WriteTx, fact: AuditFact): number {
  const head = headOf(tx)
  const seq = head.seq + 1
  const values = [
    tx.newId(),
    seq,
    tx.device.id,
    fact.earlier?.at ?? tx.now,
    fact.earlier?.actorId ?? tx.actorId,
    fact.earlier === undefined ? tx.actId : tx.newId(),
    fact.verb,
    fact.outcome,
    fact.table ?? null,
    fact.rowId ?? null,
    fact.aboutUserId ?? null,
    fact.aboutClientId ?? null,
    fact.before === undefined ? null : logJson(fact.before),
    fact.after === undefined ? null : logJson(fact.after),
  ]
  const own = chainHash(head.hash, values)
  tx.run(INSERT, ...values, head.hash, own)
  tx.auditHead.current = { seq, hash: own }
  return seq
}
