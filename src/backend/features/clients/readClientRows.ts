import { setImmediate } from 'node:timers/promises'
import type { ClientRow } from '#shared/contract/clients.ts'
import type { ActorCall } from '../../call.ts'
import type { Reader } from '../../db/clinicDatabase.ts'
import { SORT_KEYS, type Sorting } from './directoryPlan.ts'
import {
  type DirectoryRow,
  listDirectoryPage,
  listShownPeople,
  type PageStart,
} from './directoryRepository.ts'
import type { Selection } from './selectClients.ts'

const AT_ONCE = 1000

/** Rows of the directory with the people that the list shows beside them. */
export async function toClientRows(db: Reader, rows: readonly DirectoryRow[]): Promise<ClientRow[]> {
  const people = await listShownPeople(
    db,
    rows.map((row) => row.client_id),
  )
  const byClient = Map.groupBy(people, (one) => one.client_id)
  return rows.map((row) => {
    const around = byClient.get(row.client_id) ?? []
    const guardian = around.find(({ relation }) => relation === 'guardian')
    return {
      clientId: row.client_id,
      firstName: row.first_name,
      lastName: row.last_name,
      preferredName: row.preferred_name,
      birthDate: row.birth_date,
      status: row.status,
      since: row.since,
      practitionerNames: around
        .filter(({ relation }) => relation === 'practitioner')
        .map((one) => `${one.first_name} ${one.last_name}`),
      guardianName: guardian === undefined ? '' : `${guardian.first_name} ${guardian.last_name}`,
      guardianPhone: guardian?.phone ?? '',
    }
  })
}

/** Every client of a selection in order, at most so many; other calls get their turn between the pages. */
export async function readClientRows(
  call: ActorCall,
  { where }: Selection,
  sort: Sorting,
  most: number,
): Promise<ClientRow[]> {
  const rows: ClientRow[] = []
  let start: PageStart = { index: 0 }
  while (rows.length < most) {
    const limit = Math.min(AT_ONCE, most - rows.length)
    const page: DirectoryRow[] = await listDirectoryPage(call.db.read, where, sort, start, limit)
    rows.push(...(await toClientRows(call.db.read, page)))
    const last = page.at(-1)
    if (last === undefined || page.length < limit) break
    start = { after: { key: last[SORT_KEYS[sort.column]], name: last.sort_name, id: last.id } }
    await setImmediate()
  }
  return rows
}
