import type { Version } from '../outbox/appendOutbox.ts'
import type { WriteTx } from './clinicDatabase.ts'
import { readFieldVersions, rowVersion, stampField } from './fieldVersions.ts'
import { type Act, findRow, noteChange, type Values } from './noteChange.ts'
import type { Afterlife } from './recordTables.ts'
import { settleOvertaken } from './settleVersion.ts'
import type { SyncedTables } from './tables.ts'

export type { Act } from './noteChange.ts'
type Stamp = 'stamp' | 'stamp_device'
/** What becomes of a record later: a new one has nothing of it. */
type Later = keyof Afterlife<unknown>
/** The fields of a row without its stamps, which are the door's own. */
export type RowFields<T extends keyof SyncedTables> = Omit<SyncedTables[T], Stamp | Later> &
  Partial<Pick<SyncedTables[T], Extract<keyof SyncedTables[T], Later>>>
export type RowPatch<T extends keyof SyncedTables> = Partial<Omit<SyncedTables[T], Stamp | 'id'>>

/**
 * Adds a row to a synced table: the row with its stamp, its log entry and its place in the outbox, all in the
 * transaction in hand. Nothing synced is written anywhere else (design.md 4).
 */
export function insertRow<T extends keyof SyncedTables>(
  tx: WriteTx,
  table: T,
  fields: RowFields<T>,
  act: Act,
): void {
  const values: Values = { ...fields }
  const names = Object.keys(values)
  const columns = [...names, 'stamp', 'stamp_device'].map((name) => `"${name}"`)
  const marks = columns.map(() => '?').join(',')
  tx.run(
    `INSERT INTO "${table}" (${columns.join(',')}) VALUES (${marks})`,
    ...Object.values(values),
    tx.stamp,
    tx.device.number,
  )
  // The row is named by its id already: what it says is the rest.
  const { id: _, ...after } = values
  noteChange(tx, table, values, act, { after, base: null })
}

/** The version of each field that is about to be replaced: its own where it changed alone, else its row's. */
function replacedVersions(
  tx: WriteTx,
  table: string,
  id: string,
  row: Values,
  fields: readonly string[],
): Record<string, Version> {
  const own = readFieldVersions(tx, table, id)
  return Object.fromEntries(fields.map((field) => [field, own.get(field) ?? rowVersion(row)]))
}

/**
 * The stamp of a field that is changed knowingly: after the one it replaces, even where that came from a PC whose
 * clock is ahead. Every PC works it out alike from the change and its base.
 */
export function nextStamp([stamp, device]: Version, base: Version | undefined): number {
  if (base === undefined || (base[0] === stamp && base[1] === device)) return stamp
  return Math.max(stamp, base[0] + 1)
}

/**
 * Changes some fields of a row: only those that really differ are written, stamped, logged and queued.
 * @returns whether anything differed
 */
export function updateRow<T extends keyof SyncedTables>(
  tx: WriteTx,
  table: T,
  id: string,
  patch: RowPatch<T>,
  act: Act,
): boolean {
  const row = findRow(tx, table, id)
  if (row === undefined) throw new Error(`No row ${id} in ${table}`)
  const changed = Object.entries(patch).filter(([name, value]) => value !== undefined && row[name] !== value)
  if (changed.length === 0) return false
  const names = changed.map(([name]) => name)
  const base = replacedVersions(tx, table, id, row, names)
  const sets = names.map((name) => `"${name}" = ?`).join(', ')
  tx.run(`UPDATE "${table}" SET ${sets} WHERE id = ?`, ...changed.map(([, value]) => value), id)
  for (const [name, value] of changed) {
    const stamp = nextStamp([tx.stamp, tx.device.number], base[name])
    settleOvertaken(tx, { table, rowId: id, field: name }, { version: [stamp, tx.device.number], value })
    // A row made in this very save has its stamp already.
    if (stamp !== row['stamp'] || row['stamp_device'] !== tx.device.number)
      stampField(tx, { table, rowId: id, field: name }, [stamp, tx.device.number])
  }
  const before = Object.fromEntries(names.map((name) => [name, row[name]]))
  noteChange(tx, table, row, act, { before, after: Object.fromEntries(changed), base })
  return true
}

/**
 * Makes a row be as given, whether it is there or not: for rows whose id follows from what they are about, such as
 * `<user>.<role>`.
 * @returns whether anything differed
 */
export function writeRow<T extends keyof SyncedTables>(
  tx: WriteTx,
  table: T,
  fields: RowFields<T>,
  act: Act,
): boolean {
  const { id, ...patch } = fields
  if (findRow(tx, table, id) === undefined) {
    insertRow(tx, table, fields, act)
    return true
  }
  // What is left of the fields once the id is taken off is exactly a patch.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return updateRow(tx, table, id, patch as RowPatch<T>, act)
}
