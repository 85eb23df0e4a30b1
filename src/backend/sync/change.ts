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

const isName = (name: string): boolean => name.length <= 64
const isValue = (one: unknown): boolean =>
  one === null || typeof one === 'string' || (typeof one === 'number' && Number.isFinite(one))
const isCount = (one: unknown): one is number => Number.isSafeInteger(one) && Number(one) >= 0
function isVersion(one: unknown): boolean {
  if (!Array.isArray(one) || one.length !== 2) return false
  const [stamp, device]: readonly unknown[] = one
  return isCount(stamp) && isCount(device) && device > 0 && device <= 65_535
}

const isRecordOf = (all: unknown, isOne: (one: unknown) => boolean): boolean =>
  typeof all === 'object' &&
  all !== null &&
  !Array.isArray(all) &&
  Object.entries(all).every(([name, one]) => isName(name) && isOne(one))

/** True for what the schema takes, told a tenth of its time: a PC looks at each change that it sends. */
export const isChange = (
  change: Readonly<Record<keyof Change, unknown>> & { readonly table: string; readonly rowId: string },
): change is Change =>
  isName(change.table) &&
  change.rowId.length >= 1 &&
  change.rowId.length <= 200 &&
  isCount(change.stamp) &&
  isRecordOf(change.patch, isValue) &&
  (change.base === null || isRecordOf(change.base, isVersion))

/** One entry of the sender's log without what the reader works out again: PC, running hash. */
export type LogEntry = {
  readonly id: string
  readonly seq: number
  readonly at: number
  readonly actorId: string | null
  readonly actId: string
  readonly verb: string
  readonly outcome: string
  readonly table: string | null
  readonly rowId: string | null
  readonly aboutUserId: string | null
  readonly aboutClientId: string | null
  readonly before: string | null
  readonly after: string | null
}

/** What a sealed set holds: changes in the order they were made, and the log entries of the same time. */
export type ChangeSet = {
  readonly changes: readonly Change[]
  readonly log: readonly LogEntry[]
}
