import { sql } from 'kysely'
import type { Reader } from '../../db/clinicDatabase.ts'

/** A version of a field that lost, with the one that stands now. */
export type Entry = {
  readonly id: string
  readonly table: string
  readonly rowId: string
  readonly field: string
  readonly value: string | number | null
  readonly version: readonly [stamp: number, device: number]
  readonly standing: string | number | null
  readonly standingVersion: readonly [stamp: number, device: number]
  readonly userId: string | null
}
type Row = Readonly<Record<string, unknown>>

/** More than anybody looks through; the rest follows once these are settled. */
const MOST = 1_000

const asValue = (value: unknown): string | number | null =>
  typeof value === 'string' || typeof value === 'number' ? value : null

async function findRow(db: Reader, table: string, id: string): Promise<Row | undefined> {
  const found = await sql<Row>`SELECT * FROM ${sql.table(table)} WHERE id = ${id}`.execute(db)
  return found.rows[0]
}

/** Whether a field is of a record that shows nowhere and gives no access any more. */
function isOver(table: string, field: string, row: Row): boolean {
  return table === 'user' && field === 'status' && (row['merged_into'] !== null || row['voided_at'] !== null)
}

/** The versions that wait for somebody; those that say the same as what stands ask nothing. */
export async function listEntries(
  db: Reader,
  aboutUser: (table: string) => string | undefined,
  id?: string,
): Promise<Entry[]> {
  const open = await db
    .selectFrom('review')
    .selectAll()
    .where('id', 'not in', (decided) => decided.selectFrom('review_decision').select('id'))
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
    .orderBy('stamp', 'desc')
    .limit(MOST)
    .execute()
  const entries: Entry[] = []
  for (const { id: entryId, table_name, row_id, field, value, stamp, stamp_device } of open) {
    const row = await findRow(db, table_name, row_id)
    if (row === undefined) continue
    const own = await db
      .selectFrom('field_stamp')
      .select(['stamp', 'stamp_device'])
      .where('table_name', '=', table_name)
      .where('row_id', '=', row_id)
      .where('field', '=', field)
      .executeTakeFirst()
    const lost = asValue(JSON.parse(value))
    const standing = asValue(row[field])
    if (lost === standing) continue
    // Access of a merged record is over whatever PCs said of it; what else was typed there is a late change.
    if (isOver(table_name, field, row)) continue
    const column = aboutUser(table_name)
    const userId = column === undefined ? null : row[column]
    entries.push({
      id: entryId,
      table: table_name,
      rowId: row_id,
      field,
      value: lost,
      version: [stamp, stamp_device],
      standing,
      standingVersion: [own?.stamp ?? Number(row['stamp']), own?.stamp_device ?? Number(row['stamp_device'])],
      userId: typeof userId === 'string' ? userId : null,
    })
  }
  return entries
}

/** Who changed a row on a PC at a moment, and what that PC is called. */
export async function findOrigin(
  db: Reader,
  { table, rowId }: Pick<Entry, 'table' | 'rowId'>,
  deviceNumber: number,
  atMs: number,
): Promise<{ readonly byName: string; readonly pcName: string }> {
  const pc = await db
    .selectFrom('device')
    .select(['id', 'name'])
    .where('number', '=', deviceNumber)
    .executeTakeFirst()
  if (pc === undefined) return { byName: '', pcName: '' }
  const change = await db
    .selectFrom('audit_entry')
    .leftJoin('user', 'user.id', 'audit_entry.actor_id')
    .select(['user.first_name', 'user.last_name'])
    .where('audit_entry.device_id', '=', pc.id)
    .where('audit_entry.table_name', '=', table)
    .where('audit_entry.row_id', '=', rowId)
    .where('audit_entry.at', '<=', atMs)
    .orderBy('audit_entry.seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  const byName = [change?.first_name, change?.last_name]
    .filter((part) => part !== null && part !== undefined && part !== '')
    .join(' ')
  return { byName, pcName: pc.name }
}
