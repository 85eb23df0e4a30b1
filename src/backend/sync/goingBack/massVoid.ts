import { z } from 'zod'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import type { SyncedTables } from '../../db/tables.ts'
import type { Change, Value } from '../change.ts'
import { updateRow } from '../../db/writeRow.ts'
import { isRow } from '../fieldStore.ts'
import { clearState, readState, writeState } from '../syncState.ts'

/** For a field that takes a row away with whatever it holds. */
const ANYTHING = Symbol('anything but null')
type Rule = readonly [field: string, value: Value | typeof ANYTHING]

/** An import undone, or a record merged into another one: it is shown nowhere from then on. */
const RECORD_GONE: readonly Rule[] = [
  ['voided_at', ANYTHING],
  ['merged_into', ANYTHING],
]
/** What takes somebody or something away, by table: the fields, and the values that say so. Nothing is ever deleted. */
const VOIDING: Readonly<Partial<Record<string, readonly Rule[]>>> = {
  user: [['status', 'inactive'], ...RECORD_GONE],
  user_role: [['is_held', 0]],
  credential: [['password_hash', '']],
  client: [['status', 'discharged'], ...RECORD_GONE],
  client_person: [['is_current', 0]],
  crew: [['is_current', 0]],
  crew_member: [['is_member', 0]],
  discipline: [['is_current', 0]],
  compensation_tier: [['is_current', 0]],
  service: [['is_current', 0]],
  session: [['status', 'cancelled']],
  device: [['is_revoked', 1]],
} satisfies Partial<Record<keyof SyncedTables, readonly Rule[]>>

/** What says that rows were taken away: it goes with them, and is no reason to ask. */
const MARKS: Readonly<Partial<Record<string, readonly Rule[]>>> = {
  import_run: [['undone_at', ANYTHING]],
} satisfies Partial<Record<keyof SyncedTables, readonly Rule[]>>

/** More rows than this from one PC within ten minutes wait for an owner (security.md S9). */
const MOST_ROWS = 50
/** So does a larger part of a table, where it is not a handful of rows. */
const MOST_PART = 0.1
const HANDFUL = 10
const WINDOW_MS = 10 * 60_000

const heldSchema = z.strictObject({
  seq: z.int(),
  hash: z.string(),
  deviceNumber: z.int(),
  /** How many rows it would void, by table. */
  rows: z.record(z.string(), z.int()),
})
/** A set that waits until an owner says whether it is to be taken. */
export type HeldSet = z.infer<typeof heldSchema>
const decisionSchema = z.strictObject({ hash: z.string(), take: z.boolean() })
const saveSchema = z.strictObject({ deviceNumber: z.int(), stamp: z.int() })
const recentSchema = z.record(z.string(), z.strictObject({ at: z.number(), rows: z.int() }))

/** Reads it as it lies in the settings. */
export const parseHeld = (text: string): HeldSet => heldSchema.parse(JSON.parse(text))

type Reads = Pick<WriteTx, 'all'>

/** By own keys alone: another PC names the tables. */
const rulesOf = (table: string, all = VOIDING): readonly Rule[] =>
  (Object.hasOwn(all, table) ? all[table] : undefined) ?? []

const says = ([, gone]: Rule, value: unknown): boolean =>
  gone === ANYTHING ? value !== null : value === gone

const asValue = (value: unknown): Value =>
  typeof value === 'string' || typeof value === 'number' ? value : null

/** What a row holds now in the fields by which a change would void it; undefined where it voids none. */
export function voidedBy(
  tx: Reads,
  { table, rowId, patch }: Change,
  rules: readonly Rule[] = rulesOf(table),
): Readonly<Record<string, Value>> | undefined {
  const told = rules.filter((rule) => rule[0] in patch && says(rule, patch[rule[0]]))
  if (told.length === 0) return undefined
  const fields = told.map(([field]) => `"${field}"`)
  const [row] = tx.all(`SELECT ${fields.join(', ')} FROM "${table}" WHERE id = ?`, rowId)
  if (!isRow(row)) return undefined
  const news = told.filter((rule) => !says(rule, row[rule[0]]))
  return news.length === 0
    ? undefined
    : Object.fromEntries(news.map(([field]) => [field, asValue(row[field])]))
}

/** The same of a change that an owner refused; also of what tells of the rows that it took away. */
export const refusedBy = (tx: Reads, change: Change): ReturnType<typeof voidedBy> =>
  voidedBy(tx, change, [...rulesOf(change.table), ...rulesOf(change.table, MARKS)])

/** How many rows of a table nothing has taken away. */
function standing(tx: Reads, table: string): number {
  const rules = rulesOf(table)
  if (rules.length === 0) return 0
  const isHere = rules.map(([field, gone]) => `"${field}" ${gone === ANYTHING ? 'IS NULL' : 'IS NOT ?'}`)
  const values = rules.flatMap(([, gone]) => (gone === ANYTHING ? [] : [gone]))
  const [row] = tx.all(`SELECT count(*) AS n FROM "${table}" WHERE ${isHere.join(' AND ')}`, ...values)
  return isRow(row) ? Number(row['n']) : 0
}

function countVoided(tx: Reads, changes: readonly Change[]): Record<string, number> {
  const rows = new Map<string, Set<string>>()
  for (const change of changes) {
    if (voidedBy(tx, change) === undefined) continue
    rows.set(change.table, (rows.get(change.table) ?? new Set()).add(change.rowId))
  }
  return Object.fromEntries([...rows].map(([table, ids]) => [table, ids.size]))
}

/** Gives a row back what a set voided that an owner refused: an ordinary change, which every PC gets. */
export function putBack(
  tx: WriteTx,
  { table, rowId }: Change,
  before: NonNullable<ReturnType<typeof voidedBy>>,
): void {
  // The table is one of those above, and the fields its own.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  updateRow(tx, table as 'user', rowId, before, { verb: 'sync.voidRefused' })
}

const readRecent = (tx: Reads): z.infer<typeof recentSchema> =>
  recentSchema.parse(JSON.parse(readState(tx, 'voided') ?? '{}'))

/** @returns what an owner said of this set; undefined where nobody did */
export function readDecision(tx: Reads, hash: string): 'take' | 'refuse' | undefined {
  const text = readState(tx, 'heldDecision')
  const decision = text === undefined ? undefined : decisionSchema.parse(JSON.parse(text))
  if (decision?.hash !== hash) return undefined
  return decision.take ? 'take' : 'refuse'
}

/**
 * The save of which an owner refused a part: it may go on in the PC's next set, and is refused there without asking
 * again. One save has one stamp.
 */
export function readRefusedSave(tx: Reads): z.infer<typeof saveSchema> | undefined {
  const text = readState(tx, 'refusedSave')
  return text === undefined ? undefined : saveSchema.parse(JSON.parse(text))
}

/** Notes that what this save takes away is refused. */
export const noteRefusedSave = (tx: WriteTx, save: z.infer<typeof saveSchema>): void =>
  writeState(tx, 'refusedSave', JSON.stringify(save))

/** The set that waits for an owner; undefined where none does. */
export function readHeld(tx: Reads): HeldSet | undefined {
  const text = readState(tx, 'held')
  return text === undefined ? undefined : parseHeld(text)
}

/**
 * Whether a set is to wait for an owner, because it would void more than a person does in a short time. Looked at
 * before anything of it is applied; once an owner decided, it goes on.
 */
export function holdsBack(
  tx: WriteTx,
  set: { readonly seq: number; readonly hash: string; readonly deviceNumber: number },
  changes: readonly Change[],
): boolean {
  const refused = readRefusedSave(tx)
  const isOpen = ({ stamp }: Change): boolean =>
    refused?.deviceNumber !== set.deviceNumber || refused.stamp !== stamp
  const rows = countVoided(tx, changes.filter(isOpen))
  const count = Object.values(rows).reduce((sum, one) => sum + one, 0)
  if (count === 0) return false
  const recent = readRecent(tx)
  const { [String(set.deviceNumber)]: known, ...others } = recent
  if (readDecision(tx, set.hash) !== undefined) {
    clearState(tx, 'held')
    // An owner looked: what this PC takes away is counted anew.
    writeState(tx, 'voided', JSON.stringify(others))
    return false
  }
  // A count of a time to come is one of a clock that was set back since.
  const isLately = known !== undefined && tx.now >= known.at && tx.now - known.at < WINDOW_MS
  const before = isLately ? known.rows : 0
  const isPart = Object.entries(rows).some(
    ([table, one]) => one >= HANDFUL && one > MOST_PART * standing(tx, table),
  )
  if (before + count > MOST_ROWS || isPart) {
    writeState(tx, 'held', JSON.stringify({ ...set, rows } satisfies HeldSet))
    return true
  }
  const at = before === 0 ? tx.now : (known?.at ?? tx.now)
  writeState(tx, 'voided', JSON.stringify({ ...recent, [set.deviceNumber]: { at, rows: before + count } }))
  return false
}

/** An owner says whether the set that waits is to be taken. @returns false where none waits any more */
export function decideHeld(tx: WriteTx, hash: string, take: boolean): boolean {
  if (readHeld(tx)?.hash !== hash) return false
  writeState(tx, 'heldDecision', JSON.stringify({ hash, take }))
  return true
}
