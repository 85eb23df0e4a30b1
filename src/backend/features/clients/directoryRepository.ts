import type { ClientStatus } from '#shared/domain/clients.ts'
import { type ClientId, clientIdSchema, type UserId } from '#shared/domain/ids.ts'
import type { Reader } from '../../db/clinicDatabase.ts'
import { isOneOf } from '../../db/findMatches.ts'
import { rowsOf } from '../../db/rowsOf.ts'
import type { Clause } from '../../db/searchPlan.ts'
import { orderOf, type Sorting } from './directoryPlan.ts'

export type DirectoryRow = {
  id: number
  client_id: ClientId
  status_rank: number
  sort_name: string
  sort_age: number
  sort_since: string
  sort_practitioner: string
  sort_guardian: string
  first_name: string
  last_name: string
  preferred_name: string
  birth_date: string | null
  status: ClientStatus
  since: string | null
}

/** Where a page starts: after the row with these sort values, or at a row's index. */
export type PageStart =
  | { readonly after: { readonly key: string | number; readonly name: string; readonly id: number } }
  | { readonly index: number }

/** The ids of one page, from an index that holds all it needs: a jump steps over index entries and looks up no row. */
function pageIds(where: Clause, sorting: Sorting, start: PageStart, limit: number): Clause {
  const { columns, order, sign } = orderOf(sorting)
  if ('index' in start) {
    return {
      sql: `SELECT d.id FROM client_directory d WHERE ${where.sql} ORDER BY ${order} LIMIT ? OFFSET ?`,
      values: [...where.values, limit, start.index],
    }
  }
  const { key, name, id } = start.after
  const values = sorting.column === 'name' ? [name, id] : [key, name, id]
  const tuple = columns.map((column) => `d.${column}`).join(', ')
  return {
    sql: `SELECT d.id FROM client_directory d WHERE ${where.sql}
      AND (${tuple}) ${sign} (${values.map(() => '?').join(', ')}) ORDER BY ${order} LIMIT ?`,
    values: [...where.values, ...values, limit],
  }
}

const ROW = `d.id, d.client_id, d.status_rank, d.sort_name, d.sort_age, d.sort_since, d.sort_practitioner,
  d.sort_guardian, c.first_name, c.last_name, c.preferred_name, c.birth_date, c.status, c.since`

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
    sql: `SELECT ${ROW} FROM client_directory d JOIN client c ON c.id = d.client_id WHERE d.id IN (${ids.sql})
      ORDER BY ${orderOf(sorting).order}`,
    values: ids.values,
  })
}

/** How many rows fit the conditions. */
export async function countDirectory(db: Reader, where: Clause): Promise<number> {
  const [row] = await rowsOf<{ n: number }>(db, {
    sql: `SELECT count(*) AS n FROM client_directory d WHERE ${where.sql}`,
    values: where.values,
  })
  return row?.n ?? 0
}

/** How many rows there are of each status rank, of these or of all. */
export async function countByRank(
  db: Reader,
  ids: readonly number[] | undefined,
): Promise<{ rank: number; n: number }[]> {
  const where = ids === undefined ? { sql: '1', values: [] } : isOneOf(ids)
  return rowsOf(db, {
    sql: `SELECT d.status_rank AS rank, count(*) AS n FROM client_directory d WHERE ${where.sql} GROUP BY d.status_rank`,
    values: where.values,
  })
}

/** The directory's ids of all clients that one of these practitioners treats now. */
export async function listTreatedEntries(db: Reader, practitionerIds: readonly UserId[]): Promise<number[]> {
  const rows = await db
    .selectFrom('client_person')
    .innerJoin('client_directory', 'client_directory.client_id', 'client_person.client_id')
    .select('client_directory.id')
    .distinct()
    .where('client_person.user_id', 'in', practitionerIds)
    .where('client_person.relation', '=', 'practitioner')
    .where('client_person.is_current', '=', 1)
    .execute()
  return rows.map(({ id }) => id)
}

export type ShownPerson = {
  client_id: ClientId
  relation: 'practitioner' | 'guardian'
  first_name: string
  last_name: string
  phone: string
}

/** Practitioners and guardians of some clients; of each the primary one first. */
export async function listShownPeople(db: Reader, clientIds: readonly ClientId[]): Promise<ShownPerson[]> {
  if (clientIds.length === 0) return []
  return rowsOf<ShownPerson>(db, {
    sql: `SELECT p.client_id, p.relation, y.first_name, y.last_name, y.phone FROM json_each(?) j
      CROSS JOIN client_person p ON p.client_id = j.value CROSS JOIN user_directory y ON y.user_id = p.user_id
      WHERE p.is_current = 1 AND p.relation IN ('practitioner', 'guardian')
      ORDER BY p.is_primary DESC, y.sort_name, y.id`,
    values: [JSON.stringify(clientIds)],
  })
}

/** True where some client has no entry in the list yet. */
export async function hasUnlisted(db: Reader): Promise<boolean> {
  const [row] = await rowsOf<{ isShort: 0 | 1 }>(db, {
    sql: 'SELECT (SELECT count(*) FROM client WHERE merged_into IS NULL AND voided_at IS NULL) > (SELECT count(*) FROM client_directory) AS isShort',
    values: [],
  })
  return row?.isShort === 1
}

/** Some clients that have no entry in the list yet. */
export async function listUnlisted(db: Reader, most: number): Promise<ClientId[]> {
  const rows = await rowsOf<{ id: string }>(db, {
    sql: 'SELECT id FROM client WHERE merged_into IS NULL AND voided_at IS NULL AND id NOT IN (SELECT client_id FROM client_directory) LIMIT ?',
    values: [most],
  })
  return rows.map(({ id }) => clientIdSchema.parse(id))
}
