import type { Migration } from './migration.ts'

/**
 * A session keeps the fee it was entered with, and whether that was taxed: a service may cost something else later. One
 * from before, or from a PC with an older program, has none of its own and goes by its service. It is given none here:
 * PCs that have not heard of each other's changes would give it different ones.
 */
export const feesThatStay: Migration = {
  sql: `
ALTER TABLE session ADD COLUMN fee_cents INTEGER;
ALTER TABLE session ADD COLUMN is_taxable INTEGER;
`,
}
