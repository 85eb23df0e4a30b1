import type { Migration } from './migration.ts'

/** The language that each person chose. Frozen once released. */
export const twoLanguages: Migration = {
  sql: `ALTER TABLE user ADD COLUMN language TEXT NOT NULL DEFAULT '';`,
}
