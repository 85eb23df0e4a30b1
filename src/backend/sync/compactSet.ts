import { z } from 'zod'
import type { Version } from '../outbox/appendOutbox.ts'
import type { Change, ChangeSet, LogEntry, Value } from './change.ts'

/**
 * The wire form of a change set: texts and versions that occur often stand once, changes of one shape share their
 * field names, and a log entry that says what a change says refers to it. Part of PROTOCOL_VERSION.
 */
const LONGEST_TEXT = 1_400_000
const text = z.string().max(LONGEST_TEXT)
const index = z.number().int().nonnegative()

const isCell = (cell: unknown): cell is Value =>
  cell === null || (typeof cell === 'string' ? cell.length <= LONGEST_TEXT : Number.isFinite(cell))

/** Rows of cells: a set has a hundred thousand cells, and a schema for each would take longer than merging them. */
const rowsOfCells = (most: number): z.ZodCustom<Value[][]> =>
  z.custom<Value[][]>(
    (rows) =>
      Array.isArray(rows) &&
      rows.length <= most &&
      rows.every((row) => Array.isArray(row) && row.every((cell) => isCell(cell))),
  )

export const compactSetSchema = z.strictObject({
  /** Texts that entries refer to by place. */
  t: z.array(text).max(50_000),
  /** Shapes: table, fields, 1 for a new row. */
  s: z.array(
    z.tuple([
      z.string().max(64),
      z.array(z.string().max(64)).max(200),
      z.union([z.literal(0), z.literal(1)]),
    ]),
  ),
  /** Versions that were replaced. */
  v: z.array(z.tuple([z.number().int().nonnegative(), z.number().int().min(1).max(65_535)])),
  /** Changes: shape, row id, stamp less the one before, values; of a changed row one place in `v` for each field. */
  c: rowsOfCells(5_000),
  /** The number before the first log entry's. */
  q: index,
  /** Log: id, time less the one before, actor, act, verb, outcome, change or table and row, about whom, before, after. */
  l: rowsOfCells(20_000),
})
export type CompactSet = z.infer<typeof compactSetSchema>

class Places<T> {
  readonly list: T[] = []
  readonly #at = new Map<string, number>()

  of(key: string, item: T): number {
    const known = this.#at.get(key)
    if (known !== undefined) return known
    this.#at.set(key, this.list.length)
    return this.list.push(item) - 1
  }
}

const afterOf = (change: Change): string => JSON.stringify(change.patch)

function compactLog(
  log: readonly LogEntry[],
  changes: readonly Change[],
  changeOfEntry: ReadonlyMap<number, number>,
  texts: Places<string>,
): CompactSet['l'] {
  const place = (word: string | null): number => (word === null ? -1 : texts.of(word, word))
  let at = 0
  return log.map((entry) => {
    const changeAt = changeOfEntry.get(entry.seq)
    const change = changeAt === undefined ? undefined : changes[changeAt]
    const fits = change !== undefined && change.table === entry.table && change.rowId === entry.rowId
    const row: (string | number | null)[] = [
      entry.id,
      entry.at - at,
      place(entry.actorId),
      place(entry.actId),
    ]
    at = entry.at
    row.push(place(entry.verb), place(entry.outcome))
    row.push(...(fits ? [changeAt ?? 0, null] : [place(entry.table), entry.rowId]))
    row.push(entry.aboutUserId !== null && entry.aboutUserId === entry.rowId ? 1 : entry.aboutUserId)
    row.push(entry.aboutClientId !== null && entry.aboutClientId === entry.rowId ? 1 : entry.aboutClientId)
    row.push(entry.before, fits && afterOf(change) === entry.after ? 1 : entry.after, fits ? 1 : 0)
    return row
  })
}

/** @param changeOfEntry for each log entry that tells of a change, by its number: the place of that change */
export function compactSet(set: ChangeSet, changeOfEntry: ReadonlyMap<number, number>): CompactSet {
  const texts = new Places<string>()
  const shapes = new Places<CompactSet['s'][number]>()
  const versions = new Places<CompactSet['v'][number]>()
  let last = 0
  const changes = set.changes.map(({ table, rowId, stamp, patch, base }) => {
    const fields = Object.keys(patch)
    const shape = shapes.of(JSON.stringify([table, fields, base === null]), [
      table,
      fields,
      base === null ? 1 : 0,
    ])
    const row: Value[] = [shape, rowId, stamp - last, ...Object.values(patch)]
    last = stamp
    if (base === null) return row
    for (const field of fields) {
      const version = base[field] ?? [0, 1]
      row.push(versions.of(version.join(), [version[0], version[1]]))
    }
    return row
  })
  const log = compactLog(set.log, set.changes, changeOfEntry, texts)
  const firstSeq = set.log[0]?.seq
  return {
    t: texts.list,
    s: shapes.list,
    v: versions.list,
    c: changes,
    q: firstSeq === undefined ? 0 : firstSeq - 1,
    l: log,
  }
}

/** All texts of a log, those that stand once in a set and are referred to many times among them: more is no honest one. */
const MOST_LOG_TEXT = 64 * 1024 * 1024
const textOf = ({ actorId, actId, verb, outcome, table, before, after }: LogEntry): number =>
  [actorId, actId, verb, outcome, table, before, after].reduce((sum, one) => sum + (one?.length ?? 0), 0)

class Malformed extends Error {}
const asText = (value: Value | undefined): string => {
  if (typeof value !== 'string') throw new Malformed()
  return value
}
const asNumber = (value: Value | undefined): number => {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw new Malformed()
  return value
}
const at = <T>(list: readonly T[], place: Value | undefined): T => {
  const item = list[asNumber(place)]
  if (item === undefined) throw new Malformed()
  return item
}
const textOrNull = (value: Value | undefined): string | null => (value === null ? null : asText(value))

function readChange(row: readonly Value[], compact: CompactSet, last: number): Change {
  const [table, fields, isNew] = at(compact.s, row[0])
  const length = 3 + fields.length * (isNew === 1 ? 1 : 2)
  if (row.length !== length) throw new Malformed()
  const patch = Object.fromEntries(fields.map((field, place) => [field, row[3 + place] ?? null]))
  const replaced = (): Record<string, Version> =>
    Object.fromEntries(fields.map((field, place) => [field, at(compact.v, row[3 + fields.length + place])]))
  const stamp = last + asNumber(row[2])
  if (!Number.isSafeInteger(stamp) || stamp < 0) throw new Malformed()
  return { table, rowId: asText(row[1]), stamp, patch, base: isNew === 1 ? null : replaced() }
}

function readEntry(
  row: readonly Value[],
  compact: CompactSet,
  changes: readonly Change[],
  last: LastEntry,
): LogEntry {
  if (row.length !== 13) throw new Malformed()
  const word = (place: Value | undefined): string | null => (place === -1 ? null : at(compact.t, place))
  const change = row[12] === 1 ? at(changes, row[6]) : undefined
  const table = change === undefined ? word(row[6]) : change.table
  const rowId = change === undefined ? textOrNull(row[7]) : change.rowId
  const about = (value: Value | undefined): string | null => (value === 1 ? rowId : textOrNull(value))
  return {
    id: asText(row[0]),
    seq: last.seq + 1,
    at: last.at + asNumber(row[1]),
    actorId: word(row[2]),
    actId: at(compact.t, row[3]),
    verb: at(compact.t, row[4]),
    outcome: at(compact.t, row[5]),
    table,
    rowId,
    aboutUserId: about(row[8]),
    aboutClientId: about(row[9]),
    before: textOrNull(row[10]),
    after: row[11] === 1 && change !== undefined ? afterOf(change) : textOrNull(row[11]),
  }
}

type LastEntry = { readonly seq: number; readonly at: number }

/** @returns the set that a compact one stands for; undefined where it is malformed */
export function expandSet(input: unknown): ChangeSet | undefined {
  const parsed = compactSetSchema.safeParse(input)
  if (!parsed.success) return undefined
  const compact = parsed.data
  try {
    const changes: Change[] = []
    for (const row of compact.c) changes.push(readChange(row, compact, changes.at(-1)?.stamp ?? 0))
    const log: LogEntry[] = []
    let size = 0
    for (const row of compact.l) {
      const entry = readEntry(row, compact, changes, log.at(-1) ?? { seq: compact.q, at: 0 })
      size += textOf(entry)
      if (size > MOST_LOG_TEXT) throw new Malformed()
      log.push(entry)
    }
    return { changes, log }
  } catch (error) {
    if (error instanceof Malformed) return undefined
    throw error
  }
}
