import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { Kysely, PGliteDialect, PostgresDialect, sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { Pool, types } from 'pg'
import { type ClinicPlace, enterClinic } from './clinicDriver.ts'
import { raiseFence } from './fence.ts'
import { type Listening, listenForNews } from './listenForNews.ts'
import { lockFolder } from './lockFolder.ts'
import * as first from './migrations/0001First.ts'
import * as teamPage from './migrations/0002TeamPage.ts'
import * as renewals from './migrations/0003Renewals.ts'
import type { Schema } from './schema.ts'
import type { ClinicTx, Storage } from './storage.ts'

const INT8 = 20
const CHANNEL = 'anteroom_news'
const AGAIN = new Set(['40001', '40P01'])
const MOST_TRIES = 8

type InClinic = <T>(place: ClinicPlace, work: (tx: ClinicTx) => Promise<T>) => Promise<T>

type Opened = {
  readonly db: Kysely<Schema>
  readonly inClinic: InClinic
  readonly listening: Listening
  /** Lets go of everything. */
  readonly close: () => Promise<void>
}

function openPostgres(url: string): Opened {
  const getTypeParser: typeof types.getTypeParser = (id: number, format?: 'text' | 'binary') =>
    id === INT8 && format !== 'binary' ? Number : types.getTypeParser(id, format)
  const pool = new Pool({ connectionString: url, max: 10, types: { getTypeParser }, pipeline: true })
  // A connection may break at any time, idle or between two statements; the next query fails or takes another one.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
  const listening = listenForNews(url, CHANNEL)
  return {
    db,
    inClinic: (place, work) => enterClinic(pool, place).transaction().execute(work),
    listening,
    close: async () => {
      await listening.stop()
      await db.destroy()
    },
  }
}

function openEmbedded(folder: string): Opened {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  // Before anything of the database is looked at.
  const unlock = lockFolder(folder)
  const pglite = new PGlite({ dataDir: folder, parsers: { [INT8]: Number } })
  const db = new Kysely<Schema>({ dialect: new PGliteDialect({ pglite }) })
  const inClinic: InClinic = ({ clinicId, role }, work) =>
    db.transaction().execute(async (tx) => {
      await (
        role === undefined
          ? sql`SELECT set_config('app.clinic_id', ${clinicId}, true)`
          : sql`SELECT set_config('app.clinic_id', ${clinicId}, true), set_config('role', ${role}, true)`
      ).execute(tx)
      return work(tx)
    })
  return {
    db,
    inClinic,
    listening: { onNews: () => undefined, announce: () => undefined, stop: () => Promise.resolve() },
    close: () => db.destroy().finally(unlock),
  }
}

async function migrate(db: Kysely<Schema>): Promise<void> {
  const all = { '0001First': first, '0002TeamPage': teamPage, '0003Renewals': renewals }
  const provider = { getMigrations: () => Promise.resolve(all) }
  const { error } = await new Migrator({ db, provider }).migrateToLatest()
  if (error !== undefined) throw error
  await db
    .insertInto('hub')
    .values({ id: 1, hub_id: randomUUID() })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

/**
 * Opens the database and brings its tables up to date; several processes may do so at once with PostgreSQL.
 * @throws FolderTaken where another process has the folder of the embedded one
 */
export async function openStorage(place: {
  readonly databaseUrl: string | undefined
  readonly dataFolder: string
}): Promise<Storage> {
  const opened =
    place.databaseUrl === undefined ? openEmbedded(place.dataFolder) : openPostgres(place.databaseUrl)
  try {
    return await makeReady(opened)
  } catch (error) {
    await opened.close()
    throw error
  }
}

async function makeReady({ db, inClinic, listening, close }: Opened): Promise<Storage> {
  await migrate(db)
  const role = await raiseFence(db)
  const { hub_id: hubId } = await db.selectFrom('hub').select('hub_id').executeTakeFirstOrThrow()

  const enter = async <T>(way: Omit<ClinicPlace, 'role'>, work: (tx: ClinicTx) => Promise<T>): Promise<T> => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await inClinic({ ...way, role }, work)
      } catch (error) {
        if (!AGAIN.has(codeOf(error)) || tries >= MOST_TRIES) throw error
      }
    }
  }
  return {
    hubId,
    inClinic: (clinicId, work) => enter({ clinicId, isReading: false }, work),
    glanceInClinic: (clinicId, work) => enter({ clinicId, isReading: true }, work),
    announce: (clinicId) => listening.announce(clinicId),
    onNews: (listener) => listening.onNews(listener),
    check: async () => {
      await sql`SELECT 1`.execute(db)
    },
    close,
  }
}
