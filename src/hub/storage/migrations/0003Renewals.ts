import { type Kysely, sql } from 'kysely'

/**
 * An account that was renewed knows PCs that have no token yet, and who renewed it, with a signature that the others
 * believe.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('ALTER TABLE device ALTER COLUMN token_hash DROP NOT NULL').execute(db)
  await sql.raw('ALTER TABLE clinic ADD COLUMN renewed_by text').execute(db)
  await sql.raw('ALTER TABLE clinic ADD COLUMN renewal_signature text').execute(db)
}
