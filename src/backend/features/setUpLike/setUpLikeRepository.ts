import { z } from 'zod'
import type { CrewId, UserId } from '#shared/domain/ids.ts'
import type { Reader } from '../../db/clinicDatabase.ts'

export type Crew = { readonly crewId: CrewId; readonly name: string }

/** The crews somebody is a member of, by name. */
export async function listCrews(db: Reader, userId: UserId): Promise<Crew[]> {
  return db
    .selectFrom('crew_member')
    .innerJoin('crew', 'crew.id', 'crew_member.crew_id')
    .select(['crew.id as crewId', 'crew.name'])
    .where('crew_member.user_id', '=', userId)
    .where('crew_member.is_member', '=', 1)
    .where('crew.is_current', '=', 1)
    .orderBy('crew.name')
    .orderBy('crew.id')
    .execute()
}

/** The ids of the crews somebody manages. */
export async function listManagedCrews(db: Reader, userId: UserId): Promise<CrewId[]> {
  const rows = await db
    .selectFrom('crew')
    .select('id')
    .where('manager_id', '=', userId)
    .where('is_current', '=', 1)
    .execute()
  return rows.map(({ id }) => id)
}

const valuesSchema = z.record(z.string(), z.union([z.string(), z.number(), z.null()]))
export type Values = z.infer<typeof valuesSchema>

/** One row that an act changed, as the log has it; `before` is null for a row that the act made. */
export type ChangedRow = {
  readonly table: string
  readonly rowId: string
  readonly before: Values | null
  readonly after: Values
}

const readValues = (text: string): Values => valuesSchema.parse(JSON.parse(text))

/** What an act with this verb changed of a person; undefined where there was no such act about them. */
export async function findAct(
  db: Reader,
  act: { readonly actId: string; readonly userId: UserId; readonly verb: string },
): Promise<ChangedRow[] | undefined> {
  const rows = await db
    .selectFrom('audit_entry')
    .select(['verb', 'table_name', 'row_id', 'before', 'after'])
    .where('act_id', '=', act.actId)
    .where('about_user_id', '=', act.userId)
    .where('outcome', '=', 'done')
    .orderBy('seq')
    .execute()
  if (!rows.some((row) => row.verb === act.verb)) return undefined
  return rows.flatMap(({ table_name: table, row_id: rowId, before, after }) =>
    table === null || rowId === null || after === null
      ? []
      : [{ table, rowId, before: before === null ? null : readValues(before), after: readValues(after) }],
  )
}
