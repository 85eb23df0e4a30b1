import type { UserId } from '#shared/domain/ids.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import { isSameVersion } from '../../db/fieldOrder.ts'
import { readFieldVersions, rowVersion } from '../../db/fieldVersions.ts'
import { findRow, isRecord, type Values } from '../../db/noteChange.ts'
import { Turns } from '../../db/turns.ts'
import { type RowPatch, updateRow } from '../../db/writeRow.ts'
import { endTie, UNDONE } from './endTie.ts'

/** The act in which an import was stored: all its log entries bear it, and one moment. */
const ACT = `SELECT at, act_id FROM audit_entry
  WHERE at = ? AND verb = 'import.noted' AND table_name = 'import_run' AND row_id = ?`
/** What it wrote about people and clients who were there before it. */
const FILLED = `SELECT e.table_name, e.row_id, e.before, e.after FROM audit_entry e
  WHERE e.at = ? AND e.act_id = ? AND e.table_name IN ('user', 'client', 'contact_point', 'client_person')
  AND NOT EXISTS (SELECT 1 FROM user u WHERE e.table_name IN ('user', 'contact_point') AND u.id = e.about_user_id
    AND u.import_id = ?)
  AND NOT EXISTS (SELECT 1 FROM client c WHERE e.table_name IN ('client', 'client_person') AND c.id = e.about_client_id
    AND c.import_id = ?)
  ORDER BY e.seq DESC`

const readValues = (json: unknown): Values | undefined => {
  const parsed: unknown = typeof json === 'string' ? JSON.parse(json) : undefined
  return isRecord(parsed) ? parsed : undefined
}

/** True where a field still has the value that the import gave it. */
function isOfRun(tx: WriteTx, run: Values, table: string, row: Values, field: string): boolean {
  const own = readFieldVersions(tx, table, String(row['id'])).get(field)
  return isSameVersion(own ?? rowVersion(row), rowVersion(run))
}

/** The fields of a record that the import filled in are as they were. */
function emptyRecord(
  tx: WriteTx,
  run: Values,
  table: 'user' | 'client',
  row: Values,
  before: Values,
): boolean {
  const filled = Object.entries(before).filter(([field]) => isOfRun(tx, run, table, row, field))
  // The log entry of a row names columns of its table alone.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const patch = Object.fromEntries(filled) as RowPatch<'user'> & RowPatch<'client'>
  const id = String(row['id'])
  return table === 'user'
    ? updateRow(tx, 'user', id, patch, UNDONE)
    : updateRow(tx, 'client', id, patch, UNDONE)
}

const OTHER_PHONE = `SELECT id FROM contact_point WHERE user_id = ? AND kind = 'phone' AND value <> '' AND id <> ?`

/** An e-mail or phone that the import gave; of the phones that are left one is the default (product.md 21). */
function emptyPoint(tx: WriteTx, run: Values, row: Values): boolean {
  if (!isOfRun(tx, run, 'contact_point', row, 'value')) return false
  const id = String(row['id'])
  const isPhone = row['kind'] === 'phone'
  const gone = { value: '', folded_value: '', ...(isPhone ? { is_default: 0 as const } : {}) }
  updateRow(tx, 'contact_point', id, gone, UNDONE)
  const other = tx.all(OTHER_PHONE, row['user_id'], id).find(isRecord)
  if (isPhone && row['is_default'] === 1 && other !== undefined)
    updateRow(tx, 'contact_point', String(other['id']), { is_default: 1 }, UNDONE)
  return true
}

function takeBack(tx: WriteTx, run: Values, entry: Values, taken: UserId[]): boolean {
  const table = String(entry['table_name'])
  const row = findRow(tx, table, String(entry['row_id']))
  if (row === undefined) return false
  if (table === 'contact_point') return emptyPoint(tx, run, row)
  if (table === 'client_person') {
    if (row['is_current'] !== 1 || !isOfRun(tx, run, table, row, 'is_current')) return false
    endTie(tx, row, taken)
    return true
  }
  const before = readValues(entry['before'])
  return before !== undefined && emptyRecord(tx, run, table === 'user' ? 'user' : 'client', row, before)
}

/**
 * Takes back what an import filled in about people and clients who were there before it: fields that were empty, e-mails
 * and phones, ties of clients. What somebody changed since stays (product.md 45).
 * @param run the import's row
 * @param taken takes whose client somebody is no more, once for each
 * @returns of how many records something was taken back
 */
export async function emptyFilled(tx: WriteTx, run: Values, taken: UserId[]): Promise<number> {
  const importId = String(run['id'])
  const act = tx.all(ACT, run['made_at'], importId).find(isRecord)
  if (act === undefined) return 0
  const emptied = new Set<string>()
  const turns = new Turns()
  for (const entry of tx.all(FILLED, act['at'], act['act_id'], importId, importId).filter(isRecord)) {
    const [record = ''] = String(entry['row_id']).split('.')
    if (takeBack(tx, run, entry, taken)) emptied.add(record)
    await turns.take()
  }
  return emptied.size
}
