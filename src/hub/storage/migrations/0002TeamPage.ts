import { type Kysely, sql } from 'kysely'

/**
 * What a hub may read, where an owner asks for it: the clinic's team page. An address is led and fenced like a clinic
 * of its own (`team:<address>`), so that whoever opens a page looks through no clinics.
 */
const TABLES = [
  `CREATE TABLE team_page (
    clinic_id text PRIMARY KEY REFERENCES clinic, address text NOT NULL, hash text NOT NULL, style text NOT NULL,
    html bytea NOT NULL, json bytea NOT NULL, since bigint NOT NULL)`,
  `CREATE TABLE team_address (clinic_id text PRIMARY KEY, held_by text NOT NULL)`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of TABLES) await sql.raw(statement).execute(db)
  for (const table of ['team_page', 'team_address']) {
    await sql.raw(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`).execute(db)
    await sql.raw(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`).execute(db)
    const own = `clinic_id = current_setting('app.clinic_id', true)`
    await sql.raw(`CREATE POLICY own_clinic ON ${table} USING (${own}) WITH CHECK (${own})`).execute(db)
  }
}
