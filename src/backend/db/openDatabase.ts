import { closeSync, existsSync, openSync } from 'node:fs'
import type Database from 'better-sqlite3'
import { connect } from './connect.ts'
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

// The driver defaults to another cipher; the format is pinned so that any SQLCipher 4 reader opens the file.
const FORMAT = { cipher: 'sqlcipher', legacy: 4 } as const

/** The thrown error as a reason to show, or as it is where it says nothing of the file. */
function explain(error: unknown): unknown {
  if (error instanceof OpenError) return error
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
  // Made before SQLite makes it, for its own eyes alone; its companions take the same mode.
  if (options.create === true) closeSync(openSync(options.file, 'a', 0o600))
  const cipher = options.key === undefined ? undefined : { ...FORMAT, key: options.key }
  try {
    return connect(options.file, options.readonly === true ? 'reading' : 'data', cipher)
  } catch (error) {
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
