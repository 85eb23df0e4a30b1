import type { Migration } from './migration.ts'

/**
 * What would replace a log entry meets the trigger against removing one, since every connection of the program has
 * recursive triggers on: the two looks before each insert that refused it until now are no longer needed. Frozen once
 * released.
 */
export const lighterLog: Migration = { sql: 'DROP TRIGGER audit_entry_is_not_replaced;' }
