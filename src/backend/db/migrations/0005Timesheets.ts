import type { Migration } from './migration.ts'

const STAMPED = 'stamp INTEGER NOT NULL, stamp_device INTEGER NOT NULL'

/** Timesheets hold sessions, and say when they were handed in and who decided (product.md 12). */
export const timesheets: Migration = {
  sql: `
ALTER TABLE timesheet ADD COLUMN submitted_at INTEGER;
ALTER TABLE timesheet ADD COLUMN decided_at INTEGER;
ALTER TABLE timesheet ADD COLUMN decided_by TEXT;
CREATE INDEX timesheet_by_status ON timesheet (status, submitted_at);
CREATE TABLE timesheet_session (
  id TEXT PRIMARY KEY, timesheet_id TEXT NOT NULL, session_id TEXT NOT NULL, is_in INTEGER NOT NULL, ${STAMPED}) STRICT;
CREATE INDEX timesheet_session_by_timesheet ON timesheet_session (timesheet_id);
CREATE INDEX timesheet_session_by_session ON timesheet_session (session_id);
CREATE INDEX session_by_start ON session (starts_at);
`,
}
