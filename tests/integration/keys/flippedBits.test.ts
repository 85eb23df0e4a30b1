import { randomBytes } from 'node:crypto'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isSound, openDatabase } from '#backend/db/openDatabase.ts'
import { drawsFrom } from '#tests/bench/seeded.ts'

const FLIPS = process.env['ANTEROOM_LONG'] === '1' ? 10_000 : 400
const SEED = Number(process.env['ANTEROOM_SEED'] ?? Date.now() % 2 ** 31)
const LATE_COMMITS = 20

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'anteroom-flips-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

type Key = Buffer | undefined
type Look = { readonly content: string | undefined; readonly isNoticed: boolean }

function addPeople(database: Database.Database, count: number): void {
  const add = database.prepare('INSERT INTO person (name, phone, note) VALUES (?, ?, ?)')
  for (let at = 0; at < count; at += 1)
    add.run(`Person ${at}`, `+1 555 ${at}`, at % 50 === 0 ? 'n'.repeat(9_000) : null)
}

/** Rows, an index, and values that are longer than a page. */
function makeDatabase(file: string, key: Key): Database.Database {
  const database = openDatabase({ file, key, create: true })
  database.exec(`CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT, phone TEXT, note TEXT);
    CREATE INDEX person_by_name ON person (name);`)
  addPeople(database, 400)
  database.pragma('wal_checkpoint(TRUNCATE)')
  return database
}

/** Everything there is to read, by the table and by the index. */
function readAll(database: Database.Database): string {
  return JSON.stringify([
    database.prepare('SELECT * FROM person ORDER BY id').all(),
    database.prepare('SELECT name, phone FROM person ORDER BY name').all(),
    database.prepare('SELECT sql FROM sqlite_master ORDER BY name').all(),
  ])
}

/** What a file gives, and whether the program notices that something is wrong with it. */
function look(file: string, key: Key): Look {
  let database: Database.Database | undefined
  try {
    database = openDatabase({ file, key })
    const content = readAll(database)
    return { content, isNoticed: !isSound(database) }
  } catch {
    return { content: undefined, isNoticed: true }
  } finally {
    database?.close()
  }
}

/** Flips a bit somewhere, again and again from the whole file, and counts what became of the data. */
function flipBits(whole: Buffer, flips: number, lookAt: (damaged: Buffer) => Look, truths: Set<string>) {
  const draws = drawsFrom(SEED)
  const count = { noticed: 0, right: 0, silent: 0 }
  for (let flip = 0; flip < flips; flip += 1) {
    const damaged = Buffer.from(whole)
    const at = draws.below(damaged.length)
    damaged[at] = (damaged[at] ?? 0) ^ (1 << draws.below(8))
    const { content, isNoticed } = lookAt(damaged)
    if (isNoticed) count.noticed += 1
    else if (content !== undefined && truths.has(content)) count.right += 1
    else count.silent += 1
  }
  return count
}

function flipInDatabase(key: Key, flips: number) {
  const file = join(folder, 'whole.db')
  const database = makeDatabase(file, key)
  const truths = new Set([readAll(database)])
  database.close()
  const damagedFile = join(folder, 'damaged.db')
  const lookAt = (damaged: Buffer): Look => {
    writeFileSync(damagedFile, damaged)
    return look(damagedFile, key)
  }
  return flipBits(readFileSync(file), flips, lookAt, truths)
}

describe('flipped bits (D3)', () => {
  it('in a database are noticed, every one of them', { timeout: 300_000 }, () => {
    const { noticed, right, silent } = flipInDatabase(randomBytes(32), FLIPS)
    console.log(`D3 ${FLIPS} flips (seed ${SEED}): ${noticed} noticed, ${right} harmless, ${silent} silent`)
    expect({ noticed, silent }).toEqual({ noticed: FLIPS, silent: 0 })
  })

  it('in a database without encryption change data unseen: the test above can fail', () => {
    const { silent } = flipInDatabase(undefined, 200)
    console.log(`D3 control: ${silent} of 200 flips silent without encryption`)
    expect(silent).toBeGreaterThan(20)
  })

  it('in a journal give an earlier commit or an error, never a mixture', { timeout: 300_000 }, () => {
    const key = randomBytes(32)
    const file = join(folder, 'whole.db')
    const database = makeDatabase(file, key)
    const truths = new Set([readAll(database)])
    for (let commit = 0; commit < LATE_COMMITS; commit += 1) {
      database.exec(`UPDATE person SET phone = 'new ${commit}' WHERE id % 7 = ${commit % 7}`)
      truths.add(readAll(database))
    }
    const kept = join(folder, 'kept.db')
    copyFileSync(file, kept)
    const journal = readFileSync(`${file}-wal`)
    database.close()
    const flips = Math.ceil(FLIPS / 4)
    const count = flipBits(
      journal,
      flips,
      (damaged) => {
        const damagedFile = join(folder, 'damaged.db')
        copyFileSync(kept, damagedFile)
        writeFileSync(`${damagedFile}-wal`, damaged)
        return look(damagedFile, key)
      },
      truths,
    )
    console.log(
      `D3 ${flips} flips in the journal: ${count.noticed} noticed, ${count.right} a commit as it was, ${count.silent} silent`,
    )
    expect(truths.size).toBe(LATE_COMMITS + 1)
    expect(count.silent).toBe(0)
  })
})
