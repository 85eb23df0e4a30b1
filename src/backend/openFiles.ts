import { statSync } from 'node:fs'
import type { AfterCommit, BeforeCommit, ClinicDatabase } from './db/clinicDatabase.ts'
import { NewerDatabaseError } from './db/migrate.ts'
import { openClinic } from './db/openClinic.ts'
import { isSound, openDatabase, OpenError } from './db/openDatabase.ts'
import { keyPaths } from './keys/keyPaths.ts'
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

/**
 * Tries a key on the database of a folder, as the key module asks for it, and keeps what was opened. After a run that
 * was cut off the whole file is checked first; otherwise every page is checked as it is read, by its own seal.
 */
export function createOpener(
  ports: Ports,
  commits: Commits,
): {
  readonly opens: (key: Buffer) => Promise<'ok' | 'wrongKey' | 'damaged' | 'newer'>
  readonly taken: () => { readonly db: ClinicDatabase; readonly key: Buffer } | undefined
} {
  const paths = keyPaths(ports.paths.data)
  let opened: { readonly db: ClinicDatabase; readonly key: Buffer } | undefined
  const checkWhole = (key: Buffer): boolean => {
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
          clock: ports.clock,
          ...commits,
        })
        opened = { db, key: Buffer.from(key) }
        return Promise.resolve('ok')
      } catch (error) {
        if (error instanceof NewerDatabaseError) return Promise.resolve('newer')
        if (error instanceof OpenError && error.problem === 'wrongKey') return Promise.resolve('wrongKey')
        const kind = error instanceof Error ? error.name : typeof error
        ports.log({ level: 'error', code: 'database.open', detail: { kind } })
        return Promise.resolve('damaged')
      }
    },
  }
}
