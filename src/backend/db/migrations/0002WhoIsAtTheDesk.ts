import type { Migration } from './migration.ts'

const STAMPED = 'stamp INTEGER NOT NULL, stamp_device INTEGER NOT NULL'

/** The second factor, guessing limits, mail, leaving, placements and notices to owners. Frozen once released. */
export const whoIsAtTheDesk: Migration = {
  sql: `
ALTER TABLE clinic ADD COLUMN mfa_required_roles TEXT NOT NULL DEFAULT '';
ALTER TABLE user ADD COLUMN is_mfa_required INTEGER NOT NULL DEFAULT 0;
ALTER TABLE user ADD COLUMN supervisor_id TEXT;
ALTER TABLE user ADD COLUMN placement_ends_on TEXT;
CREATE INDEX user_by_placement_end ON user (placement_ends_on) WHERE placement_ends_on IS NOT NULL;
CREATE INDEX user_by_supervisor ON user (supervisor_id) WHERE supervisor_id IS NOT NULL;
CREATE TABLE totp_factor (
  id TEXT PRIMARY KEY, secret TEXT NOT NULL, confirmed_at INTEGER, last_step INTEGER NOT NULL, ${STAMPED}) STRICT;
CREATE TABLE recovery_code (
  id TEXT PRIMARY KEY, user_id TEXT NOT NULL, code_hash TEXT NOT NULL, used_at INTEGER, ${STAMPED}) STRICT;
CREATE INDEX recovery_code_by_user ON recovery_code (user_id);
CREATE TABLE departure (
  id TEXT PRIMARY KEY, user_id TEXT NOT NULL, left_at INTEGER NOT NULL, left_behind TEXT NOT NULL,
  returned_at INTEGER, ${STAMPED}) STRICT;
CREATE INDEX departure_by_user ON departure (user_id);
CREATE TABLE alert (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, raised_at INTEGER NOT NULL, device_id TEXT NOT NULL, about_user_id TEXT,
  facts TEXT NOT NULL, settled_at INTEGER, settled_by TEXT, ${STAMPED}) STRICT;
CREATE INDEX alert_open ON alert (raised_at) WHERE settled_at IS NULL;
DROP TABLE sign_in_attempt;
CREATE TABLE sign_in_attempt (
  name_key TEXT PRIMARY KEY, user_id TEXT, failures INTEGER NOT NULL, pause_left_ms INTEGER NOT NULL,
  last_at INTEGER NOT NULL) STRICT;
CREATE INDEX sign_in_attempt_by_user ON sign_in_attempt (user_id);
CREATE TABLE signed_in_here (user_id TEXT PRIMARY KEY, first_at INTEGER NOT NULL, last_at INTEGER NOT NULL) STRICT;
DROP TABLE mail_queue;
CREATE TABLE mail_queue (
  id TEXT PRIMARY KEY, user_id TEXT NOT NULL, kind TEXT NOT NULL, facts TEXT NOT NULL, queued_at INTEGER NOT NULL,
  state TEXT NOT NULL, attempts INTEGER NOT NULL, next_at INTEGER NOT NULL, problem TEXT NOT NULL,
  settled_at INTEGER) STRICT;
CREATE INDEX mail_queue_waiting ON mail_queue (next_at) WHERE state = 'waiting';
DROP INDEX audit_entry_by_time;
DROP INDEX audit_entry_by_user;
DROP INDEX audit_entry_by_client;
DROP INDEX audit_entry_by_actor;
CREATE INDEX audit_entry_by_time ON audit_entry (at, seq, act_id, verb, outcome, device_id);
CREATE INDEX audit_entry_by_actor ON audit_entry (actor_id, at, seq, act_id) WHERE actor_id IS NOT NULL;
CREATE INDEX audit_entry_by_user ON audit_entry (about_user_id, at, seq, act_id) WHERE about_user_id IS NOT NULL;
CREATE INDEX audit_entry_by_client ON audit_entry (about_client_id, at, seq, act_id, verb, outcome, actor_id, device_id)
  WHERE about_client_id IS NOT NULL;
CREATE INDEX audit_entry_by_act ON audit_entry (act_id, seq);
CREATE TRIGGER audit_entry_is_not_replaced BEFORE INSERT ON audit_entry
WHEN EXISTS (SELECT 1 FROM audit_entry WHERE id = new.id)
  OR EXISTS (SELECT 1 FROM audit_entry WHERE device_id = new.device_id AND seq = new.seq)
BEGIN SELECT RAISE(ABORT, 'the log keeps its entries'); END;
`,
}
