import { randomBytes } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ClinicDatabase } from '#backend/db/clinicDatabase.ts'
import { openClinic } from '#backend/db/openClinic.ts'
import { refreshLists } from '#backend/refreshLists.ts'

export type TestDatabase = {
  readonly db: ClinicDatabase
  readonly folder: string
  readonly file: string
  readonly key: Buffer
  readonly clock: { now: number; monotonic: number }
  readonly close: () => Promise<void>
}

type Options = {
  readonly isPlain?: boolean
  readonly threadEntry?: URL
  /** What it begins as; nobody may have it open. */
  readonly copyOf?: { readonly folder: string; readonly key: Buffer }
}

/** An encrypted clinic database in a folder of its own, empty unless it is a copy. The caller closes it. */
export function openTestDatabase(options: Options = {}): TestDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'anteroom-db-'))
  const file = join(folder, 'anteroom.db')
  const { copyOf } = options
  const key = copyOf?.key ?? randomBytes(32)
  if (copyOf !== undefined) cpSync(copyOf.folder, folder, { recursive: true })
  const clock = { now: Date.UTC(2026, 9, 5), monotonic: 0 }
  const db = openClinic({
    file,
    key: options.isPlain === true ? undefined : key,
    create: copyOf === undefined,
    backupFolder: join(folder, 'backups'),
    ...(options.threadEntry === undefined ? {} : { threadEntry: options.threadEntry }),
    clock: { now: () => clock.now, monotonic: () => clock.monotonic },
    beforeCommit: refreshLists,
    afterCommit: () => {},
  })
  return {
    db,
    folder,
    file,
    key,
    clock,
    close: async () => {
      await db.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
