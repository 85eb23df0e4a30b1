import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type DialectAdapter,
  type DatabaseIntrospector,
  type Driver,
  type Kysely,
  type QueryCompiler,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type SqliteStatement,
} from 'kysely'

const MOST_STATEMENTS = 400

/**
 * Keeps prepared statements, so that a query is prepared once and not at every call. Bounded: the one used longest
 * ago goes first.
 */
export function withStatementCache(database: SqliteDatabase): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>()
  return {
    close: (): void => {
      statements.clear()
      database.close()
    },
    prepare: (sql): SqliteStatement => {
      const known = statements.get(sql)
      if (known !== undefined) {
        statements.delete(sql)
        statements.set(sql, known)
        return known
      }
      const statement = database.prepare(sql)
      statements.set(sql, statement)
      if (statements.size > MOST_STATEMENTS) {
        const oldest = statements.keys().next()
        if (!oldest.done) statements.delete(oldest.value)
      }
      return statement
    },
  }
}

/** A connection that knows whether it stands in a transaction. */
type TransactionalDatabase = SqliteDatabase & { readonly inTransaction: boolean }

/**
 * Begins every transaction as a writer: a deferred one fails with SQLITE_BUSY_SNAPSHOT as soon as it turns from
 * reading to writing beside a second connection, whatever the busy timeout (design.md 9).
 */
class ImmediateDriver extends SqliteDriver {
  readonly #isOpen: () => boolean

  constructor(database: SqliteDatabase, isOpen: () => boolean) {
    super({ database })
    this.#isOpen = isOpen
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }

  // Where the disk is full, SQLite takes the transaction back by itself: a second time would hide why.
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#isOpen()) await super.rollbackTransaction(connection)
  }
}

/** Kysely over one better-sqlite3 connection, with cached statements and immediate transactions. */
export class ClinicDialect implements Dialect {
  readonly #database: SqliteDatabase
  readonly #isOpen: () => boolean

  constructor(database: TransactionalDatabase) {
    this.#database = withStatementCache(database)
    this.#isOpen = () => database.inTransaction
  }

  createDriver(): Driver {
    return new ImmediateDriver(this.#database, this.#isOpen)
  }

  createQueryCompiler(): QueryCompiler {
    return new SqliteQueryCompiler()
  }

  createAdapter(): DialectAdapter {
    return new SqliteAdapter()
  }

  // Kysely's own signature has `any` here; `unknown` is what it takes.
  createIntrospector(db: Kysely<unknown>): DatabaseIntrospector {
    return new SqliteIntrospector(db)
  }
}
