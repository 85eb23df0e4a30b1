import { ok } from '#shared/errors/index.ts'
import type { WriteTx } from '../db/clinicDatabase.ts'
import type { LongWork } from '../db/longWork.ts'
import { SYNCED_TABLES } from '../db/syncedTables.ts'
import type { Version } from '../outbox/appendOutbox.ts'
import { isRow, readFieldVersions, type Row, rowVersion } from './fieldStore.ts'
import { writeState } from './syncState.ts'

const INSERT =
  'INSERT INTO outbox (table_name, row_id, stamp, patch, base, user_id, audit_seq) VALUES (?,?,?,?,?,?,0)'
const NOT_IN_PATCH = new Set(['id', 'stamp', 'stamp_device'])

/** The last versions of a row as it came to be: the whole row first, then what changed alone, by stamp. */
function queueRow(tx: WriteTx, table: string, row: Row, userId: unknown): void {
  const id = String(row['id'])
  const made = rowVersion(row)
  const fields = Object.entries(row).filter(([name]) => !NOT_IN_PATCH.has(name))
  tx.run(INSERT, table, id, made[0], JSON.stringify(Object.fromEntries(fields)), null, userId)
  const byStamp = Map.groupBy(readFieldVersions(tx, table, id), ([, [stamp]]) => stamp)
  for (const [stamp, changed] of [...byStamp].toSorted(([a], [b]) => a - b)) {
    const patch = Object.fromEntries(changed.map(([name]) => [name, row[name]]))
    const base: Record<string, Version> = Object.fromEntries(changed.map(([name]) => [name, made]))
    tx.run(INSERT, table, id, stamp, JSON.stringify(patch), JSON.stringify(base), userId)
  }
}

/**
 * Queues all that the clinic has, as its first PC made it, for a hub that has nothing yet: rows with the versions of
 * their fields, and the log from its beginning.
 */
export const queueEverything: LongWork<null, number, never> = {
  name: 'sync.queueEverything',
  run: (tx) => {
    tx.run('DELETE FROM outbox')
    for (const [table, definition] of Object.entries(SYNCED_TABLES)) {
      const aboutUser = 'aboutUser' in definition ? definition.aboutUser : undefined
      for (const row of tx.all(`SELECT * FROM "${table}" ORDER BY stamp, id`)) {
        if (isRow(row)) queueRow(tx, table, row, aboutUser === undefined ? null : row[aboutUser])
      }
    }
    writeState(tx, 'sentOutbox', 0)
    writeState(tx, 'sentAudit', 0)
    const [count] = tx.all('SELECT count(*) AS n FROM outbox')
    return Promise.resolve(ok(isRow(count) ? Number(count['n']) : 0))
  },
}
