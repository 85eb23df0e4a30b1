import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { copyDatabase, openDatabase, OpenError } from './openDatabase.ts'

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
  it('keeps a reader from writing', () => {
    const key = randomBytes(32)
    const database = openDatabase({ file: join(folder, 'a.db'), key, create: true })
    const reader = openDatabase({ file: join(folder, 'a.db'), key, readonly: true })
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
