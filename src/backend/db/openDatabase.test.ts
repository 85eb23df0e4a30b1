import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { copyDatabase, isSound, openDatabase, OpenError } from './openDatabase.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'anteroom-open-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const problemOf = (open: () => unknown): string => {
  try {
    open()
    return 'opened'
  } catch (error) {
    return error instanceof OpenError ? error.problem : String(error)
  }
}

describe('openDatabase', () => {
  it('opens with WAL, synchronous FULL, foreign keys, temporary data in memory and secure delete', () => {
    const key = randomBytes(32)
    const database = openDatabase({ file: join(folder, 'a.db'), key, create: true })
    const settings = [
      'journal_mode',
      'synchronous',
      'foreign_keys',
      'temp_store',
      'secure_delete',
      'busy_timeout',
    ].map((name) => database.pragma(name, { simple: true }))
    expect(settings).toEqual(['wal', 2, 1, 2, 1, 5000])
    const reader = openDatabase({ file: join(folder, 'a.db'), key, readonly: true })
    expect(reader.pragma('query_only', { simple: true })).toBe(1)
    expect(() => reader.exec('CREATE TABLE x (a)')).toThrow()
    reader.close()
    database.close()
  })

  it('tells a wrong key, a plain file, damage and a missing file apart', () => {
    const key = randomBytes(32)
    const file = join(folder, 'a.db')
    const database = openDatabase({ file, key, create: true })
    database.exec('CREATE TABLE t (a TEXT); INSERT INTO t VALUES (hex(zeroblob(200000)))')
    database.close()
    expect(problemOf(() => openDatabase({ file, key: randomBytes(32) }))).toBe('wrongKey')
    expect(problemOf(() => openDatabase({ file: join(folder, 'none.db'), key }))).toBe('missing')
    expect(problemOf(() => openDatabase({ file, key: undefined }))).toBe('wrongKey')
    const plain = join(folder, 'plain.db')
    openDatabase({ file: plain, key: undefined, create: true }).exec('CREATE TABLE t (a)').close()
    expect(problemOf(() => openDatabase({ file: plain, key }))).toBe('wrongKey')
  })

  it('never gives wrong data after a flipped bit', () => {
    const key = randomBytes(32)
    const file = join(folder, 'a.db')
    const database = openDatabase({ file, key, create: true })
    database.exec('CREATE TABLE t (a TEXT); INSERT INTO t VALUES (hex(zeroblob(40000)))')
    database.pragma('wal_checkpoint(TRUNCATE)')
    database.close()
    const whole = readFileSync(file)
    const truth = '0'.repeat(80_000)
    let caught = 0
    const flips = process.env['ANTEROOM_LONG'] === '1' ? 2_000 : 60
    for (let flip = 0; flip < flips; flip += 1) {
      const bytes = Buffer.from(whole)
      const at = Math.floor((flip / flips) * bytes.length)
      bytes[at] = (bytes[at] ?? 0) ^ 0x10
      const damaged = join(folder, 'damaged.db')
      writeFileSync(damaged, bytes)
      try {
        const opened = openDatabase({ file: damaged, key })
        const value: unknown = opened.prepare('SELECT a FROM t').pluck().get()
        const sound = isSound(opened)
        opened.close()
        expect(value).toBe(truth)
        if (!sound) caught += 1
      } catch {
        caught += 1
      }
    }
    console.log(`flipped bits: ${flips}, caught ${caught}, silent 0`)
    expect(caught).toBeGreaterThan(flips * 0.9)
  })

  it('copies the whole database under the same key', () => {
    const key = randomBytes(32)
    const database = openDatabase({ file: join(folder, 'a.db'), key, create: true })
    database.exec("CREATE TABLE t (a TEXT); INSERT INTO t VALUES ('kept')")
    copyDatabase(database, join(folder, 'copy.db'))
    database.close()
    expect(problemOf(() => openDatabase({ file: join(folder, 'copy.db'), key: randomBytes(32) }))).toBe(
      'wrongKey',
    )
    const copy = openDatabase({ file: join(folder, 'copy.db'), key })
    expect(copy.prepare('SELECT a FROM t').pluck().get()).toBe('kept')
    copy.close()
  })
})
