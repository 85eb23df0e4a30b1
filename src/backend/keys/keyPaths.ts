import { join } from 'node:path'

/** Every path in a data folder that tells whether this PC already holds a clinic. */
export type KeyPaths = {
  readonly folder: string
  readonly database: string
  /** What SQLite leaves beside a database that was not closed. */
  readonly databaseCompanions: readonly string[]
  readonly slots: string
  readonly slotsCopy: string
  readonly backups: string
  /** The recovery slot, kept beside the backups. */
  readonly backupKeys: string
  /** Wrong tries that were made while no database was open; numbers only. */
  readonly tries: string
  /** Says "a database was made here"; holds nothing else. */
  readonly marker: string
  /** Written when this PC is enrolled at a hub. */
  readonly hubEnrolment: string
}

/** The fixed names inside a data folder. Pure: looks at no file. */
export function keyPaths(folder: string): KeyPaths {
  const database = join(folder, 'anteroom.db')
  return {
    folder,
    database,
    databaseCompanions: ['-wal', '-shm', '-journal'].map((end) => `${database}${end}`),
    slots: join(folder, 'keys.json'),
    slotsCopy: join(folder, 'keys.copy.json'),
    backups: join(folder, 'backups'),
    backupKeys: join(folder, 'backups', 'keys.json'),
    tries: join(folder, 'tries.json'),
    marker: join(folder, 'clinic.marker'),
    hubEnrolment: join(folder, 'hub.json'),
  }
}
