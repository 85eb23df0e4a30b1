import { randomBytes } from 'node:crypto'
import type Database from 'better-sqlite3'
import { Kysely, type SqliteDatabase, type Transaction } from 'kysely'
import type { DeviceId, UserId } from '#shared/domain/ids.ts'
import type { Failed, ErrorCode } from '#shared/errors/index.ts'
import { type Clock, HybridClock, type Stamp } from '#shared/lib/hybridClock.ts'
import { makeId } from '#shared/lib/ids.ts'
import type { AuditHead } from '../audit/auditHead.ts'
import { ClinicDialect, withStatementCache } from './driver.ts'
import type { SyncedTables, Tables } from './tables.ts'

/** Reads on a connection of their own: they never wait for a long write, and see what is committed. */
export type Reader = Kysely<Tables> | Transaction<Tables>

/**
 * One transaction in hand. A function that works in it takes it first and never reaches for the outer database
 * (design.md 9: that hangs for ever).
 */
export type WriteTx = {
  /** For repositories. */
  readonly query: Transaction<Tables>
  /** For the write door: prepared once, run at once, inside this transaction. */
  readonly all: (sql: string, ...parameters: readonly unknown[]) => unknown[]
  readonly run: (sql: string, ...parameters: readonly unknown[]) => void
  /** One save, one stamp: every row of this transaction bears it. */
  readonly stamp: Stamp
  readonly device: Device
  readonly now: number
  readonly actorId: UserId | null
  readonly actId: string
  readonly newId: () => string
  /** People whose rows were written: their directory entries are made anew before the commit. */
  readonly touchedUsers: Set<UserId>
  readonly touchedTables: Set<keyof SyncedTables>
  readonly auditHead: { current: AuditHead | undefined }
}

export type Device = { readonly id: DeviceId; readonly number: number }

/** Who does something: a person at a seat, or nobody (the program itself). */
export type Doer = { readonly actorId: UserId | null }

/** Derives what is kept beside the synced tables, inside the transaction that changed them. */
export type BeforeCommit = (tx: WriteTx) => Promise<void> | void

/** Told after the commit, with what was written. */
export type AfterCommit = (changes: {
  readonly users: readonly UserId[]
  readonly tables: readonly (keyof SyncedTables)[]
  /** Who did it; null for the program itself. */
  readonly actorId: UserId | null
}) => void

export type ClinicDatabase = {
  readonly read: Kysely<Tables>
  /**
   * Runs `work` in one immediate transaction. A returned failure rolls back like a thrown error, and is given back.
   */
  write<T, C extends ErrorCode>(
    doer: Doer,
    work: (tx: WriteTx) => Promise<Written<T, C>>,
  ): Promise<Written<T, C>>
  readonly device: Device
  /** Takes note of the greatest stamp another PC sent. @returns how many ms it is ahead, where over five minutes */
  readonly observe: (stamp: Stamp) => number
  /** How many transactions have been committed since the database was opened. */
  readonly commits: () => number
  close(): Promise<void>
}

export type Written<T, C extends ErrorCode> = { readonly ok: true; readonly data: T } | Failed<C>

export type ClinicDatabaseOptions = {
  readonly writer: Database.Database
  readonly reader: Database.Database
  readonly device: Device
  readonly clock: Clock
  readonly beforeCommit: BeforeCommit
  readonly afterCommit: AfterCommit
}

/**
 * The last stamp this PC gave: where the clock goes on after a restart. Every synced change passes the outbox in the
 * order of its stamp, so its last entry has it without a look at any table.
 */
function lastGivenStamp(database: Database.Database): Stamp {
  const last: unknown = database.prepare('SELECT stamp FROM outbox ORDER BY seq DESC LIMIT 1').pluck().get()
  return typeof last === 'number' ? last : 0
}

/** Thrown inside a transaction to roll it back when the work answers with a failure. */
class RolledBack extends Error {
  readonly failure: Failed<ErrorCode>

  constructor(failure: Failed<ErrorCode>) {
    super('rolled back')
    this.failure = failure
  }
}

type TxParts = {
  readonly query: Transaction<Tables>
  readonly doer: Doer
  readonly device: Device
  readonly clock: Clock
  /** Prepares each of the write door's statements once. */
  readonly statements: SqliteDatabase
  readonly stamp: Stamp
}

function beginTx({ query, doer, device, clock, statements, stamp }: TxParts): WriteTx {
  const newId = (): string => makeId(clock.now(), randomBytes)
  return {
    query,
    all: (sql, ...parameters) => statements.prepare(sql).all(parameters),
    run: (sql, ...parameters) => void statements.prepare(sql).run(parameters),
    stamp,
    device,
    now: clock.now(),
    actorId: doer.actorId,
    actId: newId(),
    newId,
    touchedUsers: new Set(),
    touchedTables: new Set(),
    auditHead: { current: undefined },
  }
}

/** Both connections of an open clinic behind one read side and one write side. */
export function createClinicDatabase(options: ClinicDatabaseOptions): ClinicDatabase {
  const { writer, clock, device } = options
  const statements = withStatementCache(writer)
  const write = new Kysely<Tables>({ dialect: new ClinicDialect(writer) })
  const read = new Kysely<Tables>({ dialect: new ClinicDialect(options.reader) })
  const stamps = new HybridClock(clock, lastGivenStamp(writer))

  let commits = 0
  return {
    read,
    device,
    observe: (stamp) => stamps.observe(stamp),
    commits: () => commits,
    write: async (doer, work) => {
      let touched: WriteTx | undefined
      try {
        const done = await write.transaction().execute(async (query) => {
          const tx = beginTx({ query, doer, device, clock, statements, stamp: stamps.next() })
          touched = tx
          const result = await work(tx)
          if (!result.ok) throw new RolledBack(result)
          await options.beforeCommit(tx)
          return result
        })
        commits += 1
        if (touched !== undefined && touched.touchedTables.size + touched.touchedUsers.size > 0) {
          options.afterCommit({
            users: [...touched.touchedUsers],
            tables: [...touched.touchedTables],
            actorId: touched.actorId,
          })
        }
        return done
      } catch (error) {
        // Only `work` itself makes these, so the failure is one of its own codes.
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion
        if (error instanceof RolledBack) return error.failure as Failed<never>
        throw error
      }
    },
    close: async () => {
      await read.destroy()
      await write.destroy()
      if (options.reader.open) options.reader.close()
      if (writer.open) writer.close()
    },
  }
}
