import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LEFT_ALONE, REFERENCES, WRITTEN_ANEW } from '#backend/db/moveReferences.ts'
import { isRecord } from '#backend/db/noteChange.ts'
import { SYNCED_TABLES } from '#backend/db/syncedTables.ts'
import { must } from '#shared/lib/must.ts'
import { startSyncPcs, type SyncPcs } from '#tests/support/syncPcs.ts'

/** What names something else than a person or a client. */
const OF_OTHERS = [
  'compensation_tier_id',
  'crew_id',
  'device_id',
  'discipline_id',
  'import_id',
  'invite_id',
  'review_id',
  'row_id',
  'service_id',
  'session_id',
  'source_device_id',
  'staff_id',
  'timesheet_id',
]

let clinic: SyncPcs
beforeAll(async () => {
  clinic = await startSyncPcs(1)
})
afterAll(() => clinic.close())

/** Every column of a synced table that names a row, as `table.column`. */
async function namingColumns(): Promise<string[]> {
  const columns = await must(clinic.pcs[0], 'a PC').write((tx) =>
    tx.all(
      `SELECT m.name AS "table", c.name AS "column" FROM sqlite_master m JOIN pragma_table_info(m.name) c
        WHERE m.type = 'table'`,
    ),
  )
  return columns
    .filter(isRecord)
    .filter(({ table }) => Object.hasOwn(SYNCED_TABLES, String(table)))
    .filter(({ column }) => /_(?:id|by|into)$/.test(String(column)))
    .filter(({ column }) => !OF_OTHERS.includes(String(column)))
    .map(({ table, column }) => `${String(table)}.${String(column)}`)
}

describe('what names a person or a client, where two records become one (product 31, S10)', () => {
  it('follows to the record that stays, or is left where it is with a reason', async () => {
    const decided = [
      ...REFERENCES.map(({ table, column }) => `${table}.${column}`),
      ...WRITTEN_ANEW,
      ...Object.keys(LEFT_ALONE),
    ]
    expect(new Set(decided).size).toBe(decided.length)
    expect((await namingColumns()).toSorted()).toEqual(decided.toSorted())
  })
})
