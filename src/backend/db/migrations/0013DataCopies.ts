import type { Migration } from './migration.ts'

/**
 * A PC whose data silently differ takes another one's again (security.md S12): every PC hears which asks which. Which
 * rows came so far is this PC's own note, while it does. Frozen once released.
 */
export const dataCopies: Migration = {
  sql: `
CREATE TABLE data_copy (
  id TEXT PRIMARY KEY, device_id TEXT NOT NULL, source_device_id TEXT NOT NULL, asked_at INTEGER NOT NULL, ended_at INTEGER,
  rows_changed INTEGER, stamp INTEGER NOT NULL, stamp_device INTEGER NOT NULL) STRICT;
CREATE TABLE copied_row (
  table_name TEXT NOT NULL, row_id TEXT NOT NULL, PRIMARY KEY (table_name, row_id)) STRICT, WITHOUT ROWID;
`,
}
