import type { Migration } from './migration.ts'

const STAMPED = 'stamp INTEGER NOT NULL, stamp_device INTEGER NOT NULL'

/**
 * Several PCs of one clinic (design.md 5). Outbox entries of before name the replaced stamps without their PC, and
 * nobody ever had another PC to send them to: only the last stays, which says where the clock goes on.
 */
export const severalPcs: Migration = {
  sql: `
DELETE FROM outbox WHERE seq < (SELECT max(seq) FROM outbox);
UPDATE outbox SET acknowledged_at = 0;
ALTER TABLE outbox ADD COLUMN audit_seq INTEGER NOT NULL DEFAULT 0;
CREATE INDEX outbox_pending ON outbox (seq) WHERE acknowledged_at IS NULL;
ALTER TABLE device ADD COLUMN sign_key TEXT NOT NULL DEFAULT '';
ALTER TABLE device ADD COLUMN box_key TEXT NOT NULL DEFAULT '';
ALTER TABLE device ADD COLUMN invite_id TEXT;
ALTER TABLE device ADD COLUMN revoked_at INTEGER;
CREATE TABLE device_invite (
  id TEXT PRIMARY KEY, public_key TEXT NOT NULL, number INTEGER NOT NULL, made_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL, ${STAMPED}) STRICT;
CREATE TABLE review_decision (
  id TEXT PRIMARY KEY, table_name TEXT NOT NULL, row_id TEXT NOT NULL, field TEXT NOT NULL,
  lost_stamp INTEGER NOT NULL, lost_device INTEGER NOT NULL, decided_by TEXT, decided_at INTEGER NOT NULL,
  ${STAMPED}) STRICT;
CREATE INDEX review_decision_by_row ON review_decision (table_name, row_id);
DROP TABLE review;
CREATE TABLE review (
  id TEXT PRIMARY KEY, table_name TEXT NOT NULL, row_id TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL,
  stamp INTEGER NOT NULL, stamp_device INTEGER NOT NULL) STRICT;
CREATE INDEX review_by_field ON review (table_name, row_id, field);
CREATE VIEW open_review AS SELECT * FROM review WHERE id NOT IN (SELECT id FROM review_decision);
CREATE TABLE peer (
  device_id TEXT PRIMARY KEY, number INTEGER NOT NULL UNIQUE, sign_key TEXT NOT NULL, box_key TEXT NOT NULL,
  device_epoch INTEGER NOT NULL, last_n INTEGER NOT NULL, last_hash TEXT NOT NULL, audit_seq INTEGER NOT NULL,
  audit_hash TEXT NOT NULL, is_revoked INTEGER NOT NULL) STRICT;
CREATE TABLE clinic_key (key_epoch INTEGER PRIMARY KEY, key TEXT NOT NULL) STRICT;
CREATE TABLE outgoing_set (
  device_epoch INTEGER NOT NULL, n INTEGER NOT NULL, hash TEXT NOT NULL, bytes BLOB NOT NULL,
  outbox_seq INTEGER NOT NULL, audit_seq INTEGER NOT NULL, PRIMARY KEY (device_epoch, n)) STRICT;
CREATE TABLE waiting_change (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, table_name TEXT NOT NULL, row_id TEXT NOT NULL,
  device_number INTEGER NOT NULL, change TEXT NOT NULL) STRICT;
CREATE INDEX waiting_change_by_row ON waiting_change (table_name, row_id);
CREATE TABLE set_aside (
  id INTEGER PRIMARY KEY AUTOINCREMENT, hub_seq INTEGER NOT NULL, device_number INTEGER NOT NULL,
  table_name TEXT NOT NULL, row_id TEXT NOT NULL, change TEXT NOT NULL, reason TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
CREATE TABLE snapshot_piece (piece INTEGER PRIMARY KEY, hash TEXT NOT NULL, bytes BLOB NOT NULL) STRICT;
CREATE TABLE later_field (
  table_name TEXT NOT NULL, row_id TEXT NOT NULL, field TEXT NOT NULL, change TEXT NOT NULL, stamp INTEGER NOT NULL,
  stamp_device INTEGER NOT NULL, PRIMARY KEY (table_name, row_id, field)) STRICT, WITHOUT ROWID;
`,
}
