import type { Migration } from './migration.ts'

const STAMPED = 'stamp INTEGER NOT NULL, stamp_device INTEGER NOT NULL'

/** Reports, the team page and access reviews, with the indexes that keep what they ask short. Frozen once released. */
export const looksAtTheClinic: Migration = {
  sql: `
CREATE INDEX user_by_creation ON user (id, created_at);
CREATE INDEX session_by_week ON session (starts_at, service_id, status, practitioner_id);
CREATE INDEX audit_entry_of_standing ON audit_entry (at, table_name)
  WHERE before IS NOT NULL AND table_name IN ('user', 'user_role');
CREATE INDEX timesheet_to_review ON timesheet (reviewer_id, starts_on) WHERE status = 'submitted';
CREATE TABLE team_page (
  id TEXT PRIMARY KEY, address TEXT NOT NULL, intro TEXT NOT NULL, is_published INTEGER NOT NULL,
  has_students INTEGER NOT NULL, has_photos INTEGER NOT NULL, has_registrations INTEGER NOT NULL, ${STAMPED}) STRICT;
CREATE TABLE team_listing (
  id TEXT PRIMARY KEY, user_id TEXT NOT NULL, is_listed INTEGER NOT NULL, ${STAMPED}) STRICT;
CREATE TABLE access_review (
  id TEXT PRIMARY KEY, finished_at INTEGER, finished_by TEXT, people INTEGER NOT NULL, document TEXT NOT NULL,
  document_hash TEXT NOT NULL, ${STAMPED}) STRICT;
CREATE TABLE access_decision (
  id TEXT PRIMARY KEY, review_id TEXT NOT NULL, user_id TEXT NOT NULL, decision TEXT NOT NULL, roles TEXT NOT NULL,
  decided_by TEXT, decided_at INTEGER NOT NULL, ${STAMPED}) STRICT;
CREATE INDEX access_decision_by_review ON access_decision (review_id);
`,
}
