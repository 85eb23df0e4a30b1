import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrate, NewerDatabaseError } from './migrate.ts'
import { MIGRATIONS } from './migrations/index.ts'
import { openDatabase } from './openDatabase.ts'
import { APPENDED_TABLES, LOCAL_TABLES, SYNCED_TABLES } from './syncedTables.ts'

let folder = ''
const key = randomBytes(32)
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'anteroom-migrate-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const open = (): ReturnType<typeof openDatabase> =>
  openDatabase({ file: join(folder, 'a.db'), key, create: true })
const backupFolder = (): string => join(folder, 'backups')
const names = (database: ReturnType<typeof openDatabase>): unknown[] =>
  database
    .prepare(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB '*_search_*' ORDER BY name",
    )
    .pluck()
    .all()

describe('migrate', () => {
  it('makes exactly the tables that declare how they travel, or that they stay', () => {
    const database = open()
    migrate({ database, key, migrations: MIGRATIONS, backupFolder: backupFolder() })
    const declared = [...Object.keys(SYNCED_TABLES), ...APPENDED_TABLES, ...LOCAL_TABLES, 'migration']
    expect(names(database)).toEqual(declared.toSorted())
    for (const table of Object.keys(SYNCED_TABLES)) {
      const columns = database.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table)
      expect(columns, table).toEqual(expect.arrayContaining(['id', 'stamp', 'stamp_device']))
    }
    database.close()
  })

  it('does nothing the second time and makes no backup of an empty database', () => {
    const database = open()
    migrate({ database, key, migrations: MIGRATIONS, backupFolder: backupFolder() })
    const before = names(database)
    migrate({ database, key, migrations: MIGRATIONS, backupFolder: backupFolder() })
    expect(names(database)).toEqual(before)
    expect(existsSync(backupFolder())).toBe(false)
    database.close()
  })

  it('backs up what is there before the next step, and a failing step leaves nothing behind', () => {
    const database = open()
    migrate({ database, key, migrations: MIGRATIONS, backupFolder: backupFolder() })
    const next = new Map([
      ...MIGRATIONS,
      ['9999_half', { sql: 'CREATE TABLE half (a INTEGER) STRICT; INSERT INTO nowhere VALUES (1)' }],
    ])
    expect(() => migrate({ database, key, migrations: next, backupFolder: backupFolder() })).toThrow(
      /nowhere/,
    )
    expect(names(database)).not.toContain('half')
    const backup = openDatabase({ file: join(backupFolder(), 'before-9999_half.db'), key })
    expect(names(backup)).toEqual(names(database))
    backup.close()
    const mended = new Map([...MIGRATIONS, ['9999_half', { sql: 'CREATE TABLE half (a INTEGER) STRICT' }]])
    migrate({ database, key, migrations: mended, backupFolder: backupFolder() })
    expect(names(database)).toContain('half')
    database.close()
  })

  it('refuses a database of a newer program and leaves it as it is', () => {
    const database = open()
    const newer = new Map([...MIGRATIONS, ['9999_later', { sql: 'CREATE TABLE later (a INTEGER) STRICT' }]])
    migrate({ database, key, migrations: newer, backupFolder: backupFolder() })
    const before = names(database)
    expect(() => migrate({ database, key, migrations: MIGRATIONS, backupFolder: backupFolder() })).toThrow(
      NewerDatabaseError,
    )
    expect(names(database)).toEqual(before)
    database.close()
  })

  it('names migrations with a fixed width, in the order of the alphabet', () => {
    const all = [...MIGRATIONS.keys()]
    expect(all).toEqual(all.toSorted())
    for (const name of all) expect(name).toMatch(/^\d{4}_[a-z_]+$/)
  })
})
