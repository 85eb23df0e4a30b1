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

/**
 * Begins every transaction as a writer: a deferred one fails with SQLITE_BUSY_SNAPSHOT as soon as it turns from
 * reading to writing beside a second connection, whatever the busy timeout (design.md 9).
 */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }
}

/** Kysely over one better-sqlite3 connection, with cached statements and immediate transactions. */
export class ClinicDialect implements Dialect {
  readonly #database: SqliteDatabase

  constructor(database: SqliteDatabase) {
    this.#database = withStatementCache(database)
  }

  createDriver(): Driver {
    return new ImmediateDriver({ database: this.#database })
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
