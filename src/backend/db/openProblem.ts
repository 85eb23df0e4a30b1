/** Why a database file can't be used (security.md D2); `busy` is for a lock that somebody else holds. */
export type OpenProblem =
  | 'missing'
  | 'wrongKey'
  | 'empty'
  | 'plain'
  | 'otherCipher'
  | 'notADatabase'
  | 'truncated'
  | 'damaged'
  | 'diskFull'
  | 'noAccess'
  | 'migrationFailed'

/** The file could not be opened; carries a reason and nothing of the key or the data. */
export class OpenError extends Error {
  readonly problem: OpenProblem

  constructor(problem: OpenProblem) {
    super(`The database could not be opened: ${problem}`)
    this.name = 'OpenError'
    this.problem = problem
  }
}

const NO_ACCESS = /^(?:EACCES|EPERM|EROFS|SQLITE_(?:READONLY|CANTOPEN|PERM|AUTH).*)$/
const DISK_FULL = /^(?:ENOSPC|EDQUOT|SQLITE_FULL)$/
const UNREADABLE = /^SQLITE_(?:CORRUPT|IOERR|NOTADB)/

/** What SQLite or the file system answered, where it answered with a code. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

/** What an error of SQLite or the file system means for the file; undefined where it says nothing of it. */
export function problemOf(error: unknown): 'busy' | 'damaged' | 'diskFull' | 'noAccess' | undefined {
  const code = codeOf(error)
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return 'busy'
  if (DISK_FULL.test(code)) return 'diskFull'
  if (NO_ACCESS.test(code)) return 'noAccess'
  return UNREADABLE.test(code) ? 'damaged' : undefined
}
