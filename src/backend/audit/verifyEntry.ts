import type { ChainDamage } from '#shared/domain/logs.ts'
import type { AuditEntryTable } from '../db/tables.ts'
import { chainHash } from './appendAudit.ts'
import type { AuditHead } from './auditHead.ts'

/** What is wrong with an entry where it stands, after the one before it; undefined where it fits (security.md L3). */
export function verifyEntry(previous: AuditHead, entry: AuditEntryTable): ChainDamage | undefined {
  const values = [
    entry.id,
    entry.seq,
    entry.device_id,
    entry.at,
    entry.actor_id,
    entry.act_id,
    entry.verb,
    entry.outcome,
    entry.table_name,
    entry.row_id,
    entry.about_user_id,
    entry.about_client_id,
    entry.before,
    entry.after,
  ]
  if (entry.seq > previous.seq + 1) return 'missing'
  if (chainHash(entry.previous_hash, values) !== entry.hash) return 'changed'
  if (entry.seq !== previous.seq + 1 || entry.previous_hash !== previous.hash) return 'moved'
  return undefined
}
