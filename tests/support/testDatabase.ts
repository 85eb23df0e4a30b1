import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
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

/** An empty, encrypted clinic database in a folder of its own. The caller closes it. */
export function openTestDatabase(options: { isPlain?: boolean; threadEntry?: URL } = {}): TestDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'anteroom-db-'))
  const file = join(folder, 'anteroom.db')
  const key = randomBytes(32)
  const clock = { now: Date.UTC(2026, 9, 5), monotonic: 0 }
  const db = openClinic({
    file,
    key: options.isPlain === true ? undefined : key,
    create: true,
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
