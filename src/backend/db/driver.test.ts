import Database from 'better-sqlite3'
import { Kysely, sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ClinicDialect } from './driver.ts'

describe('a transaction', () => {
  let database: Database.Database
  let db: Kysely<{ note: { text: string } }>
  beforeEach(() => {
    database = new Database(':memory:')
    database.exec('CREATE TABLE note (text TEXT NOT NULL UNIQUE)')
    db = new Kysely({ dialect: new ClinicDialect(database) })
  })
  afterEach(() => db.destroy())

  const count = (): unknown => database.prepare('SELECT count(*) FROM note').pluck().get()

  it('that finds no room says so, although SQLite takes it back by itself', async () => {
    database.pragma('max_page_count = 8')
    await expect(
      db.transaction().execute(async (tx) => {
        await tx.insertInto('note').values({ text: 'small' }).execute()
        await sql`INSERT INTO note VALUES (hex(zeroblob(100000)))`.execute(tx)
      }),
    ).rejects.toMatchObject({ code: 'SQLITE_FULL' })
    expect(count()).toBe(0)
    await db.insertInto('note').values({ text: 'small' }).execute()
    expect(count()).toBe(1)
  })

  it('that breaks a rule is taken back whole', async () => {
    await expect(
      db.transaction().execute(async (tx) => {
        await tx.insertInto('note').values({ text: 'twice' }).execute()
        await tx.insertInto('note').values({ text: 'twice' }).execute()
      }),
    ).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT_UNIQUE' })
    expect(count()).toBe(0)
    expect(database.inTransaction).toBe(false)
  })
})
