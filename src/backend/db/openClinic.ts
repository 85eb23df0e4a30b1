import { randomUUID } from 'node:crypto'
import type Database from 'better-sqlite3'
import type { Clock } from '#shared/lib/hybridClock.ts'
import {
  type AfterCommit,
  type BeforeCommit,
  type ClinicDatabase,
  createClinicDatabase,
} from './clinicDatabase.ts'
import { migrate } from './migrate.ts'
import { MIGRATIONS } from './migrations/index.ts'
import { openDatabase } from './openDatabase.ts'
import { readDevice } from './readDevice.ts'

export type OpenClinicOptions = {
  readonly file: string
  readonly key: Uint8Array | undefined
  readonly create: boolean
  readonly backupFolder: string
  readonly clock: Clock
  readonly beforeCommit: BeforeCommit
  readonly afterCommit: AfterCommit
}

function close(...databases: readonly (Database.Database | undefined)[]): void {
  for (const database of databases) if (database?.open === true) database.close()
}

/**
 * Opens a clinic's database with both its connections and the schema of this program.
 * @throws OpenError, NewerDatabaseError, and what a failing migration throws
 */
export function openClinic(options: OpenClinicOptions): ClinicDatabase {
  const { file, key } = options
  const writer = openDatabase({ file, key, create: options.create })
  let reader: Database.Database | undefined
  try {
    migrate({ database: writer, key, migrations: MIGRATIONS, backupFolder: options.backupFolder })
    const device = readDevice(writer, randomUUID)
    reader = openDatabase({ file, key, readonly: true })
    return createClinicDatabase({ ...options, writer, reader, device })
  } catch (error) {
    close(reader, writer)
    throw error
  }
}
