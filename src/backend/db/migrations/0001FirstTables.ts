import type { Migration } from './migration.ts'

const STAMPED = 'stamp INTEGER NOT NULL, stamp_device INTEGER NOT NULL'

const SYNCED = `
CREATE TABLE clinic (
  id TEXT PRIMARY KEY CHECK (id = 'clinic'), name TEXT NOT NULL, phone TEXT NOT NULL, email TEXT NOT NULL,
  address TEXT NOT NULL, timezone TEXT NOT NULL, plan TEXT NOT NULL, idle_lock_minutes INTEGER NOT NULL,
  temporary_password_hours INTEGER NOT NULL, is_mfa_offered INTEGER NOT NULL, is_mfa_required INTEGER NOT NULL,
  has_timesheets INTEGER NOT NULL, has_team_page INTEGER NOT NULL, is_sample INTEGER NOT NULL, ${STAMPED}) STRICT;
CREATE TABLE discipline (id TEXT PRIMARY KEY, name TEXT NOT NULL, is_current INTEGER NOT NULL, ${STAMPED}) STRICT;
CREATE TABLE compensation_tier (id TEXT PRIMARY KEY, name TEXT NOT NULL, is_current INTEGER NOT NULL, ${STAMPED}) STRICT;
CREATE TABLE user (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, status TEXT NOT NULL, first_name TEXT NOT NULL, last_name TEXT NOT NULL,
  title TEXT NOT NULL, bio TEXT NOT NULL, photo TEXT NOT NULL, photo_type TEXT NOT NULL, discipline_id TEXT,
  compensation_tier_id TEXT, staff_id TEXT NOT NULL, registration_number TEXT NOT NULL, registration_expires_on TEXT,
  created_at INTEGER NOT NULL, ${STAMPED}) STRICT;
CREATE INDEX user_by_staff_id ON user (staff_id COLLATE NOCASE);
CREATE INDEX user_by_discipline ON user (discipline_id);
CREATE INDEX user_by_tier ON user (compensation_tier_id);
CREATE INDEX user_by_expiry ON user (registration_expires_on) WHERE registration_expires_on IS NOT NULL;
CREATE TABLE contact_point (
  id TEXT PRIMARY KEY, user_id TEXT NOT NULL, kind TEXT NOT NULL, rank TEXT NOT NULL, value TEXT NOT NULL,
  folded_value TEXT NOT NULL, is_default INTEGER NOT NULL, ${STAMPED}) STRICT;
CREATE INDEX contact_point_by_user ON contact_point (user_id);
CREATE INDEX contact_point_by_value ON contact_point (kind, folded_value);
CREATE TABLE user_role (
  id TEXT PRIMARY KEY, user_id TEXT NOT NULL, role TEXT NOT NULL, is_held INTEGER NOT NULL, ${STAMPED}) STRICT;
CREATE INDEX user_role_by_user ON user_role (user_id);
CREATE INDEX user_role_by_role ON user_role (role, is_held);
CREATE TABLE credential (
  id TEXT PRIMARY KEY, password_hash TEXT NOT NULL, is_temporary INTEGER NOT NULL, temporary_until INTEGER,
  is_temporary_used INTEGER NOT NULL, first_signed_in_at INTEGER, password_changed_at INTEGER NOT NULL, ${STAMPED}) STRICT;
CREATE TABLE notification_preference (
  id TEXT PRIMARY KEY, user_id TEXT NOT NULL, topic TEXT NOT NULL, is_wanted INTEGER NOT NULL, ${STAMPED}) STRICT;
CREATE INDEX notification_preference_by_user ON notification_preference (user_id);
CREATE TABLE client (
  id TEXT PRIMARY KEY, first_name TEXT NOT NULL, last_name TEXT NOT NULL, preferred_name TEXT NOT NULL, birth_date TEXT,
  pronouns TEXT NOT NULL, status TEXT NOT NULL, since TEXT, phone TEXT NOT NULL, email TEXT NOT NULL,
  address TEXT NOT NULL, school TEXT NOT NULL, notes TEXT NOT NULL, ${STAMPED}) STRICT;
CREATE TABLE client_person (
  id TEXT PRIMARY KEY, client_id TEXT NOT NULL, user_id TEXT NOT NULL, relation TEXT NOT NULL,
  relation_label TEXT NOT NULL, since TEXT, is_current INTEGER NOT NULL, is_primary INTEGER NOT NULL,
  has_portal_access INTEGER NOT NULL, has_email_notifications INTEGER NOT NULL, has_consent INTEGER NOT NULL,
  ${STAMPED}) STRICT;
CREATE INDEX client_person_by_client ON client_person (client_id);
CREATE INDEX client_person_by_user ON client_person (user_id);
CREATE TABLE service (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, discipline_id TEXT, compensation_tier_id TEXT,
  duration_minutes INTEGER NOT NULL, fee_cents INTEGER NOT NULL, code TEXT NOT NULL, is_billable INTEGER NOT NULL,
  is_taxable INTEGER NOT NULL, is_current INTEGER NOT NULL, ${STAMPED}) STRICT;
CREATE TABLE crew (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, manager_id TEXT, is_current INTEGER NOT NULL, ${STAMPED}) STRICT;
CREATE INDEX crew_by_manager ON crew (manager_id);
CREATE TABLE crew_member (
  id TEXT PRIMARY KEY, crew_id TEXT NOT NULL, user_id TEXT NOT NULL, is_member INTEGER NOT NULL, ${STAMPED}) STRICT;
CREATE INDEX crew_member_by_crew ON crew_member (crew_id);
CREATE INDEX crew_member_by_user ON crew_member (user_id);
CREATE TABLE session (
  id TEXT PRIMARY KEY, client_id TEXT NOT NULL, practitioner_id TEXT NOT NULL, service_id TEXT NOT NULL,
  starts_at INTEGER NOT NULL, duration_minutes INTEGER NOT NULL, status TEXT NOT NULL, is_direct INTEGER NOT NULL,
  is_billable INTEGER NOT NULL, ${STAMPED}) STRICT;
CREATE INDEX session_by_practitioner ON session (practitioner_id, starts_at);
CREATE INDEX session_by_client ON session (client_id, starts_at);
CREATE TABLE timesheet (
  id TEXT PRIMARY KEY, practitioner_id TEXT NOT NULL, reviewer_id TEXT, starts_on TEXT NOT NULL, ends_on TEXT NOT NULL,
  status TEXT NOT NULL, reason TEXT NOT NULL, ${STAMPED}) STRICT;
CREATE INDEX timesheet_by_practitioner ON timesheet (practitioner_id);
CREATE TABLE device (
  id TEXT PRIMARY KEY, number INTEGER NOT NULL, name TEXT NOT NULL, joined_at INTEGER NOT NULL,
  is_revoked INTEGER NOT NULL, ${STAMPED}) STRICT;
`

const AUDIT = `
CREATE TABLE audit_entry (
  id TEXT PRIMARY KEY, seq INTEGER NOT NULL, device_id TEXT NOT NULL, at INTEGER NOT NULL, actor_id TEXT,
  act_id TEXT NOT NULL, verb TEXT NOT NULL, outcome TEXT NOT NULL, table_name TEXT, row_id TEXT, about_user_id TEXT,
  about_client_id TEXT, before TEXT, after TEXT, previous_hash TEXT NOT NULL, hash TEXT NOT NULL) STRICT;
CREATE UNIQUE INDEX audit_entry_by_seq ON audit_entry (device_id, seq);
CREATE INDEX audit_entry_by_time ON audit_entry (at);
CREATE INDEX audit_entry_by_user ON audit_entry (about_user_id, at);
CREATE INDEX audit_entry_by_client ON audit_entry (about_client_id, at);
CREATE INDEX audit_entry_by_actor ON audit_entry (actor_id, at);
CREATE TRIGGER audit_entry_is_kept BEFORE DELETE ON audit_entry
BEGIN SELECT RAISE(ABORT, 'the log keeps its entries'); END;
CREATE TRIGGER audit_entry_is_final BEFORE UPDATE ON audit_entry
BEGIN SELECT RAISE(ABORT, 'the log keeps its entries'); END;
`

const LOCAL = `
CREATE TABLE outbox (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, table_name TEXT NOT NULL, row_id TEXT NOT NULL, stamp INTEGER NOT NULL,
  patch TEXT NOT NULL, base TEXT, user_id TEXT, acknowledged_at INTEGER) STRICT;
CREATE INDEX outbox_pending_by_user ON outbox (user_id) WHERE acknowledged_at IS NULL;
CREATE TABLE field_stamp (
  table_name TEXT NOT NULL, row_id TEXT NOT NULL, field TEXT NOT NULL, stamp INTEGER NOT NULL,
  stamp_device INTEGER NOT NULL, PRIMARY KEY (table_name, row_id, field)) STRICT, WITHOUT ROWID;
CREATE TABLE review (
  id TEXT PRIMARY KEY, table_name TEXT NOT NULL, row_id TEXT NOT NULL, field TEXT NOT NULL, kept TEXT NOT NULL,
  other TEXT NOT NULL, created_at INTEGER NOT NULL, resolved_at INTEGER) STRICT;
CREATE TABLE sign_in_attempt (user_key TEXT PRIMARY KEY, failures INTEGER NOT NULL, last_at INTEGER NOT NULL) STRICT;
CREATE TABLE mail_queue (
  id TEXT PRIMARY KEY, user_id TEXT NOT NULL, topic TEXT NOT NULL, body TEXT NOT NULL, queued_at INTEGER NOT NULL,
  sent_at INTEGER) STRICT;
CREATE TABLE draft (
  user_id TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, saved_at INTEGER NOT NULL,
  PRIMARY KEY (user_id, key)) STRICT;
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE preference (
  user_id TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (user_id, name)) STRICT;
`

/** In every index of a sorting, so that a filter under any of them is judged without a look at the rows. */
const FILTERED = 'kind_rank, role_mask, discipline_id, sign_in_rank, temporary_until'

const DIRECTORY = `
CREATE TABLE user_directory (
  id INTEGER PRIMARY KEY, user_id TEXT NOT NULL UNIQUE, is_active INTEGER NOT NULL, kind_rank INTEGER NOT NULL,
  role_mask INTEGER NOT NULL, discipline_id TEXT, sign_in_rank INTEGER NOT NULL, temporary_until INTEGER,
  sort_name TEXT NOT NULL, sort_first_name TEXT NOT NULL, sort_title TEXT NOT NULL, sort_discipline TEXT NOT NULL,
  sort_tier TEXT NOT NULL, sort_email TEXT NOT NULL, sort_phone TEXT NOT NULL, sort_staff_id TEXT NOT NULL,
  sort_registration TEXT NOT NULL, search_text TEXT NOT NULL, first_name TEXT NOT NULL, last_name TEXT NOT NULL,
  title TEXT NOT NULL, discipline_name TEXT NOT NULL, compensation_tier_name TEXT NOT NULL, email TEXT NOT NULL,
  phone TEXT NOT NULL, staff_id TEXT NOT NULL, registration_number TEXT NOT NULL, registration_expires_on TEXT,
  version INTEGER NOT NULL) STRICT;
CREATE INDEX user_directory_by_name ON user_directory (is_active, sort_name, id, ${FILTERED});
CREATE INDEX user_directory_by_first_name ON user_directory (is_active, sort_first_name, id, ${FILTERED});
CREATE INDEX user_directory_by_title ON user_directory (is_active, sort_title, sort_name, id, ${FILTERED});
CREATE INDEX user_directory_by_kind ON user_directory (is_active, kind_rank, sort_name, id, ${FILTERED});
CREATE INDEX user_directory_by_discipline ON user_directory (is_active, sort_discipline, sort_name, id, ${FILTERED});
CREATE INDEX user_directory_by_tier ON user_directory (is_active, sort_tier, sort_name, id, ${FILTERED});
CREATE INDEX user_directory_by_email ON user_directory (is_active, sort_email, sort_name, id, ${FILTERED});
CREATE INDEX user_directory_by_phone ON user_directory (is_active, sort_phone, sort_name, id, ${FILTERED});
CREATE INDEX user_directory_by_staff_id ON user_directory (is_active, sort_staff_id, sort_name, id, ${FILTERED});
CREATE INDEX user_directory_by_registration ON user_directory (is_active, sort_registration, sort_name, id, ${FILTERED});
CREATE INDEX user_directory_by_sign_in ON user_directory (is_active, sign_in_rank, sort_name, id, ${FILTERED});
CREATE VIRTUAL TABLE user_search USING fts5(search_text, content='', contentless_delete=1, tokenize='trigram');
`

/** The tables of the first release. Frozen once released: later changes are later migrations. */
export const firstTables: Migration = { sql: SYNCED + AUDIT + LOCAL + DIRECTORY }
