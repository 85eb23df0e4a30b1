import type { WriteTx } from '../db/clinicDatabase.ts'
import { LONGEST_TEXT } from '../db/longestText.ts'
import { SYNCED_TABLES, type SyncedTable } from '../db/syncedTables.ts'
import type { SyncedTables } from '../db/tables.ts'
import type { Value } from './change.ts'
import { isRow } from './fieldStore.ts'
import { namesNothing } from './rowIds.ts'

export type Column = { readonly type: 'TEXT' | 'INTEGER'; readonly isRequired: boolean }
export type SyncedName = keyof SyncedTables
export type TableShape = {
  readonly name: SyncedName
  readonly definition: SyncedTable
  /** Without id and stamps. */
  readonly columns: ReadonlyMap<string, Column>
  /** What a new row can't do without. */
  readonly needed: readonly string[]
  /** What stands in a new row that says nothing of a field. */
  readonly defaults: ReadonlyMap<string, Value>
  /** The statement that adds a row with these fields; made once. */
  readonly insertSql: (fields: readonly string[]) => string
  /** The statement that reads these fields of a row and its version; made once. */
  readonly readSql: (fields: readonly string[]) => string
}

const OWN = new Set(['id', 'stamp', 'stamp_device'])

/** True for what a row has besides its fields; no change says it among them. */
export const isOfRow = (name: string): boolean => OWN.has(name)

const isSynced = (name: string): name is SyncedName => Object.hasOwn(SYNCED_TABLES, name)

/** What synced tables this program has, as the database itself says. */
export class Shapes {
  readonly #tables = new Map<string, TableShape | undefined>()

  /** @returns the shape of a synced table; undefined for any other name */
  of(tx: Pick<WriteTx, 'all'>, name: string): TableShape | undefined {
    if (!isSynced(name)) return undefined
    if (this.#tables.has(name)) return this.#tables.get(name)
    const shape = readShape(tx, name)
    this.#tables.set(name, shape)
    return shape
  }
}

const shapesByDevice = new WeakMap<WriteTx['device'], Shapes>()

/** The shapes of a transaction's database, read once each time it is opened. */
export function shapesOf({ device }: Pick<WriteTx, 'device'>): Shapes {
  const known = shapesByDevice.get(device)
  if (known !== undefined) return known
  const shapes = new Shapes()
  shapesByDevice.set(device, shapes)
  return shapes
}

function readDefault(tx: Pick<WriteTx, 'all'>, sql: string): Value {
  const [row] = tx.all(`SELECT ${sql} AS value`)
  const value = isRow(row) ? row['value'] : null
  return typeof value === 'string' || typeof value === 'number' ? value : null
}

function readShape(tx: Pick<WriteTx, 'all'>, name: SyncedName): TableShape | undefined {
  const columns = new Map<string, Column>()
  const defaults = new Map<string, Value>()
  const needed: string[] = []
  const sql = 'SELECT name, type, "notnull" AS required, dflt_value FROM pragma_table_info(?)'
  for (const row of tx.all(sql, name)) {
    if (!isRow(row)) continue
    const column = String(row['name'])
    if (OWN.has(column)) continue
    const isRequired = row['required'] === 1
    columns.set(column, { type: row['type'] === 'INTEGER' ? 'INTEGER' : 'TEXT', isRequired })
    const byDefault = row['dflt_value']
    if (isRequired && byDefault === null) needed.push(column)
    else defaults.set(column, typeof byDefault === 'string' ? readDefault(tx, byDefault) : null)
  }
  if (columns.size === 0) return undefined
  const definition = SYNCED_TABLES[name]
  return {
    name,
    definition,
    columns,
    needed,
    defaults,
    insertSql: keptStatements((fields) => insertStatement(name, fields)),
    readSql: keptStatements((fields) => {
      const known = fields.filter((field) => columns.has(field))
      return `SELECT ${[...known, 'stamp', 'stamp_device'].map((one) => `"${one}"`).join(',')} FROM "${name}" WHERE id = ?`
    }),
  }
}

/** PCs say the same fields again and again; one that does not is not given room for each of its ways. */
const MOST_KEPT = 100

function keptStatements(make: (fields: readonly string[]) => string): (fields: readonly string[]) => string {
  const made = new Map<string, string>()
  return (fields) => {
    const key = fields.join()
    const known = made.get(key)
    if (known !== undefined) return known
    const sql = make(fields)
    if (made.size >= MOST_KEPT) made.clear()
    made.set(key, sql)
    return sql
  }
}

function insertStatement(table: string, fields: readonly string[]): string {
  const columns = ['id', ...fields, 'stamp', 'stamp_device']
  return `INSERT INTO "${table}" (${columns.map((name) => `"${name}"`).join(',')}) VALUES (${columns.map(() => '?').join(',')})`
}

const IS_BIT = /^(?:is|has)_/u

/** Why a value can't be in a column; undefined where it can. */
export function valueProblem(name: string, column: Column, value: Value): string | undefined {
  if (value === null) return column.isRequired ? 'missing' : undefined
  if (column.type === 'TEXT') {
    if (typeof value !== 'string') return 'notText'
    if (value.length > LONGEST_TEXT) return 'tooLong'
    return namesNothing(name, value) ? 'malformed' : undefined
  }
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) return 'notInteger'
  return IS_BIT.test(name) && value !== 0 && value !== 1 ? 'notTruth' : undefined
}
