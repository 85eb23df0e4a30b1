import type { Migration } from './migration.ts'

/**
 * What PCs with a newer program say of fields and tables that this one does not know is kept change by change, in the
 * order it came, and merged after the update: of several that were made at the same time, each stays known. After each
 * set the PC looks for records of undone imports, so these have an index.
 */
export const newerPrograms: Migration = {
  sql: `
CREATE TABLE later_change (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, table_name TEXT NOT NULL, row_id TEXT NOT NULL,
  device_number INTEGER NOT NULL, change TEXT NOT NULL) STRICT;
CREATE INDEX later_change_by_row ON later_change (table_name, row_id, seq);
INSERT INTO later_change (table_name, row_id, device_number, change)
  SELECT table_name, row_id, stamp_device, change FROM later_field ORDER BY stamp, stamp_device;
DROP TABLE later_field;
CREATE INDEX user_by_voided ON user (voided_at) WHERE voided_at IS NOT NULL;
CREATE INDEX client_by_voided ON client (voided_at) WHERE voided_at IS NOT NULL;
`,
}
