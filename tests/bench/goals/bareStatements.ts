import type Database from 'better-sqlite3'
import { MOST_MATCHES, searchWords } from '#backend/db/searchPlan.ts'
import { filterClause, SORT_KEYS } from '#backend/features/users/directoryPlan.ts'
import type { ListInput } from './directoryQueries.ts'

const COLUMNS = `d.id, d.user_id, d.is_active, d.kind_rank, d.role_mask, d.sign_in_rank, d.temporary_until, d.first_name,
  d.last_name, d.title, d.discipline_name, d.compensation_tier_name, d.email, d.phone, d.staff_id,
  d.registration_number, d.registration_expires_on`

function orderOf({ column, descending }: ListInput['sort']): string {
  const direction = descending ? 'DESC' : 'ASC'
  const keys = column === 'name' ? ['sort_name', 'id'] : [SORT_KEYS[column], 'sort_name', 'id']
  return keys.map((key) => `d.${key} ${direction}`).join(', ')
}

/**
 * What a list query comes to as one prepared statement, without rights, schema, counting or shaping: the reference
 * of P8. Words that are too short for the index are left to the core alone.
 * @returns a function that runs it; undefined where no single statement answers this search
 */
export function barePage(database: Database.Database, input: ListInput): (() => unknown[]) | undefined {
  const filter = filterClause(input.tab === 'active', input.filters, Date.now())
  const words = searchWords(input.search)
  const index = 'index' in input.from ? input.from.index : 0
  const page = `ORDER BY ${orderOf(input.sort)} LIMIT ${input.limit} OFFSET ${index}`
  if (words.long.length + words.short.length === 0) {
    const statement = database.prepare(
      `SELECT ${COLUMNS} FROM user_directory d WHERE d.id IN
        (SELECT d.id FROM user_directory d WHERE ${filter.sql} ${page}) ORDER BY ${orderOf(input.sort)}`,
    )
    return () => statement.all(...filter.values)
  }
  if (words.long.length === 0) return undefined
  const shorts = words.short.map(() => ' AND instr(d.search_text, ?) > 0').join('')
  const statement = database.prepare(
    `SELECT ${COLUMNS} FROM user_directory d WHERE d.id IN
      (SELECT d.id FROM user_search s CROSS JOIN user_directory d ON d.id = s.rowid
        WHERE s.user_search MATCH ? AND ${filter.sql}${shorts} LIMIT ${MOST_MATCHES}) ${page}`,
  )
  const match = words.long.map((word) => `"${word.replaceAll('"', '""')}"`).join(' AND ')
  return () => statement.all(match, ...filter.values, ...words.short)
}
