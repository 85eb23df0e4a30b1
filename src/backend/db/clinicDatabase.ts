import type Database from 'better-sqlite3'
import { Kysely, type Transaction } from 'kysely'
import type { ClientId, DeviceId, UserId } from '#shared/domain/ids.ts'
import type { Failed, ErrorCode } from '#shared/errors/index.ts'
import { type Clock, HybridClock, type Stamp } from '#shared/lib/hybridClock.ts'
import type { AuditHead } from '../audit/auditHead.ts'
import type { ClinicThread } from './clinicThread.ts'
import { ClinicDialect, withStatementCache } from './driver.ts'
import { createQueue } from './inTurn.ts'
import type { FrozenView, FrozenViews } from './frozenView.ts'
import type { LongWork, Watch } from './longWork.ts'
import { keepWalShort } from './shortWal.ts'
import type { SyncedTables, Tables } from './tables.ts'
import { createWriteSide, type Settled } from './writeSide.ts'

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
  /** Those of them who may sign in in another way, or may see other things, than before. */
  readonly changedAccess: Set<UserId>
  /** Clients whose entries in the list are made anew before the commit. */
  readonly touchedClients: Set<ClientId>
  readonly touchedTables: Set<keyof SyncedTables>
  readonly auditHead: { current: AuditHead | undefined }
  /** True where the entries of whoever was touched are made later, with a note of whose (sync/unlisted.ts). */
  readonly listsLater: { current: boolean }
}

export type Device = { readonly id: DeviceId; readonly number: number }

/** Who does something: a person at a seat, or nobody (the program itself). */
export type Doer = { readonly actorId: UserId | null }

/** Derives what is kept beside the synced tables, inside the transaction that changed them. */
export type BeforeCommit = (tx: WriteTx) => Promise<void> | void

/** Told after the commit, with what was written. */
export type AfterCommit = (changes: {
  readonly users: readonly UserId[]
  /** Whose roles, password or second factor changed. */
  readonly changedAccess: readonly UserId[]
  readonly clients: readonly ClientId[]
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
  /**
   * Runs a long work like `write`, on the clinic's thread where it has one: reads and everything else go on meanwhile,
   * other writes wait their turn.
   */
  writeAside<I, T, C extends ErrorCode>(
    doer: Doer,
    work: LongWork<I, T, C>,
    input: I,
    watch: Watch,
  ): Promise<Written<T, C>>
  readonly device: Device
  /** One look at what is committed now: at once, with no turn among the writes. */
  readonly glance: Pick<WriteTx, 'all'>
  /** A view of everything as it is committed now; the caller closes it. */
  readonly freeze: () => FrozenView
  /** Takes note of the greatest stamp another PC sent. @returns how many ms it is ahead, where over five minutes */
  readonly observe: (stamp: Stamp) => number
  /** How many writes have been asked for since it was opened, those beside the desk apart: whether somebody may wait. */
  readonly writesAsked: () => number
  /** How many transactions have been committed since the database was opened. */
  readonly commits: () => number
  close(): Promise<void>
}

export type Written<T, C extends ErrorCode> = { readonly ok: true; readonly data: T } | Failed<C>

export type ClinicDatabaseOptions = {
  readonly writer: Database.Database
  readonly reader: Database.Database
  readonly views: FrozenViews
  /** Without it long works run here, and SQLite keeps the WAL short by itself. */
  readonly thread: ClinicThread | undefined
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

/** Both connections of an open clinic, and its thread where it has one, behind one read side and one write side. */
export function createClinicDatabase(options: ClinicDatabaseOptions): ClinicDatabase {
  const { writer, clock, device, thread } = options
  const side = createWriteSide(writer, options.beforeCommit)
  const read = new Kysely<Tables>({ dialect: new ClinicDialect(options.reader) })
  const glances = withStatementCache(options.reader)
  const stamps = new HybridClock(clock, lastGivenStamp(writer))
  // A write waits for the one before it here, and not in SQLite, which would hold up the whole thread.
  const inTurn = createQueue()
  const wal =
    thread === undefined ? undefined : keepWalShort(writer, inTurn, (mode) => thread.checkpoint(mode))

  const closing = new AbortController()
  let commits = 0
  const settle = <T, C extends ErrorCode>(doer: Doer, { answer, ...changes }: Settled<T, C>) => {
    if (!answer.ok) return answer
    commits += 1
    wal?.noteCommit()
    if (changes.tables.length + changes.users.length + changes.clients.length > 0)
      options.afterCommit({ ...changes, actorId: doer.actorId })
    return answer
  }
  let writesAsked = 0
  const write: ClinicDatabase['write'] = (doer, work) => {
    writesAsked += 1
    return inTurn(async () =>
      settle(doer, await side.run({ doer, device, now: clock.now, stamp: stamps.next() }, work)),
    )
  }
  return {
    read,
    device,
    glance: { all: (sql, ...parameters) => glances.prepare(sql).all(parameters) },
    freeze: () => options.views.take(),
    observe: (stamp) => stamps.observe(stamp),
    writesAsked: () => writesAsked,
    commits: () => commits,
    write,
    writeAside: async (doer, work, input, { signal, onProgress }) => {
      const watch = { signal: AbortSignal.any([signal, closing.signal]), onProgress }
      if (thread === undefined) return write(doer, (tx) => work.run(tx, input, watch))
      // The thread begins no work before it has taken the WAL over: meanwhile the desk's writes have their turns.
      const takeover = wal?.inHand()
      if (takeover !== undefined) await takeover
      return inTurn(async () => {
        const order = { doer, now: clock.now(), stamp: stamps.next(), input }
        return settle(doer, await thread.run(work, order, watch))
      })
    },
    close: async () => {
      wal?.stop()
      closing.abort()
      // Behind the works that wait for it.
      await wal?.inHand()
      await inTurn(async () => {
        await read.destroy()
        await side.close()
        if (options.reader.open) options.reader.close()
        options.views.forget()
        // The last to go: it takes over what is left in the WAL.
        await thread?.close()
      })
    },
  }
}
