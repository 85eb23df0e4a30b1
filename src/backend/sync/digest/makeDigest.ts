import { createHmac, hkdfSync, type Hmac } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import type { ClinicDatabase } from '../../db/clinicDatabase.ts'
import type { FrozenView } from '../../db/frozenView.ts'
import { SYNCED_TABLES } from '../../db/syncedTables.ts'
import { isRow, type Row } from '../fieldStore.ts'
import { readCount } from '../syncState.ts'

/** What all PCs must have alike, at one place of the hub's order, as one number. */
export type Digest = { readonly cursor: number; readonly hash: string }

const PAGE = 200
/** The desk's thread works on it so long at one time, and is left alone as long after that. */
const SLICE_MS = 8
const REST_MS = 8
const STAMPS = new Set(['id', 'stamp', 'stamp_device'])
const TABLES = Object.keys(SYNCED_TABLES).toSorted()

/** True where this PC has exactly what the sets up to its cursor say: nothing of its own besides, nothing left out. */
function isSettled(view: FrozenView): boolean {
  const [open] = view.all(
    `SELECT EXISTS (SELECT 1 FROM outbox WHERE acknowledged_at IS NULL)
      OR EXISTS (SELECT 1 FROM outgoing_set WHERE sent_at IS NULL)
      OR EXISTS (SELECT 1 FROM set_aside) OR EXISTS (SELECT 1 FROM later_change) AS found`,
  )
  return isRow(open) && open['found'] === 0 && readCount(view, 'offset') === 0
}

/** Under a key that follows from the clinic's first, which every PC has and the hub has not. */
function beginHash(view: FrozenView): Hmac | undefined {
  const [first] = view.all('SELECT key FROM clinic_key WHERE key_epoch = 1')
  if (!isRow(first)) return undefined
  const key = Buffer.from(String(first['key']), 'hex')
  return createHmac('sha256', Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), 'anteroom digest', 32)))
}

function versionsOf(
  view: FrozenView,
  table: string,
  first: string,
  last: string,
): Map<string, Map<string, string>> {
  const found = new Map<string, Map<string, string>>()
  const sql = `SELECT row_id, field, stamp, stamp_device FROM field_stamp
    WHERE table_name = ? AND row_id >= ? AND row_id <= ?`
  for (const row of view.all(sql, table, first, last).filter(isRow)) {
    const id = String(row['row_id'])
    const fields = found.get(id) ?? new Map<string, string>()
    found.set(id, fields.set(String(row['field']), `${String(row['stamp'])}.${String(row['stamp_device'])}`))
  }
  return found
}

/** A row's values and the version of each; how sparsely the PC keeps those makes no difference. */
function rowText(row: Row, columns: readonly string[], own: ReadonlyMap<string, string> | undefined): string {
  const whole = `${String(row['stamp'])}.${String(row['stamp_device'])}`
  const versions = own === undefined ? [] : columns.map((name) => own.get(name) ?? whole)
  const [first = whole] = versions
  const isOne = versions.every((version) => version === first)
  return JSON.stringify([row['id'], columns.map((name) => row[name]), isOne ? first : versions])
}

function* addTable(view: FrozenView, table: string, hash: Hmac): Generator<void> {
  hash.update(`\n${table}\n`)
  const sql = `SELECT * FROM "${table}" WHERE id > ? ORDER BY id LIMIT ${PAGE}`
  let last = ''
  let columns: readonly string[] | undefined
  for (;;) {
    const page = view.all(sql, last).filter(isRow)
    const [first] = page
    if (first === undefined) return
    columns ??= Object.keys(first)
      .filter((name) => !STAMPS.has(name))
      .toSorted()
    last = String(page.at(-1)?.['id'])
    const versions = versionsOf(view, table, String(first['id']), last)
    let text = ''
    for (const row of page) text += `${rowText(row, columns, versions.get(String(row['id'])))}\n`
    hash.update(text)
    yield
  }
}

/**
 * Reads every synced row, with the version of each field, on a connection of its own and in slices of about 8 ms, and
 * gives their digest (security.md S12). It is read from the rows themselves: what changed past the one door is seen.
 * @returns undefined where this PC has something of its own that no set up to its cursor has, or when `signal` ends it
 */
export async function makeDigest(
  db: Pick<ClinicDatabase, 'freeze'>,
  signal?: AbortSignal,
): Promise<Digest | undefined> {
  const view = db.freeze()
  try {
    const hash = isSettled(view) ? beginHash(view) : undefined
    if (hash === undefined) return undefined
    let until = performance.now() + SLICE_MS
    for (const table of TABLES)
      for (const _ of addTable(view, table, hash)) {
        if (performance.now() < until) continue
        await setTimeout(REST_MS)
        if (signal?.aborted === true) return undefined
        until = performance.now() + SLICE_MS
      }
    return { cursor: readCount(view, 'cursor'), hash: hash.digest('hex') }
  } finally {
    view.close()
  }
}
