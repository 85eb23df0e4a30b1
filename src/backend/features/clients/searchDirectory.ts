import { CLIENT_STATUSES, type ClientStatus } from '#shared/domain/clients.ts'
import type { ClientId } from '#shared/domain/ids.ts'
import type { ClinicDatabase } from '../../db/clinicDatabase.ts'
import { findLikeliest, isOneOf } from '../../db/findMatches.ts'
import { type Clause, isEmptySearch, searchWords } from '../../db/searchPlan.ts'
import { CLIENT_PLAN, tabClause } from './directoryPlan.ts'
import { listDirectoryPage } from './directoryRepository.ts'

export type FoundClient = {
  readonly clientId: ClientId
  readonly name: string
  readonly birthDate: string | null
  readonly status: ClientStatus
}

/** Everybody but those who are discharged. */
const IN_CARE: Clause = {
  sql: 'd.status_rank <> ?',
  values: [CLIENT_STATUSES.indexOf('discharged')],
}

/**
 * The first clients by name for what was typed, whoever treats them, found as on the Clients page: whatever case and
 * accents. Asks no rights: that is for whoever calls.
 */
export async function searchDirectory(
  db: ClinicDatabase,
  search: string,
  { among, most }: { readonly among: 'all' | 'inCare'; readonly most: number },
): Promise<FoundClient[]> {
  const words = searchWords(search)
  if (isEmptySearch(words)) return []
  const filter = among === 'inCare' ? IN_CARE : tabClause('all', 'name')
  const ids = await findLikeliest(db, CLIENT_PLAN, words, { filter, most })
  const sorting = { column: 'name', descending: false } as const
  const rows = await listDirectoryPage(db.read, isOneOf(ids), sorting, { index: 0 }, most)
  return rows.map((row) => ({
    clientId: row.client_id,
    name: `${row.first_name} ${row.last_name}`,
    birthDate: row.birth_date,
    status: row.status,
  }))
}
