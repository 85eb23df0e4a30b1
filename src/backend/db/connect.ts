/// <reference path="../../shared/lib/betterSqlite3.d.ts" />
import Database from 'better-sqlite3'
import { OpenError } from './openProblem.ts'

/**
 * What a connection is for. `data` writes the clinic's database, `reading` only reads it. `lock` holds a file without
 * data for its lock alone: a WAL would let others in beside it. `look` tries a cipher on a strange file: read-only, for
 * nothing of it may change, so its journal stays as it is.
 */
export type Purpose = 'data' | 'reading' | 'lock' | 'look'

/** 32 random bytes, given raw, and the format of the file: no derivation at open (security.md 4.1). */
export type Cipher = { readonly key: Uint8Array; readonly cipher: string; readonly legacy?: number }

const CACHE_KIB = 64 * 1024
const BUSY_MS = 5_000

/** What every connection has, whatever it is for: how it is set, and what SQLite then answers (security.md D5). */
const ALWAYS = [
  ['synchronous', 'FULL', 2],
  ['foreign_keys', 'ON', 1],
  ['temp_store', 'MEMORY', 2],
  ['secure_delete', 'ON', 1],
  // Without it, OR REPLACE removes a row past the trigger against that.
  ['recursive_triggers', 'ON', 1],
] as const

function applyKey(database: Database.Database, { key, cipher, legacy }: Cipher): void {
  database.pragma(`cipher = '${cipher}'`)
  if (legacy !== undefined) database.pragma(`legacy = ${legacy}`)
  database.pragma(`key = "x'${Buffer.from(key).toString('hex')}'"`)
}

function applySettings(database: Database.Database, purpose: Purpose): void {
  if (purpose === 'data') database.pragma('journal_mode = WAL')
  for (const [name, value] of ALWAYS) database.pragma(`${name} = ${value}`)
  if (purpose === 'data' || purpose === 'reading') database.pragma(`cache_size = -${CACHE_KIB}`)
  // Last: it keeps the connection from changing anything, the settings included.
  if (purpose === 'reading') database.pragma('query_only = ON')
}

/**
 * The settings that a connection does not have as they must be, by name; none where all is well. SQLite says nothing
 * when it does not take a setting, as with a WAL on a network folder.
 */
export function deviatingSettings(database: Database.Database, purpose: Purpose): string[] {
  const expected: (readonly [string, unknown])[] = ALWAYS.map(([name, , answer]) => [name, answer])
  if (purpose === 'data') expected.push(['journal_mode', 'wal'])
  if (purpose === 'reading') expected.push(['query_only', 1])
  return expected
    .filter(([name, answer]) => database.pragma(name, { simple: true }) !== answer)
    .map(([name]) => name)
}

/**
 * The only place where the program makes a connection to SQLite: cipher and key first, one read to see that they fit,
 * then the settings, which are read back.
 * @throws OpenError where a setting does not hold, and what SQLite throws
 */
export function connect(file: string, purpose: Purpose, cipher?: Cipher): Database.Database {
  const timeout = purpose === 'lock' ? 0 : BUSY_MS
  // A read-only handle could not make the WAL index, so `reading` is kept from writing by query_only.
  const database = new Database(file, { readonly: purpose === 'look', timeout })
  try {
    if (cipher !== undefined) applyKey(database, cipher)
    database.prepare('SELECT count(*) FROM sqlite_master').get()
    applySettings(database, purpose)
    if (deviatingSettings(database, purpose).length > 0) throw new OpenError('noAccess')
    return database
  } catch (error) {
    database.close()
    throw error
  }
}
