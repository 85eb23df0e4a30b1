import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { openDatabase } from '#backend/db/openDatabase.ts'
import { importReference } from './installReferences.ts'

/** One field of one row, as Actual's messages have it. */
export type Message = {
  readonly dataset: string
  readonly row: string
  readonly column: string
  readonly value: string
  readonly timestamp: string
}

type Timestamp = { readonly toString: () => string }
type Crdt = {
  readonly Timestamp: {
    new (millis: number, counter: number, node: string): Timestamp
    readonly parse: (text: string) => Timestamp | null
  }
  readonly merkle: {
    readonly emptyTrie: () => unknown
    readonly insert: (trie: unknown, timestamp: Timestamp) => unknown
    readonly prune: (trie: unknown) => unknown
  }
}

/** The tables of messages as Actual has them, beside the rows themselves. */
const TABLES = `
CREATE TABLE client (id TEXT PRIMARY KEY, first_name TEXT, last_name TEXT, preferred_name TEXT, birth_date TEXT,
  pronouns TEXT, status TEXT, since TEXT, phone TEXT, email TEXT, address TEXT, school TEXT, notes TEXT);
CREATE TABLE messages_crdt (id INTEGER PRIMARY KEY, timestamp TEXT NOT NULL UNIQUE, dataset TEXT NOT NULL,
  row TEXT NOT NULL, column TEXT NOT NULL, value BLOB NOT NULL);
CREATE INDEX messages_crdt_search ON messages_crdt (dataset, row, column, timestamp);
CREATE TABLE messages_clock (id INTEGER PRIMARY KEY, clock TEXT);`

/** Actual's way of taking messages in: `applyMessages` of its sync, without its undo and its budget. */
export class ActualReplica {
  readonly #folder = mkdtempSync(join(tmpdir(), 'anteroom-bench-actual-'))
  readonly #crdt: Crdt
  readonly #database: Database.Database
  #trie: unknown

  private constructor(crdt: Crdt, key: Buffer) {
    this.#crdt = crdt
    this.#database = openDatabase({ file: join(this.#folder, 'actual.db'), key, create: true })
    this.#database.exec(TABLES)
    this.#trie = crdt.merkle.emptyTrie()
  }

  /** @param key of the cipher */
  static async open(key: Buffer): Promise<ActualReplica> {
    // The package's own shape, as its types have it.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    const crdt = (await importReference('@actual-app/crdt/dist/index.js')) as Crdt
    return new ActualReplica(crdt, key)
  }

  /** The text of a timestamp, as another replica would have sent it. */
  timestamp(millis: number, counter: number): string {
    return new this.#crdt.Timestamp(millis, counter, 'b7a6c5d4e3f2a1b0').toString()
  }

  /** Takes messages in: parsed, compared, applied, logged and put into the trie, in one transaction. */
  apply(messages: readonly Message[]): void {
    const database = this.#database
    const newer = database.prepare(
      'SELECT timestamp FROM messages_crdt WHERE dataset = ? AND row = ? AND column = ? AND timestamp >= ?',
    )
    const log = database.prepare(
      'INSERT INTO messages_crdt (timestamp, dataset, row, column, value) VALUES (?, ?, ?, ?, ?)',
    )
    const has = database.prepare('SELECT 1 FROM client WHERE id = ?')
    const statements = new Map<string, Database.Statement>()
    const cached = (sql: string): Database.Statement => {
      const known = statements.get(sql) ?? database.prepare(sql)
      statements.set(sql, known)
      return known
    }
    const parsed = messages.map((message) => ({
      ...message,
      at: this.#crdt.Timestamp.parse(message.timestamp),
    }))
    const compared = parsed.map((message) => {
      const { dataset, row, column, timestamp } = message
      return { ...message, isOld: newer.all(dataset, row, column, timestamp).length > 0 }
    })
    const known = new Set(compared.flatMap(({ row }) => (has.get(row) === undefined ? [] : [row])))
    database.exec('BEGIN IMMEDIATE')
    for (const { dataset, row, column, value, timestamp, at, isOld } of compared) {
      if (at === null) continue
      if (!isOld) {
        if (known.has(row)) cached(`UPDATE ${dataset} SET ${column} = ? WHERE id = ?`).run(value, row)
        else cached(`INSERT INTO ${dataset} (id, ${column}) VALUES (?, ?)`).run(row, value)
        known.add(row)
      }
      log.run(timestamp, dataset, row, column, `S:${value}`)
      this.#trie = this.#crdt.merkle.insert(this.#trie, at)
    }
    this.#trie = this.#crdt.merkle.prune(this.#trie)
    cached('INSERT OR REPLACE INTO messages_clock (id, clock) VALUES (1, ?)').run(JSON.stringify(this.#trie))
    database.exec('COMMIT')
  }

  close(): void {
    this.#database.close()
    rmSync(this.#folder, { recursive: true, force: true })
  }
}
