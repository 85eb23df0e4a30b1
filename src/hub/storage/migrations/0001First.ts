import { type Kysely, sql } from 'kysely'

const TABLES = [
  `CREATE TABLE hub (id integer PRIMARY KEY CHECK (id = 1), hub_id text NOT NULL)`,
  `CREATE TABLE clinic (
    clinic_id text PRIMARY KEY, generation text NOT NULL, head bigint NOT NULL, oldest bigint NOT NULL,
    bytes bigint NOT NULL, last_number integer NOT NULL)`,
  `CREATE TABLE device (
    clinic_id text NOT NULL REFERENCES clinic, device_id text NOT NULL, number integer NOT NULL,
    sign_key text NOT NULL, box_key text NOT NULL, token_hash text NOT NULL, invite_id text,
    epoch integer NOT NULL, last_n bigint NOT NULL, last_hash text NOT NULL, is_revoked boolean NOT NULL,
    last_seen_at bigint, cursor bigint NOT NULL, unsent bigint NOT NULL, app_version text NOT NULL, digest text,
    PRIMARY KEY (clinic_id, device_id), UNIQUE (clinic_id, number), UNIQUE (clinic_id, token_hash))`,
  `CREATE TABLE change_set (
    clinic_id text NOT NULL, seq bigint NOT NULL, device_id text NOT NULL, epoch integer NOT NULL,
    n bigint NOT NULL, hash text NOT NULL, bytes bytea NOT NULL,
    PRIMARY KEY (clinic_id, seq), UNIQUE (clinic_id, device_id, epoch, n))`,
  `ALTER TABLE change_set ALTER COLUMN bytes SET STORAGE EXTERNAL`,
  `CREATE TABLE invite (
    clinic_id text NOT NULL REFERENCES clinic, invite_id text NOT NULL, proof_hash text NOT NULL,
    wrapped text NOT NULL, expires_at bigint NOT NULL, wrong_proofs integer NOT NULL, used_by text,
    PRIMARY KEY (clinic_id, invite_id))`,
  `CREATE TABLE wrapped_key (
    clinic_id text NOT NULL REFERENCES clinic, device_id text NOT NULL, key_epoch integer NOT NULL,
    wrapped text NOT NULL, by_device text NOT NULL, PRIMARY KEY (clinic_id, device_id, key_epoch))`,
  `CREATE TABLE snapshot (
    clinic_id text NOT NULL REFERENCES clinic, snapshot_id text NOT NULL, seq bigint NOT NULL,
    pieces integer NOT NULL, bytes bigint NOT NULL, header text NOT NULL, is_complete boolean NOT NULL,
    begun_at bigint NOT NULL, PRIMARY KEY (clinic_id, snapshot_id))`,
  `CREATE TABLE snapshot_piece (
    clinic_id text NOT NULL, snapshot_id text NOT NULL, piece integer NOT NULL, bytes bytea NOT NULL,
    PRIMARY KEY (clinic_id, snapshot_id, piece),
    FOREIGN KEY (clinic_id, snapshot_id) REFERENCES snapshot ON DELETE CASCADE)`,
  `ALTER TABLE snapshot_piece ALTER COLUMN bytes SET STORAGE EXTERNAL`,
]

const FENCED = ['clinic', 'device', 'change_set', 'invite', 'wrapped_key', 'snapshot', 'snapshot_piece']

/** The first tables, and the fence: a transaction sees the rows of the clinic that it named, and no others. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of TABLES) await sql.raw(statement).execute(db)
  for (const table of FENCED) {
    await sql.raw(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`).execute(db)
    await sql.raw(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`).execute(db)
    const own = `clinic_id = current_setting('app.clinic_id', true)`
    await sql.raw(`CREATE POLICY own_clinic ON ${table} USING (${own}) WITH CHECK (${own})`).execute(db)
  }
}
