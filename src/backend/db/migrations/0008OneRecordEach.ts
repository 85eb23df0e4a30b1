import type { Migration } from './migration.ts'

const STAMPED = 'stamp INTEGER NOT NULL, stamp_device INTEGER NOT NULL'

/**
 * Two records of one person become one, and a whole import can be undone (product.md 45, 31): the rows stay, and say
 * what became of them.
 */
export const oneRecordEach: Migration = {
  sql: `
ALTER TABLE user ADD COLUMN merged_into TEXT;
ALTER TABLE user ADD COLUMN voided_at INTEGER;
ALTER TABLE user ADD COLUMN import_id TEXT;
ALTER TABLE client ADD COLUMN merged_into TEXT;
ALTER TABLE client ADD COLUMN voided_at INTEGER;
ALTER TABLE client ADD COLUMN import_id TEXT;
CREATE INDEX user_by_merged ON user (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX client_by_merged ON client (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX user_by_import ON user (import_id) WHERE import_id IS NOT NULL;
CREATE INDEX client_by_import ON client (import_id) WHERE import_id IS NOT NULL;
CREATE TABLE record_merge (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, kept_id TEXT NOT NULL, merged_id TEXT NOT NULL, merged_at INTEGER NOT NULL,
  done_by TEXT, moved TEXT NOT NULL, seen TEXT NOT NULL, undone_at INTEGER, ${STAMPED}) STRICT;
CREATE INDEX record_merge_by_merged ON record_merge (merged_id);
CREATE INDEX record_merge_by_kept ON record_merge (kept_id);
CREATE TABLE import_run (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, file_name TEXT NOT NULL, row_count INTEGER NOT NULL,
  made_at INTEGER NOT NULL, done_by TEXT, undone_at INTEGER, ${STAMPED}) STRICT;
`,
}
