import { randomBytes } from 'node:crypto'
import type Database from 'better-sqlite3'
import { Kysely, type SqliteDatabase, type Transaction } from 'kysely'
import type { ClientId, UserId } from '#shared/domain/ids.ts'
import type { ErrorCode, Failed } from '#shared/errors/index.ts'
import type { Stamp } from '#shared/lib/hybridClock.ts'
import { makeId } from '#shared/lib/ids.ts'
import type { BeforeCommit, Device, Doer, Written, WriteTx } from './clinicDatabase.ts'
import { ClinicDialect, withStatementCache } from './driver.ts'
import type { SyncedTables, Tables } from './tables.ts'

/** What a transaction begins with: who, on which PC, when, under which stamp. */
export type TxStart = {
  readonly doer: Doer
  readonly device: Device
  readonly now: () => number
  readonly stamp: Stamp
}

/** What a transaction came to; nothing is touched where it was rolled back. */
export type Settled<T, C extends ErrorCode> = {
  readonly answer: Written<T, C>
  readonly users: readonly UserId[]
  readonly changedAccess: readonly UserId[]
  readonly clients: readonly ClientId[]
  readonly tables: readonly (keyof SyncedTables)[]
}

/** The writing connection of one thread. */
export type WriteSide = {
  /** Runs `work` in one immediate transaction. A returned failure rolls back like a thrown error. */
  run<T, C extends ErrorCode>(
    start: TxStart,
    work: (tx: WriteTx) => Promise<Written<T, C>>,
  ): Promise<Settled<T, C>>
  close(): Promise<void>
}

/** Thrown inside a transaction to roll it back when the work answers with a failure. */
class RolledBack extends Error {
  readonly failure: Failed<ErrorCode>

  constructor(failure: Failed<ErrorCode>) {
    super('rolled back')
    this.failure = failure
  }
}

const RANDOM_AHEAD = 4_096
let random = Buffer.alloc(0)

/** Random bytes for ids, asked of the system many at a time: each asking costs more than an id does. */
function randomForIds(length: number): Buffer {
  if (random.length < length) random = randomBytes(RANDOM_AHEAD)
  const taken = random.subarray(0, length)
  random = random.subarray(length)
  return taken
}

function beginTx(query: Transaction<Tables>, statements: SqliteDatabase, start: TxStart): WriteTx {
  const newId = (): string => makeId(start.now(), randomForIds)
  return {
    query,
    all: (sql, ...parameters) => statements.prepare(sql).all(parameters),
    run: (sql, ...parameters) => void statements.prepare(sql).run(parameters),
    stamp: start.stamp,
    device: start.device,
    now: start.now(),
    actorId: start.doer.actorId,
    actId: newId(),
    newId,
    touchedUsers: new Set(),
    changedAccess: new Set(),
    touchedClients: new Set(),
    touchedTables: new Set(),
    auditHead: { current: undefined },
    listsLater: { current: false },
  }
}

/** Transactions over one connection; each of the write door's statements is prepared once. */
export function createWriteSide(writer: Database.Database, beforeCommit: BeforeCommit): WriteSide {
  const statements = withStatementCache(writer)
  const write = new Kysely<Tables>({ dialect: new ClinicDialect(writer) })
  return {
    run: async (start, work) => {
      try {
        return await write.transaction().execute(async (query) => {
          const tx = beginTx(query, statements, start)
          const answer = await work(tx)
          if (!answer.ok) throw new RolledBack(answer)
          if (!tx.listsLater.current) await beforeCommit(tx)
          return {
            answer,
            users: [...tx.touchedUsers],
            changedAccess: [...tx.changedAccess],
            clients: [...tx.touchedClients],
            tables: [...tx.touchedTables],
          }
        })
      } catch (error) {
        if (!(error instanceof RolledBack)) throw error
        // Only `work` itself makes these, so the failure is one of its own codes.
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion
        const answer = error.failure as Failed<never>
        return { answer, users: [], changedAccess: [], clients: [], tables: [] }
      }
    },
    close: async () => {
      await write.destroy()
      if (writer.open) writer.close()
    },
  }
}
