import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import type Database from 'better-sqlite3'
import type { Clock } from '#shared/lib/hybridClock.ts'
import {
  type AfterCommit,
  type BeforeCommit,
  type ClinicDatabase,
  createClinicDatabase,
} from './clinicDatabase.ts'
import { createClinicThread } from './clinicThread.ts'
import { createFrozenViews } from './frozenView.ts'
import { migrate, NewerDatabaseError } from './migrate.ts'
import { MIGRATIONS } from './migrations/index.ts'
import { hasJournal, nameProblem } from './nameProblem.ts'
import { openDatabase } from './openDatabase.ts'
import { OpenError, problemOf } from './openProblem.ts'
import { readDevice } from './readDevice.ts'

export type OpenClinicOptions = {
  readonly file: string
  readonly key: Uint8Array | undefined
  readonly create: boolean
  readonly backupFolder: string
  /** What the clinic's thread runs; without it, or without a key, there is none. */
  readonly threadEntry?: URL
  readonly clock: Clock
  readonly beforeCommit: BeforeCommit
  readonly afterCommit: AfterCommit
}

function close(...databases: readonly (Database.Database | undefined)[]): void {
  for (const database of databases) if (database?.open === true) database.close()
}

/** Rearranges what an older program left; whatever fails is taken back, and named by what hindered it. */
function bringUpToDate(writer: Database.Database, { key, backupFolder }: OpenClinicOptions): void {
  try {
    migrate({ database: writer, key, migrations: MIGRATIONS, backupFolder })
  } catch (error) {
    if (error instanceof NewerDatabaseError || error instanceof OpenError) throw error
    const problem = problemOf(error)
    throw new OpenError(problem === undefined || problem === 'busy' ? 'migrationFailed' : problem)
  }
}

/**
 * Looks at the file before SQLite does: it takes an empty file for a new database, and a short one for whole until it
 * reads past its end. Beside a journal only SQLite knows which pages count. Only while nobody has the file open:
 * closing it again would drop the locks of this process.
 * @throws OpenError
 */
export function assertOpenable(file: string, key: Uint8Array): void {
  if (!existsSync(file)) throw new OpenError('missing')
  const problem = nameProblem(file, key)
  if (problem !== undefined && (problem === 'empty' || !hasJournal(file))) throw new OpenError(problem)
}

/** Opens for writing; what does not open is looked at once more, to name it. */
function openWriter({ file, key, create }: OpenClinicOptions): Database.Database {
  if (create || key === undefined) return openDatabase({ file, key, create })
  try {
    assertOpenable(file, key)
    return openDatabase({ file, key, create })
  } catch (error) {
    const isUnclear = error instanceof OpenError && ['wrongKey', 'damaged'].includes(error.problem)
    throw isUnclear ? new OpenError(nameProblem(file, key) ?? error.problem) : error
  }
}

/**
 * Opens a clinic's database with both its connections and the schema of this program.
 * @throws OpenError, also where its schema can't be brought up to date, and NewerDatabaseError
 */
export function openClinic(options: OpenClinicOptions): ClinicDatabase {
  const { file, key } = options
  const writer = openWriter(options)
  let reader: Database.Database | undefined
  try {
    bringUpToDate(writer, options)
    const device = readDevice(writer, randomUUID)
    reader = openDatabase({ file, key, readonly: true })
    const { threadEntry } = options
    const thread =
      threadEntry === undefined || key === undefined
        ? undefined
        : createClinicThread(threadEntry, { file, key, device })
    const views = createFrozenViews(file, key)
    return createClinicDatabase({ ...options, views, writer, reader, device, thread })
  } catch (error) {
    close(reader, writer)
    throw error
  }
}
