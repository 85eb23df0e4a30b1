import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
import { escapeLiteral, type Pool, type PoolClient } from 'pg'
import type { Schema } from './schema.ts'

/** More texts than the hub has; one beyond is sent without a name. */
const MOST_NAMES = 300
const names = new Map<string, string>()

/**
 * The name under which a connection keeps the plan of a statement. One that takes all columns has none: a newer hub
 * may add a column meanwhile, and PostgreSQL refuses a plan whose result has changed.
 */
function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined || names.size >= MOST_NAMES || text.includes('select *')) return known
  const name = `hub${names.size}`
  names.set(text, name)
  return name
}

class ClinicConnection implements DatabaseConnection {
  readonly #client: PoolClient
  #begun: Promise<unknown> = Promise.resolve()
  #broken: Error | undefined

  constructor(client: PoolClient) {
    this.#client = client
  }

  /** Nothing waits for this to be done: what follows is on its way at once, and is held to it at the commit. */
  begin(enter: string): void {
    this.#begun = this.#client.query(enter)
    this.#begun.catch(() => undefined)
  }

  async commit(): Promise<void> {
    const ended = this.#client.query('COMMIT')
    await this.#begun
    const { command } = await ended
    if (command === 'ROLLBACK') throw new Error('The transaction had failed before its commit')
  }

  /** Ends what has only read: nobody waits for it, and whoever has the connection next comes after it. */
  leave(): void {
    this.#client.query('COMMIT').catch(() => undefined)
  }

  async rollback(): Promise<void> {
    try {
      await this.#client.query('ROLLBACK')
    } catch (error) {
      this.#broken = error instanceof Error ? error : new Error('ROLLBACK failed')
    }
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const name = nameOf(sql)
    const { rows, rowCount } = await this.#client.query({
      text: sql,
      values: [...parameters],
      ...(name === undefined ? {} : { name }),
    })
    return { rows, numAffectedRows: BigInt(rowCount ?? 0) }
  }

  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('The hub streams no rows')
  }

  release(): void {
    this.#client.release(this.#broken)
  }
}

/** How a transaction of a clinic goes in, and whether it only reads. */
type Way = { readonly enter: string; readonly isReading: boolean }

class ClinicDriver implements Driver {
  readonly #pool: Pool
  readonly #way: Way

  constructor(pool: Pool, way: Way) {
    this.#pool = pool
    this.#way = way
  }

  init(): Promise<void> {
    return Promise.resolve()
  }

  async acquireConnection(): Promise<ClinicConnection> {
    return new ClinicConnection(await this.#pool.connect())
  }

  beginTransaction(connection: ClinicConnection): Promise<void> {
    connection.begin(this.#way.enter)
    return Promise.resolve()
  }

  async commitTransaction(connection: ClinicConnection): Promise<void> {
    if (this.#way.isReading) connection.leave()
    else await connection.commit()
  }

  rollbackTransaction(connection: ClinicConnection): Promise<void> {
    return connection.rollback()
  }

  releaseConnection(connection: ClinicConnection): Promise<void> {
    connection.release()
    return Promise.resolve()
  }

  destroy(): Promise<void> {
    return Promise.resolve()
  }
}

/** One clinic's rows, as a transaction goes in to them. */
export type ClinicPlace = {
  readonly clinicId: string
  /** What to step down to; undefined where the hub's own role is held already. */
  readonly role: string | undefined
  readonly isReading: boolean
}

/**
 * The hub's tables as one clinic may see them, for one transaction: it begins inside the clinic, in the same flight as
 * its first statement. A round trip is most of what a small push costs.
 */
export function enterClinic(pool: Pool, { clinicId, role, isReading }: ClinicPlace): Kysely<Schema> {
  const steps = ['BEGIN', `SET LOCAL app.clinic_id TO ${escapeLiteral(clinicId)}`]
  if (role !== undefined) steps.push(`SET LOCAL ROLE ${role}`)
  const way = { enter: steps.join('; '), isReading }
  return new Kysely<Schema>({
    dialect: {
      createDriver: () => new ClinicDriver(pool, way),
      createAdapter: () => new PostgresAdapter(),
      createQueryCompiler: () => new PostgresQueryCompiler(),
      createIntrospector: (db) => new PostgresIntrospector(db),
    },
  })
}
