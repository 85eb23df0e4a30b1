import { z } from 'zod'
import type { WriteTx } from '../db/clinicDatabase.ts'
import { chainHash } from './appendAudit.ts'
import { type AuditHead, CHAIN_START } from './auditHead.ts'

const FIELDS =
  'id, at, actor_id, act_id, verb, outcome, table_name, row_id, about_user_id, about_client_id, before, after'

const isRow = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** What a look at the log remembered of it, by the setting's name (features/logs). */
const MEMORIES = ['audit.checked', 'audit.noted']
const memorySchema = z.looseObject({ heads: z.record(z.string(), z.looseObject({ seq: z.number() })) })

/** A look that went past this entry is no longer a look at what stands there. */
function forgetHeads(tx: WriteTx, fromSeq: number): void {
  for (const name of MEMORIES) {
    const [row] = tx.all('SELECT value FROM setting WHERE name = ?', name)
    if (!isRow(row)) continue
    const memory = memorySchema.parse(JSON.parse(String(row['value'])))
    const { [tx.device.id]: head, ...heads } = memory.heads
    if (head === undefined || head.seq < fromSeq) continue
    tx.run('UPDATE setting SET value = ? WHERE name = ?', JSON.stringify({ ...memory, heads }), name)
  }
}

/**
 * Takes this PC's entries from a number on out of its chain: the clinic knows others under these numbers, which this PC
 * wrote before its data went back. They wait, and `returnForkedEntries` puts every one of them after those.
 */
export function setForkedEntriesAside(tx: WriteTx, fromSeq: number): void {
  const forked = tx
    .all(
      'SELECT id, seq FROM audit_entry WHERE device_id = ? AND seq >= ? ORDER BY seq',
      tx.device.id,
      fromSeq,
    )
    .filter(isRow)
  if (forked.length === 0) return
  const sql = `INSERT INTO forked_entry (${FIELDS}) SELECT ${FIELDS} FROM audit_entry WHERE id = ?`
  for (const { id, seq } of forked) {
    tx.run(sql, id)
    // Until it has its new number, its place stands for it.
    tx.run(
      `UPDATE outbox SET audit_seq = (SELECT -place FROM forked_entry WHERE id = ?)
        WHERE audit_seq = ? AND acknowledged_at IS NULL`,
      id,
      seq,
    )
    tx.run('DELETE FROM audit_entry WHERE id = ?', id)
  }
  tx.auditHead.current = undefined
  forgetHeads(tx, fromSeq)
}

/** The end of this PC's chain as it stands. */
export function ownHead(tx: WriteTx): AuditHead {
  const sql = 'SELECT seq, hash FROM audit_entry WHERE device_id = ? ORDER BY seq DESC LIMIT 1'
  const [row] = tx.all(sql, tx.device.id)
  return isRow(row) ? { seq: Number(row['seq']), hash: String(row['hash']) } : CHAIN_START
}

/** Puts the entries that wait at the end of this PC's chain, in their order and as they were written. */
export function returnForkedEntries(tx: WriteTx): void {
  let head = ownHead(tx)
  for (const row of tx.all(`SELECT place, ${FIELDS} FROM forked_entry ORDER BY place`).filter(isRow)) {
    const { place, id, ...rest } = row
    const seq = head.seq + 1
    const hash = chainHash(head.hash, [id, seq, tx.device.id, ...Object.values(rest)])
    tx.run(
      `INSERT INTO audit_entry (id, seq, device_id, at, actor_id, act_id, verb, outcome, table_name, row_id,
        about_user_id, about_client_id, before, after, previous_hash, hash) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)`,
      id,
      seq,
      tx.device.id,
      ...Object.values(rest),
      head.hash,
      hash,
    )
    tx.run('UPDATE outbox SET audit_seq = ? WHERE audit_seq = ?', seq, -Number(place))
    head = { seq, hash }
  }
  tx.run('DELETE FROM forked_entry')
  tx.auditHead.current = undefined
}
