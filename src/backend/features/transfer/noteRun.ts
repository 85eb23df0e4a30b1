import type { WorkId } from '#shared/domain/ids.ts'
import { appendAudit } from '../../audit/appendAudit.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import { insertRow } from '../../db/writeRow.ts'

type Run = {
  readonly importId: WorkId
  readonly kind: 'user' | 'client'
  readonly fileName: string
  readonly count: number
}
const VERBS = { user: 'transfer.imported', client: 'transfer.importedClients' } as const

/** Notes an import, by which the whole of it can be taken back, and says in the log how many came. */
export function noteRun(tx: WriteTx, { importId, kind, fileName, count }: Run): void {
  const run = {
    id: importId,
    kind,
    file_name: fileName,
    row_count: count,
    made_at: tx.now,
    done_by: tx.actorId,
    undone_at: null,
  }
  insertRow(tx, 'import_run', run, { verb: 'import.noted' })
  appendAudit(tx, { verb: VERBS[kind], outcome: 'done', after: { count } })
}
