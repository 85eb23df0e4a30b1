import type { Migration } from './migration.ts'

/**
 * What a PC, or its hub, needs to notice and mend a jump back in time (design.md 5). Log entries that two courses of
 * one PC numbered alike wait in `forked_entry` until they follow the ones that the clinic knows; only an entry that
 * stands there may leave its place. Sent sets stay for a while, for a hub that lost them.
 */
export const goingBack: Migration = {
  sql: `
CREATE TABLE forked_entry (
  place INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, at INTEGER NOT NULL, actor_id TEXT,
  act_id TEXT NOT NULL, verb TEXT NOT NULL, outcome TEXT NOT NULL, table_name TEXT, row_id TEXT, about_user_id TEXT,
  about_client_id TEXT, before TEXT, after TEXT) STRICT;
DROP TRIGGER audit_entry_is_kept;
CREATE TRIGGER audit_entry_is_kept BEFORE DELETE ON audit_entry
WHEN NOT EXISTS (SELECT 1 FROM forked_entry WHERE id = old.id)
BEGIN SELECT RAISE(ABORT, 'the log keeps its entries'); END;
ALTER TABLE outgoing_set ADD COLUMN sent_at INTEGER;
CREATE INDEX outgoing_set_waiting ON outgoing_set (device_epoch, n) WHERE sent_at IS NULL;
`,
}
