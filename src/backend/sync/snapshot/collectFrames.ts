import type { FrozenView } from '../../db/frozenView.ts'
import { SYNCED_TABLES } from '../../db/syncedTables.ts'
import { isRow, type Row } from '../fieldStore.ts'
import { PLAIN_COLUMNS, PLAIN_TABLES, type HeardPc, type SnapshotFrame } from './frames.ts'

/** Rows read at one time, and how long a frame gets before it is packed. */
const PAGE = 400
const FRAME_CHARACTERS = 250_000
const STAMPS = new Set(['id', 'stamp', 'stamp_device'])
type RowsFrame = Extract<SnapshotFrame, { kind: 'rows' }>
type LogFrame = Extract<SnapshotFrame, { kind: 'log' }>
type Cell = string | number | null

const asCell = (value: unknown): Cell =>
  typeof value === 'string' || typeof value === 'number' ? value : null
const lengthOf = (values: readonly Cell[]): number =>
  values.reduce<number>((sum, value) => sum + (typeof value === 'string' ? value.length : 8), 40)

/** Credentials come last: until then nobody can sign in to half a clinic. */
const TABLES = Object.keys(SYNCED_TABLES).toSorted(
  (a, b) => Number(a === 'credential') - Number(b === 'credential'),
)

function ownVersions(view: FrozenView, table: string, first: string, last: string): Map<string, Row[]> {
  const found = new Map<string, Row[]>()
  const sql = `SELECT row_id, field, stamp, stamp_device FROM field_stamp
    WHERE table_name = ? AND row_id >= ? AND row_id <= ?`
  for (const row of view.all(sql, table, first, last).filter(isRow)) {
    const id = String(row['row_id'])
    found.set(id, [...(found.get(id) ?? []), row])
  }
  return found
}

function* rowsOf(view: FrozenView, table: string): Generator<SnapshotFrame | undefined> {
  let last = ''
  for (;;) {
    const page = view
      .all(`SELECT * FROM "${table}" WHERE id > ? ORDER BY id LIMIT ?`, last, PAGE)
      .filter(isRow)
    const [first] = page
    if (first === undefined) return
    const columns = Object.keys(first).filter((name) => !STAMPS.has(name))
    last = String(page.at(-1)?.['id'])
    const versions = ownVersions(view, table, String(first['id']), last)
    let rows: RowsFrame['rows'] = []
    let size = 0
    for (const row of page) {
      const id = String(row['id'])
      const f = (versions.get(id) ?? []).flatMap((one): [number, number, number][] => {
        const at = columns.indexOf(String(one['field']))
        return at < 0 ? [] : [[at, Number(one['stamp']), Number(one['stamp_device'])]]
      })
      const values = columns.map((name) => asCell(row[name]))
      const v: [number, number] = [Number(row['stamp']), Number(row['stamp_device'])]
      rows.push({ id, v, values, ...(f.length === 0 ? {} : { f }) })
      size += lengthOf(values)
      if (size > FRAME_CHARACTERS) {
        yield { kind: 'rows', table, columns, rows }
        rows = []
        size = 0
      }
    }
    yield rows.length === 0 ? undefined : { kind: 'rows', table, columns, rows }
  }
}

const LOG = `SELECT seq, previous_hash, hash, id, at, actor_id, act_id, verb, outcome, table_name, row_id, about_user_id,
  about_client_id, before, after FROM audit_entry WHERE device_id = ? AND seq > ? ORDER BY seq LIMIT ?`
const LOG_FIELDS = [
  'id',
  'at',
  'actor_id',
  'act_id',
  'verb',
  'outcome',
  'table_name',
  'row_id',
  'about_user_id',
  'about_client_id',
  'before',
  'after',
]

function* logOf(view: FrozenView, deviceId: string): Generator<SnapshotFrame | undefined> {
  let head = { seq: 0, hash: '' }
  for (;;) {
    const page = view.all(LOG, deviceId, head.seq, PAGE).filter(isRow)
    if (page.length === 0) return
    let entries: LogFrame['entries'] = []
    let size = 0
    for (const row of page) {
      const values = LOG_FIELDS.map((name) => asCell(row[name]))
      const previous = String(row['previous_hash'])
      entries.push([Number(row['seq']), previous === head.hash ? null : previous, values])
      head = { seq: Number(row['seq']), hash: String(row['hash']) }
      size += lengthOf(values)
      if (size > FRAME_CHARACTERS) {
        yield { kind: 'log', deviceId, entries }
        entries = []
        size = 0
      }
    }
    yield entries.length === 0 ? undefined : { kind: 'log', deviceId, entries }
  }
}

function* plainOf(view: FrozenView): Generator<SnapshotFrame | undefined> {
  for (const table of PLAIN_TABLES) {
    const columns = PLAIN_COLUMNS[table]
    for (let from = 0; ; from += PAGE) {
      const sql = `SELECT ${columns.join(', ')} FROM ${table} ORDER BY rowid LIMIT ? OFFSET ?`
      const rows = view.all(sql, PAGE, from).filter(isRow)
      if (rows.length > 0)
        yield { kind: 'plain', table, rows: rows.map((row) => columns.map((name) => asCell(row[name]))) }
      if (rows.length < PAGE) break
    }
  }
}

/**
 * Everything that all PCs have alike, as frames; undefined now and then, as a place to let others work.
 * @param heard how far each PC was heard, the maker among them
 */
export function* collectFrames(
  view: FrozenView,
  heard: readonly HeardPc[],
): Generator<SnapshotFrame | undefined> {
  for (const table of TABLES) yield* rowsOf(view, table)
  yield* plainOf(view)
  for (const row of view.all('SELECT DISTINCT device_id FROM audit_entry').filter(isRow))
    yield* logOf(view, String(row['device_id']))
  yield { kind: 'heard', pcs: [...heard] }
}
