import { mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import type { Migration } from './migrations/migration.ts'
import { copyDatabase, isSound, openDatabase } from './openDatabase.ts'

/** The database was made by a newer program; nothing was touched. */
export class NewerDatabaseError extends Error {
  constructor() {
    super('The database is of a newer version than this program')
    this.name = 'NewerDatabaseError'
  }
}

export type MigrateOptions = {
  readonly database: Database.Database
  readonly key: Uint8Array | undefined
  readonly migrations: ReadonlyMap<string, Migration>
  /** Where the copy goes that is made before an existing database is changed. */
  readonly backupFolder: string
}

function appliedNames(database: Database.Database): string[] {
  database.exec(
    'CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY, applied_at INTEGER NOT NULL) STRICT',
  )
  const rows: unknown[] = database.prepare('SELECT name FROM migration ORDER BY name').pluck().all()
  return rows.map(String)
}

/** A copy that was opened and checked, or a thrown error: a migration never starts without one. */
function backUpFirst(options: MigrateOptions, name: string): void {
  mkdirSync(options.backupFolder, { recursive: true, mode: 0o700 })
  const file = join(options.backupFolder, `before-${name}.db`)
  const unchecked = `${file}.unchecked`
  rmSync(unchecked, { force: true })
  copyDatabase(options.database, unchecked)
  const copy = openDatabase({ file: unchecked, key: options.key })
  const sound = isSound(copy)
  copy.close()
  if (!sound) throw new Error('The backup before the migration could not be verified')
  renameSync(unchecked, file)
}

/**
 * Brings the schema up to date: each missing migration in an immediate transaction of its own, after a verified
 * backup where there is data already. A database with migrations this program does not know is left as it is.
 * @throws NewerDatabaseError
 */
export function migrate(options: MigrateOptions): void {
  const { database, migrations } = options
  const applied = appliedNames(database)
  if (applied.some((name) => !migrations.has(name))) throw new NewerDatabaseError()
  const missing = [...migrations].filter(([name]) => !applied.includes(name))
  const [first] = missing
  if (first === undefined) return
  if (applied.length > 0) backUpFirst(options, first[0])
  for (const [name, migration] of missing) {
    database
      .transaction(() => {
        database.exec(migration.sql)
        database.prepare('INSERT INTO migration (name, applied_at) VALUES (?, ?)').run(name, Date.now())
      })
      .immediate()
  }
}
