import { z } from 'zod'

const version = z.tuple([z.number().int().nonnegative(), z.number().int().min(1).max(65_535)]).readonly()
const value = z.union([z.string(), z.number(), z.null()])

/** One field's value, as SQLite keeps it. */
export type Value = z.infer<typeof value>

/**
 * A row operation (design.md 5): all fields of one save share its stamp. `base` names for each changed field the
 * version it replaced; null for a new row.
 */
export const changeSchema = z.strictObject({
  table: z.string().max(64),
  rowId: z.string().min(1).max(200),
  stamp: z.number().int().nonnegative(),
  patch: z.record(z.string().max(64), value),
  base: z.record(z.string().max(64), version).nullable(),
})
export type Change = z.infer<typeof changeSchema>

/** True for an id that a row of whatever table may have. */
export const mayBeRowId = (id: string): boolean => changeSchema.shape.rowId.safeParse(id).success

/** One entry of the sender's log without what the reader works out again: PC, running hash. */
export const logEntrySchema = z.strictObject({
  id: z.string().max(64),
  seq: z.number().int().min(1),
  at: z.number().int(),
  actorId: z.string().max(64).nullable(),
  actId: z.string().max(64),
  verb: z.string().max(100),
  outcome: z.string().max(20),
  table: z.string().max(64).nullable(),
  rowId: z.string().max(200).nullable(),
  aboutUserId: z.string().max(64).nullable(),
  aboutClientId: z.string().max(64).nullable(),
  before: z.string().nullable(),
  after: z.string().nullable(),
})
export type LogEntry = z.infer<typeof logEntrySchema>

/** What a sealed set holds: changes in the order they were made, and the log entries of the same time. */
export type ChangeSet = {
  readonly changes: readonly Change[]
  readonly log: readonly LogEntry[]
}
