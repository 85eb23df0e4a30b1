import { statSync } from 'node:fs'
import type { AfterCommit, BeforeCommit, ClinicDatabase } from './db/clinicDatabase.ts'
import { NewerDatabaseError } from './db/migrate.ts'
import { assertOpenable, openClinic } from './db/openClinic.ts'
import { isSound, openDatabase, OpenError } from './db/openDatabase.ts'
import { problemOf } from './db/openProblem.ts'
import { keyPaths } from './keys/keyPaths.ts'
import type { OpenOutcome } from './keys/openWithKey.ts'
import type { Ports } from './ports.ts'

export type Commits = { readonly beforeCommit: BeforeCommit; readonly afterCommit: AfterCommit }

/** True where the last run left its journal behind: it did not end by itself. */
function wasCutOff(database: string): boolean {
  try {
    return statSync(`${database}-wal`).size > 0
  } catch {
    return false
  }
}

/** What an error of opening is called. */
function outcomeOf(error: unknown, log: Ports['log']): Exclude<OpenOutcome, 'ok'> {
  if (error instanceof NewerDatabaseError) return 'newer'
  if (error instanceof OpenError && error.problem !== 'missing') return error.problem
  const kind = error instanceof Error ? error.name : typeof error
  log({ level: 'error', code: 'database.open', detail: { kind } })
  const problem = problemOf(error)
  return problem === 'diskFull' || problem === 'noAccess' ? problem : 'damaged'
}

/** A key's try at the database, and what it opened. */
export type Opener = {
  readonly opens: (key: Buffer) => Promise<OpenOutcome>
  readonly taken: () => { readonly db: ClinicDatabase; readonly key: Buffer } | undefined
}

/** True where every page of a database can be read; also while the clinic is open, on a connection of its own. */
export function isWholeDatabase(file: string, key: Uint8Array): boolean {
  try {
    const database = openDatabase({ file, key, readonly: true })
    const sound = isSound(database)
    database.close()
    return sound
  } catch {
    return false
  }
}

/**
 * Tries a key on the database of a folder, as the key module asks for it, and keeps what was opened. After a run that
 * was cut off the whole file is checked first; otherwise every page is checked as it is read, by its own seal.
 */
export function createOpener(ports: Ports, commits: Commits): Opener {
  const paths = keyPaths(ports.paths.data)
  let opened: { readonly db: ClinicDatabase; readonly key: Buffer } | undefined
  const checkWhole = (key: Buffer): boolean => {
    assertOpenable(paths.database, key)
    const database = openDatabase({ file: paths.database, key })
    const sound = isSound(database)
    database.close()
    return sound
  }
  return {
    taken: () => opened,
    opens: (key) => {
      try {
        if (wasCutOff(paths.database) && !checkWhole(key)) return Promise.resolve('damaged')
        const db = openClinic({
          file: paths.database,
          key,
          create: false,
          backupFolder: paths.backups,
          threadEntry: ports.threadEntry,
          clock: ports.clock,
          ...commits,
        })
        opened = { db, key: Buffer.from(key) }
        return Promise.resolve('ok')
      } catch (error) {
        return Promise.resolve(outcomeOf(error, ports.log))
      }
    },
  }
}
