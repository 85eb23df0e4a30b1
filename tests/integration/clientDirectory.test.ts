import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MIGRATIONS } from '#backend/db/migrations/index.ts'
import { migrate } from '#backend/db/migrate.ts'
import { openClinic } from '#backend/db/openClinic.ts'
import { openDatabase } from '#backend/db/openDatabase.ts'
import { fillClientDirectory } from '#backend/features/clients/keepClientDirectory.ts'
import { refreshLists } from '#backend/refreshLists.ts'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const CLIENTS = 250
const key = randomBytes(32)
let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'anteroom-directory-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A database as the program before the Clients page left it, with clients. */
function makeOlder(file: string): void {
  const older = new Map([...MIGRATIONS].filter(([name]) => name < '0004'))
  const database = openDatabase({ file, key, create: true })
  migrate({ database, key, migrations: older, backupFolder: join(folder, 'backups') })
  const insert = database.prepare(
    `INSERT INTO client (id, first_name, last_name, preferred_name, birth_date, pronouns, status, since, phone, email,
      address, school, notes, stamp, stamp_device) VALUES (?,?,?,'',NULL,'','active',NULL,'','','','','',1,1)`,
  )
  for (let at = 0; at < CLIENTS; at += 1) {
    const id = `00000000-0000-7000-8000-${String(at).padStart(12, '0')}`
    insert.run(id, `Given${at}`, 'Older')
  }
  database.close()
}

describe('a clinic from before the list of clients (migration 0004)', () => {
  it('gets an entry and its search words for every client, once', async () => {
    const file = join(folder, 'anteroom.db')
    makeOlder(file)
    const db = openClinic({
      file,
      key,
      create: false,
      backupFolder: join(folder, 'backups'),
      clock: { now: () => Date.UTC(2026, 9, 5), monotonic: () => 0 },
      beforeCommit: refreshLists,
      afterCommit: () => {},
    })
    expect(await fillClientDirectory(db)).toBe(CLIENTS)
    expect(await fillClientDirectory(db)).toBe(0)
    const entries = await db.read.selectFrom('client_directory').select('search_text').execute()
    expect(entries).toHaveLength(CLIENTS)
    expect(entries.map((entry) => entry.search_text)).toContain('given7 older')
    const hits = await db.read
      .selectFrom('client_search')
      .select('rowid')
      .where('client_search', '=', '"given249"')
      .execute()
    expect(hits).toHaveLength(1)
    await db.close()
  })
})
