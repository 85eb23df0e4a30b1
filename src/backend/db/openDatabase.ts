/// <reference path="./betterSqlite3.d.ts" />
import { closeSync, existsSync, openSync } from 'node:fs'
import Database from 'better-sqlite3'
import { codeOf, OpenError, problemOf } from './openProblem.ts'

export { OpenError } from './openProblem.ts'
export type { OpenProblem } from './openProblem.ts'

export type OpenOptions = {
  readonly file: string
  /** 32 random bytes, given raw: no derivation at open (security.md 4.1). Undefined opens plain, for benchmarks. */
  readonly key: Uint8Array | undefined
  readonly readonly?: boolean
  readonly create?: boolean
}

const CACHE_KIB = 64 * 1024

function applyKey(database: Database.Database, key: Uint8Array): void {
  // The driver defaults to another cipher; the format is pinned so that any SQLCipher 4 reader opens the file.
  database.pragma("cipher = 'sqlcipher'")
  database.pragma('legacy = 4')
  database.pragma(`key = "x'${Buffer.from(key).toString('hex')}'"`)
}

function applySettings(database: Database.Database, isReadonly: boolean): void {
  if (!isReadonly) {
    database.pragma('journal_mode = WAL')
    database.pragma('secure_delete = ON')
  } else {
    database.pragma('query_only = ON')
  }
  database.pragma('synchronous = FULL')
  database.pragma('foreign_keys = ON')
  database.pragma('temp_store = MEMORY')
  database.pragma(`cache_size = -${CACHE_KIB}`)
  database.pragma('busy_timeout = 5000')
}

/** The thrown error as a reason to show, or as it is where it says nothing of the file. */
function explain(error: unknown): unknown {
  if (codeOf(error).startsWith('SQLITE_NOTADB')) return new OpenError('wrongKey')
  const problem = problemOf(error)
  return problem === undefined || problem === 'busy' ? error : new OpenError(problem)
}

/**
 * Opens a clinic's database: cipher and key first, then WAL, synchronous FULL, foreign keys, temporary data in
 * memory, secure delete, 64 MB of page cache (design.md 4).
 * @throws OpenError where the file is missing, damaged, not of this key, or not to be had
 */
export function openDatabase(options: OpenOptions): Database.Database {
  if (options.create !== true && !existsSync(options.file)) throw new OpenError('missing')
  const isReadonly = options.readonly === true
  // Made before SQLite makes it, for its own eyes alone; its companions take the same mode.
  if (options.create === true) closeSync(openSync(options.file, 'a', 0o600))
  // A read-only handle could not make the WAL index; query_only keeps this one from writing.
  let database: Database.Database | undefined
  try {
    database = new Database(options.file)
    if (options.key !== undefined) applyKey(database, options.key)
    database.prepare('SELECT count(*) FROM sqlite_master').get()
    applySettings(database, isReadonly)
    return database
  } catch (error) {
    database?.close()
    throw explain(error)
  }
}

/** True where every page of the database can be read and every index fits its table. */
export function isSound(database: Database.Database): boolean {
  try {
    return database.pragma('quick_check(1)', { simple: true }) === 'ok'
  } catch {
    return false
  }
}

/**
 * Writes a whole, compacted copy under the same key: the only way to copy an encrypted database that is in use.
 * @param file must not exist yet
 */
export function copyDatabase(database: Database.Database, file: string): void {
  // SQLite would make it readable for everybody.
  closeSync(openSync(file, 'ax', 0o600))
  database.prepare('VACUUM INTO ?').run(file)
}
