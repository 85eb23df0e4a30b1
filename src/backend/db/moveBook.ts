import { z } from 'zod'
import type { WriteTx } from './clinicDatabase.ts'
import { type Act, findRow, type Values } from './noteChange.ts'
import type { SyncedTables } from './tables.ts'
import { insertRow, type RowFields, type RowPatch, updateRow } from './writeRow.ts'

const value = z.union([z.string(), z.number(), z.null()])
const values = z.record(z.string(), value)

/** Rows that an act changed alike, with what they held before; null where the act made them. */
export const moveLineSchema = z.strictObject({
  table: z.string(),
  ids: z.array(z.string()),
  before: values.nullable(),
  after: values,
})
export type MoveLine = z.infer<typeof moveLineSchema>

/** Writes rows and notes what they held before, so that the whole act can be taken back. */
export class MoveBook {
  readonly #tx: WriteTx
  readonly #act: Act
  readonly #lines = new Map<string, MoveLine>()

  constructor(tx: WriteTx, act: Act) {
    this.#tx = tx
    this.#act = act
  }

  #note(table: string, id: string, before: Values | null, after: Values): void {
    const line = { before: before === null ? null : values.parse(before), after: values.parse(after) }
    const key = JSON.stringify([table, line.before, line.after])
    const known = this.#lines.get(key)
    if (known === undefined) this.#lines.set(key, { table, ids: [id], ...line })
    else known.ids.push(id)
  }

  /** Changes fields of a row that is there. */
  update<T extends keyof SyncedTables>(table: T, id: string, patch: RowPatch<T>): void {
    const row = findRow(this.#tx, table, id)
    if (row === undefined) throw new Error(`No row ${id} in ${table}`)
    const changed = Object.entries(patch).filter(([name, given]) => row[name] !== given)
    if (changed.length === 0) return
    const before = Object.fromEntries(changed.map(([name]) => [name, row[name]]))
    this.#note(table, id, before, Object.fromEntries(changed))
    updateRow(this.#tx, table, id, patch, this.#act)
  }

  /** Makes a row be as given, whether it is there or not. */
  write<T extends keyof SyncedTables>(table: T, fields: RowFields<T>): void {
    if (findRow(this.#tx, table, fields.id) === undefined) {
      insertRow(this.#tx, table, fields, this.#act)
      this.#note(table, fields.id, null, { ...fields })
      return
    }
    // What is left of the fields once the id is taken off is exactly a patch.
    const { id, ...patch } = fields
    // What is left of the fields once the id is taken off is exactly a patch.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    this.update(table, id, patch as RowPatch<T>)
  }

  lines(): MoveLine[] {
    return [...this.#lines.values()]
  }
}
