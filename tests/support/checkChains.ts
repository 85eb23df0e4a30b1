import { verifyEntry } from '#backend/audit/verifyEntry.ts'
import { CHAIN_START } from '#backend/audit/auditHead.ts'
import { writeAlways } from '#backend/db/writeAlways.ts'
import type { AuditEntryTable } from '#backend/db/tables.ts'
import type { SyncPc } from './syncPcs.ts'

/** What does not fit in the chains of the log as a PC has them; empty where every entry ties to the one before. */
export function checkChains(pc: SyncPc): Promise<string[]> {
  return writeAlways(pc.db(), null, async (tx) => {
    const entries: AuditEntryTable[] = await tx.query
      .selectFrom('audit_entry')
      .selectAll()
      .orderBy('device_id')
      .orderBy('seq')
      .execute()
    let head = CHAIN_START
    let device = ''
    return entries.flatMap((entry) => {
      if (entry.device_id !== device) head = CHAIN_START
      device = entry.device_id
      const damage = verifyEntry(head, entry)
      head = { seq: entry.seq, hash: entry.hash }
      return damage === undefined ? [] : [`${entry.device_id} ${entry.seq}: ${damage}`]
    })
  })
}
