import { type Kysely, sql } from 'kysely'
import type { Schema } from './schema.ts'

const ROLE = 'anteroom_hub_rows'

/**
 * Row level security does not hold superusers, which the embedded database always is: such a hub steps down to a role
 * of its own in every transaction.
 * @returns the role to take; undefined where the hub's own one is held already
 */
export async function raiseFence(db: Kysely<Schema>): Promise<string | undefined> {
  const { rows } = await sql<{ is_above: boolean }>`
    SELECT (rolsuper OR rolbypassrls) AS is_above FROM pg_roles WHERE rolname = current_user`.execute(db)
  if (rows[0]?.is_above !== true) return undefined
  await sql
    .raw(
      `DO $$ BEGIN
         CREATE ROLE ${ROLE} NOLOGIN;
       EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
       END $$`,
    )
    .execute(db)
  await db.transaction().execute(async (tx) => {
    // Two processes may start at once, and one table takes one change of its grants at a time.
    await sql`SELECT pg_advisory_xact_lock(4870)`.execute(tx)
    await sql.raw(`GRANT USAGE ON SCHEMA public TO ${ROLE}`).execute(tx)
    await sql
      .raw(`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${ROLE}`)
      .execute(tx)
  })
  return ROLE
}
