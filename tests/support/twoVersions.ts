import { openDatabase } from '#backend/db/openDatabase.ts'
import { isRow } from '#backend/sync/fieldStore.ts'
import type { WriteTx } from '#backend/db/clinicDatabase.ts'
import { must } from '#shared/lib/must.ts'
import type { FiledPc } from './syncPcs.ts'

/** The table that the older program does not have. */
const NEW_TABLE = 'team_listing'
/** The columns that only the newer program has, one for each way a row may come: changed, added, or named after another. */
const NEW_COLUMNS = `
  ALTER TABLE user ADD COLUMN pronouns TEXT NOT NULL DEFAULT '';
  ALTER TABLE discipline ADD COLUMN colour TEXT NOT NULL DEFAULT 'grey';
  ALTER TABLE user_role ADD COLUMN note TEXT;`

/** True where a PC has the newer program's tables. */
export const isNewer = (tx: Pick<WriteTx, 'all'>): boolean =>
  tx.all("SELECT 1 FROM pragma_table_info('user') WHERE name = 'pronouns'").length > 0

const onFile = (pc: FiledPc, sql: string): Promise<void> =>
  pc.elsewhere(() => {
    const bare = openDatabase({ file: pc.file, key: undefined })
    bare.exec(sql)
    bare.close()
    return Promise.resolve()
  })

/** Gives a PC a column that comes with a still newer program. */
export const addColumn = (pc: FiledPc, table: string, column: string): Promise<void> =>
  onFile(pc, `ALTER TABLE "${table}" ADD COLUMN ${column} TEXT NOT NULL DEFAULT ''`)

/** Makes PCs, which nobody has used yet, have the tables of the version before. @returns what updates one of them */
export async function startOlder(pcs: readonly FiledPc[]): Promise<(pc: FiledPc) => Promise<void>> {
  const [first] = pcs
  const made = await must(first, 'a PC').write((tx) =>
    tx.all(`SELECT sql FROM sqlite_schema WHERE tbl_name = '${NEW_TABLE}' AND sql IS NOT NULL`).filter(isRow),
  )
  for (const pc of pcs) await onFile(pc, `DROP TABLE ${NEW_TABLE}`)
  return async (pc) => {
    if (await pc.write(isNewer)) return
    await onFile(pc, `${made.map(({ sql }) => String(sql)).join(';')}; ${NEW_COLUMNS}`)
  }
}
