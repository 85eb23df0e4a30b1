import type { WriteTx } from '../db/clinicDatabase.ts'
import { SYNCED_TABLES, type SyncedTable } from '../db/syncedTables.ts'
import type { SyncedTables } from '../db/tables.ts'
import type { Value } from './change.ts'
import { isRow } from './fieldStore.ts'

export type Column = { readonly type: 'TEXT' | 'INTEGER'; readonly isRequired: boolean }
export type SyncedName = keyof SyncedTables
export type TableShape = {
  readonly name: SyncedName
  readonly definition: SyncedTable
  /** Without id and stamps. */
  readonly columns: ReadonlyMap<string, Column>
  /** What a new row can't do without. */
  readonly needed: readonly string[]
  /** The statement that adds a row with these fields; made once. */
  readonly insertSql: (fields: readonly string[]) => string
}

const OWN = new Set(['id', 'stamp', 'stamp_device'])

/** True for what a row has besides its fields; no change says it among them. */
export const isOfRow = (name: string): boolean => OWN.has(name)

const isSynced = (name: string): name is SyncedName => Object.hasOwn(SYNCED_TABLES, name)

/** What synced tables this program has, as the database itself says. */
export class Shapes {
  readonly #tables = new Map<string, TableShape>()

  /** @returns the shape of a synced table; undefined for any other name */
  of(tx: Pick<WriteTx, 'all'>, name: string): TableShape | undefined {
    if (!isSynced(name)) return undefined
    const known = this.#tables.get(name)
    if (known !== undefined) return known
    const shape = readShape(tx, name)
    this.#tables.set(name, shape)
    return shape
  }
}

function readShape(tx: Pick<WriteTx, 'all'>, name: SyncedName): TableShape {
  const columns = new Map<string, Column>()
  const needed: string[] = []
  const sql = 'SELECT name, type, "notnull" AS required, dflt_value FROM pragma_table_info(?)'
  for (const row of tx.all(sql, name)) {
    if (!isRow(row)) continue
    const column = String(row['name'])
    if (OWN.has(column)) continue
    const isRequired = row['required'] === 1
    columns.set(column, { type: row['type'] === 'INTEGER' ? 'INTEGER' : 'TEXT', isRequired })
    if (isRequired && row['dflt_value'] === null) needed.push(column)
  }
  return { name, definition: SYNCED_TABLES[name], columns, needed, insertSql: insertStatements(name) }
}

/** PCs say the same fields again and again; one that does not is not given room for each of its ways. */
const MOST_KEPT = 100

function insertStatements(table: string): TableShape['insertSql'] {
  const made = new Map<string, string>()
  return (fields) => {
    const key = fields.join()
    const known = made.get(key)
    if (known !== undefined) return known
    const columns = ['id', ...fields, 'stamp', 'stamp_device']
    const sql = `INSERT INTO "${table}" (${columns.map((name) => `"${name}"`).join(',')}) VALUES (${columns.map(() => '?').join(',')})`
    if (made.size >= MOST_KEPT) made.clear()
    made.set(key, sql)
    return sql
  }
}

/** Longer than any field of the contract, a photo apart. */
const LONGEST = 1_000_000
const IS_BIT = /^(?:is|has)_/u

/** Why a value can't be in a column; undefined where it can. */
export function valueProblem(name: string, column: Column, value: Value): string | undefined {
  if (value === null) return column.isRequired ? 'missing' : undefined
  if (column.type === 'TEXT') {
    if (typeof value !== 'string') return 'notText'
    return value.length > LONGEST ? 'tooLong' : undefined
  }
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) return 'notInteger'
  return IS_BIT.test(name) && value !== 0 && value !== 1 ? 'notTruth' : undefined
}
