import type { Migration } from './migration.ts'

/**
 * A timesheet keeps what was handed in: a PC that had not heard of it may still change a session of it. Sessions of
 * timesheets from before, and from PCs with an older program, go by what they are now.
 */
export const timesheetsThatStay: Migration = {
  sql: `
ALTER TABLE timesheet_session ADD COLUMN service_id TEXT;
ALTER TABLE timesheet_session ADD COLUMN starts_at INTEGER;
ALTER TABLE timesheet_session ADD COLUMN duration_minutes INTEGER;
ALTER TABLE timesheet_session ADD COLUMN is_direct INTEGER;
`,
}
