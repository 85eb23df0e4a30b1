import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { openDatabase } from '#backend/db/openDatabase.ts'
import type { SyncPc } from '#tests/support/syncPcs.ts'
import type { BenchClient } from './clients.ts'
import { changedFields } from './clients.ts'

/** Rows written bare: the tables and indexes of a PC in an encrypted file, and statements prepared once. */
export type RawRows = {
  /** Adds them, and with `entries` each with its log entry, in so many transactions. */
  readonly create: (clients: readonly BenchClient[], entries: Entries, commits: number) => void
  readonly update: (clients: readonly BenchClient[], entries: Entries, commits: number) => void
  readonly close: () => void
}
/** The log entries of the changes as values, in order; none where the log is left out. */
export type Entries = readonly (readonly unknown[])[]

const COLUMNS = `id, seq, device_id, at, actor_id, act_id, verb, outcome, table_name, row_id, about_user_id,
  about_client_id, before, after, previous_hash, hash`

/** The log entries of a PC's last so many changes, as the log has them. */
export async function entriesOf(pc: SyncPc, count: number): Promise<Entries> {
  const rows = await pc.write((tx) =>
    tx.all(`SELECT ${COLUMNS} FROM audit_entry WHERE table_name = 'client' ORDER BY seq DESC LIMIT ?`, count),
  )
  return rows.toReversed().map((row) => Object.values(row ?? {}))
}

async function schemaOf(pc: SyncPc): Promise<string[]> {
  const rows = await pc.write((tx) =>
    tx.all(
      `SELECT sql FROM sqlite_master WHERE tbl_name IN ('client', 'audit_entry') AND type IN ('table', 'index')
        AND sql IS NOT NULL ORDER BY type DESC`,
    ),
  )
  return rows.map((row) => String(Object.values(row ?? {})[0]))
}

function inTransactions(
  database: Database.Database,
  count: number,
  commits: number,
  write: (at: number) => void,
): void {
  const each = Math.ceil(count / commits)
  for (let from = 0; from < count; from += each) {
    database.exec('BEGIN IMMEDIATE')
    for (let at = from; at < Math.min(count, from + each); at += 1) write(at)
    database.exec('COMMIT')
  }
}

/** @param key of the cipher; the same that the PC has */
export async function openRawRows(pc: SyncPc, key: Buffer): Promise<RawRows> {
  const folder = mkdtempSync(join(tmpdir(), 'anteroom-bench-raw-'))
  const database = openDatabase({ file: join(folder, 'raw.db'), key, create: true })
  for (const sql of await schemaOf(pc)) database.exec(sql)
  const names = database
    .prepare(`SELECT name FROM pragma_table_info('client')`)
    .pluck()
    .all()
    .map((name) => `"${String(name)}"`)
  const insert = database.prepare(
    `INSERT INTO client (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
  )
  const valuesOf = (client: BenchClient): unknown[] => {
    const row = new Map<string, unknown>([...Object.entries(client), ['stamp', 5], ['stamp_device', 1]])
    return names.map((name) => row.get(name.slice(1, -1)) ?? null)
  }
  const log = database.prepare(`INSERT INTO audit_entry (${COLUMNS}) VALUES (${'?,'.repeat(15)}?)`)
  const update = database.prepare('UPDATE client SET phone = ?, notes = ? WHERE id = ?')
  const note = (entries: Entries, at: number): void => {
    const entry = entries[at]
    if (entry !== undefined) log.run(...entry)
  }
  return {
    create: (clients, entries, commits) =>
      inTransactions(database, clients.length, commits, (at) => {
        const client = clients[at]
        if (client !== undefined) insert.run(...valuesOf(client))
        note(entries, at)
      }),
    update: (clients, entries, commits) =>
      inTransactions(database, clients.length, commits, (at) => {
        const { phone, notes } = changedFields(at, 1)
        update.run(phone, notes, clients[at]?.id)
        note(entries, at)
      }),
    close: () => {
      database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
