import { createHash } from 'node:crypto'
import type { WriteTx } from '../db/clinicDatabase.ts'
import { readFieldVersions, rowVersion } from '../db/fieldVersions.ts'
import type { Version } from '../outbox/appendOutbox.ts'
import type { Value } from './change.ts'
import type { Field, FieldVersion } from './mergeField.ts'

export type Row = Readonly<Record<string, unknown>>

export const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null
const asValue = (value: unknown): Value =>
  typeof value === 'string' || typeof value === 'number' ? value : null

/** The same on every PC that sees the same clash: it follows from what the entry is about. */
export function reviewId(table: string, rowId: string, field: string, [stamp, device]: Version): string {
  return createHash('sha256')
    .update(JSON.stringify([table, rowId, field, stamp, device]))
    .digest('hex')
    .slice(0, 32)
}

/** @returns of a row, the versions that somebody decided against */
function readSettled(tx: WriteTx, table: string, rowId: string): Set<string> {
  const sql = 'SELECT field, lost_stamp, lost_device FROM review_decision WHERE table_name = ? AND row_id = ?'
  const rows = tx.all(sql, table, rowId).filter(isRow)
  return new Set(
    rows.map((row) => `${String(row['field'])} ${Number(row['lost_stamp'])} ${Number(row['lost_device'])}`),
  )
}

/** What is known of a row beside its values: the versions of its fields, and the ones that do not stand. */
export type RowVersions = {
  readonly own: ReadonlyMap<string, Version>
  readonly others: ReadonlyMap<string, readonly FieldVersion[]>
  readonly isSettled: (field: string, version: Version) => boolean
}

const NOTHING_BESIDE = { others: new Map<string, readonly FieldVersion[]>(), isSettled: () => false }

/** @param hasReviews false where no row of this database has a version beside the one that stands, nor a decision */
export function readRowVersions(
  tx: WriteTx,
  table: string,
  rowId: string,
  hasReviews: boolean = true,
): RowVersions {
  if (!hasReviews) return { own: readFieldVersions(tx, table, rowId), ...NOTHING_BESIDE }
  const settled = readSettled(tx, table, rowId)
  const isSettled: RowVersions['isSettled'] = (field, [stamp, device]) =>
    settled.has(`${field} ${stamp} ${device}`)
  const others = readOthers(tx, table, rowId, isSettled)
  return { own: readFieldVersions(tx, table, rowId), others, isSettled }
}

/** @returns by field, the versions that do not stand */
function readOthers(
  tx: WriteTx,
  table: string,
  rowId: string,
  isSettled: RowVersions['isSettled'],
): Map<string, FieldVersion[]> {
  const others = new Map<string, FieldVersion[]>()
  const sql = 'SELECT field, value, stamp, stamp_device FROM review WHERE table_name = ? AND row_id = ?'
  for (const entry of tx.all(sql, table, rowId)) {
    if (!isRow(entry)) continue
    const field = String(entry['field'])
    const version: Version = [Number(entry['stamp']), Number(entry['stamp_device'])]
    const known = others.get(field) ?? []
    known.push({
      version,
      value: asValue(JSON.parse(String(entry['value']))),
      isSettled: isSettled(field, version),
    })
    others.set(field, known)
  }
  return others
}

/** A field as it stands in the database. */
export function readField(row: Row, field: string, { own, others, isSettled }: RowVersions): Field {
  const version = own.get(field) ?? rowVersion(row)
  const stands = { version, value: asValue(row[field]), isSettled: isSettled(field, version) }
  return { stands, others: others.get(field) ?? [] }
}

const has = (versions: readonly FieldVersion[], one: FieldVersion): boolean =>
  versions.some(({ version }) => version[0] === one.version[0] && version[1] === one.version[1])

/** Keeps what does not stand, for "To review", and takes away what was replaced since. */
export function writeOthers(
  tx: WriteTx,
  place: { readonly table: string; readonly rowId: string; readonly field: string },
  before: readonly FieldVersion[],
  after: readonly FieldVersion[],
): void {
  const { table, rowId, field } = place
  for (const gone of before.filter((one) => !has(after, one)))
    tx.run('DELETE FROM review WHERE id = ?', reviewId(table, rowId, field, gone.version))
  for (const kept of after.filter((one) => !has(before, one))) {
    const id = reviewId(table, rowId, field, kept.version)
    tx.run(
      `INSERT INTO review (id, table_name, row_id, field, value, stamp, stamp_device)
        VALUES (?,?,?,?,?,?,?) ON CONFLICT DO NOTHING`,
      id,
      table,
      rowId,
      field,
      JSON.stringify(kept.value),
      ...kept.version,
    )
  }
}
