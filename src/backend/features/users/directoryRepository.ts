import type { UserId } from '#shared/domain/ids.ts'
import type { Reader } from '../../db/clinicDatabase.ts'
import { rowsOf } from '../../db/rowsOf.ts'
import type { Clause } from '../../db/searchPlan.ts'
import type { UserDirectoryTable } from '../../db/tables.ts'
import { SORT_KEYS, type SortColumn } from './directoryPlan.ts'

export type DirectoryRow = Omit<UserDirectoryTable, 'search_text'> & { is_unsent: 0 | 1 }

/** Where a page starts: after the row with these sort values, or at a row's index. */
export type PageStart =
  | { readonly after: { readonly key: string | number; readonly name: string; readonly id: number } }
  | { readonly index: number }

export type Sorting = { readonly column: SortColumn; readonly descending: boolean }

function orderOf({ column, descending }: Sorting): { columns: string[]; order: string; sign: '>' | '<' } {
  const key = SORT_KEYS[column]
  const columns = column === 'name' ? ['sort_name', 'id'] : [key, 'sort_name', 'id']
  const direction = descending ? 'DESC' : 'ASC'
  return {
    columns,
    order: columns.map((name) => `d.${name} ${direction}`).join(', '),
    sign: descending ? '<' : '>',
  }
}

/**
 * The ids of one page, from an index that holds all it needs: a jump to row 90,000 steps over index entries and
 * looks up no row.
 */
function pageIds(where: Clause, sorting: Sorting, start: PageStart, limit: number): Clause {
  const { columns, order, sign } = orderOf(sorting)
  if ('index' in start) {
    return {
      sql: `SELECT d.id FROM user_directory d WHERE ${where.sql} ORDER BY ${order} LIMIT ? OFFSET ?`,
      values: [...where.values, limit, start.index],
    }
  }
  const { key, name, id } = start.after
  const values = sorting.column === 'name' ? [name, id] : [key, name, id]
  const tuple = columns.map((column) => `d.${column}`).join(', ')
  return {
    sql: `SELECT d.id FROM user_directory d WHERE ${where.sql} AND (${tuple}) ${sign} (${values.map(() => '?').join(', ')})
      ORDER BY ${order} LIMIT ?`,
    values: [...where.values, ...values, limit],
  }
}

const ROW = `d.id, d.user_id, d.is_active, d.kind_rank, d.role_mask, d.discipline_id, d.sign_in_rank, d.temporary_until,
  d.sort_name, d.sort_first_name, d.sort_title, d.sort_discipline, d.sort_tier, d.sort_email, d.sort_phone,
  d.sort_staff_id, d.sort_registration, d.first_name, d.last_name, d.title, d.discipline_name,
  d.compensation_tier_name, d.email, d.phone, d.staff_id, d.registration_number, d.registration_expires_on, d.version`
/** Only a PC that is enrolled at a hub has anything to send. */
const UNSENT = `EXISTS (SELECT 1 FROM setting WHERE name = 'hub.address') AND
  EXISTS (SELECT 1 FROM outbox o WHERE o.user_id = d.user_id AND o.acknowledged_at IS NULL)`

/** One page of the directory under conditions, in order. */
export async function listDirectoryPage(
  db: Reader,
  where: Clause,
  sorting: Sorting,
  start: PageStart,
  limit: number,
): Promise<DirectoryRow[]> {
  const ids = pageIds(where, sorting, start, limit)
  return rowsOf<DirectoryRow>(db, {
    sql: `SELECT ${ROW}, ${UNSENT} AS is_unsent FROM user_directory d WHERE d.id IN (${ids.sql}) ORDER BY ${orderOf(sorting).order}`,
    values: ids.values,
  })
}

/** The people of a run of rows under conditions, in order. */
export async function listDirectoryUserIds(
  db: Reader,
  where: Clause,
  sorting: Sorting,
  { index, limit }: { readonly index: number; readonly limit: number },
): Promise<UserId[]> {
  const { sql, values } = pageIds(where, sorting, { index }, limit)
  const rows = await rowsOf<{ user_id: UserId }>(db, {
    sql: `SELECT d.user_id FROM user_directory d WHERE d.id IN (${sql}) ORDER BY ${orderOf(sorting).order}`,
    values,
  })
  return rows.map((row) => row.user_id)
}

/** How many rows fit the conditions. */
export async function countDirectory(db: Reader, where: Clause): Promise<number> {
  const [row] = await rowsOf<{ n: number }>(db, {
    sql: `SELECT count(*) AS n FROM user_directory d WHERE ${where.sql}`,
    values: where.values,
  })
  return row?.n ?? 0
}
