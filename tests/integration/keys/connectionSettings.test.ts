import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { connect, deviatingSettings, type Purpose } from '#backend/db/connect.ts'
import { openDatabase } from '#backend/db/openDatabase.ts'
import { readSettings, type Settings } from '#tests/support/longWorks.ts'
import { openTestDatabase } from '#tests/support/testDatabase.ts'
import { readImportGraph } from '#tests/support/importGraph.ts'

const SAFE: Settings = { synchronous: 2, foreign_keys: 1, temp_store: 2, secure_delete: 1 }
const NAMES = ['synchronous', 'foreign_keys', 'temp_store', 'secure_delete'] as const

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'anteroom-settings-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const settingsOf = (database: Database.Database): Settings =>
  Object.fromEntries(NAMES.map((name) => [name, database.pragma(name, { simple: true })]))

function openAs(purpose: Purpose, key: Buffer): Database.Database {
  const file = join(folder, 'a.db')
  if (purpose === 'lock') return connect(join(folder, 'a.lock'), purpose)
  openDatabase({ file, key, create: true }).exec('CREATE TABLE IF NOT EXISTS t (a)').close()
  if (purpose === 'look') return connect(file, purpose, { cipher: 'sqlcipher', legacy: 4, key })
  return openDatabase({ file, key, readonly: purpose === 'reading' })
}

describe('the settings of every connection (D5)', () => {
  it('has one place where connections are made', () => {
    const makers = readImportGraph().filter(({ to, isTypeOnly }) => to === 'better-sqlite3' && !isTypeOnly)
    const inClinic = makers.map(({ from }) => from).filter((from) => !from.startsWith('src/hub/'))
    expect(inClinic).toEqual(['src/backend/db/connect.ts'])
  })

  it.each(['data', 'reading', 'lock', 'look'] as const)('holds for %s', (purpose) => {
    const database = openAs(purpose, randomBytes(32))
    expect(settingsOf(database)).toEqual(SAFE)
    expect(deviatingSettings(database, purpose)).toEqual([])
    if (purpose === 'data') expect(database.pragma('journal_mode', { simple: true })).toBe('wal')
    database.close()
  })

  it('names what does not hold', () => {
    const database = openAs('data', randomBytes(32))
    for (const setting of ['synchronous = NORMAL', 'secure_delete = OFF', 'temp_store = FILE'])
      database.pragma(setting)
    database.pragma('journal_mode = DELETE')
    expect(deviatingSettings(database, 'data').sort()).toEqual([
      'journal_mode',
      'secure_delete',
      'synchronous',
      'temp_store',
    ])
    database.close()
  })

  it("holds for the clinic's reader, its writer and its thread", async () => {
    const threadEntry = new URL('../../support/threadOfTests.ts', import.meta.url)
    const test = openTestDatabase({ threadEntry })
    const doer = { actorId: null }
    const watch = { signal: new AbortController().signal, onProgress: () => undefined }
    const safe = { ok: true, data: SAFE }
    expect(await test.db.writeAside(doer, readSettings, null, watch)).toEqual(safe)
    expect(await test.db.write(doer, (tx) => readSettings.run(tx, null, watch))).toEqual(safe)
    for (const name of NAMES) {
      const { rows } = await sql.raw<Settings>(`PRAGMA ${name}`).execute(test.db.read)
      expect(Object.values(rows[0] ?? {}), name).toEqual([SAFE[name]])
    }
    await test.close()
    console.log('D5 0 deviations: four kinds of connection; reader, writer and thread of a clinic')
  })
})
