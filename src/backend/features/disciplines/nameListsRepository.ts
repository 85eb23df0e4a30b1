import { sql } from 'kysely'
import { z } from 'zod'
import type { Named } from '#shared/contract/nameLists.ts'
import {
  compensationTierIdSchema,
  disciplineIdSchema,
  type NamedId,
  type ServiceId,
  type UserId,
} from '#shared/domain/ids.ts'
import type { NameListKind } from '#shared/domain/nameLists.ts'
import { foldText } from '#shared/lib/fold.ts'
import type { Reader } from '../../db/clinicDatabase.ts'
import type { RowPatch } from '../../db/writeRow.ts'

/** The table of each list, and the column by which people and services refer to it. */
const PLACES = {
  disciplines: { table: 'discipline', column: 'discipline_id' },
  compensationTiers: { table: 'compensation_tier', column: 'compensation_tier_id' },
} as const

export const tableOfList = (list: NameListKind): (typeof PLACES)[NameListKind]['table'] => PLACES[list].table

/** What makes a person or a service refer to one of a list. */
export function referring(list: NameListKind, id: NamedId): RowPatch<'user'> & RowPatch<'service'> {
  return list === 'disciplines'
    ? { discipline_id: disciplineIdSchema.parse(id) }
    : { compensation_tier_id: compensationTierIdSchema.parse(id) }
}

type Found = Omit<Named, 'isCurrent'> & { readonly isCurrent: number }

/** All of a list by name, with how many people and services have each: also those who left, and ended services. */
export async function listNamed(db: Reader, list: NameListKind): Promise<Named[]> {
  const { table, column } = PLACES[list]
  const { rows } = await sql<Found>`
    SELECT n.id, n.name, n.is_current AS isCurrent,
      (SELECT count(*) FROM user u WHERE u.${sql.ref(column)} = n.id AND u.merged_into IS NULL
        AND u.voided_at IS NULL) AS people,
      (SELECT count(*) FROM service s WHERE s.${sql.ref(column)} = n.id) AS services
    FROM ${sql.table(table)} n`.execute(db)
  return rows
    .map((row) => ({ ...row, isCurrent: row.isCurrent === 1 }))
    .toSorted((one, other) => foldText(one.name).localeCompare(foldText(other.name)))
}

/** Everybody who has one of a list; whose record is part of another, or left out, is nobody the list shows. */
export async function listHavers(
  db: Reader,
  list: NameListKind,
  id: NamedId,
): Promise<{ userId: UserId; isShown: boolean }[]> {
  const rows = await db
    .selectFrom('user')
    .select(['id', 'merged_into', 'voided_at'])
    .where(PLACES[list].column, '=', sql<never>`${id}`)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ userId: row.id, isShown: row.merged_into === null && row.voided_at === null }))
}

/** Every service that has one of a list. */
export async function listServicesOf(db: Reader, list: NameListKind, id: NamedId): Promise<ServiceId[]> {
  const rows = await db
    .selectFrom('service')
    .select('id')
    .where(PLACES[list].column, '=', sql<never>`${id}`)
    .orderBy('id')
    .execute()
  return rows.map((row) => row.id)
}

const valuesSchema = z.record(z.string(), z.union([z.string(), z.number(), z.null()]))
type Values = z.infer<typeof valuesSchema>
const headSchema = z.object({ name: z.string(), count: z.int().optional() })
const readValues = (text: string): Values => valuesSchema.parse(JSON.parse(text))

/** One row that a merging changed, as the log has it. */
export type MergedRow = {
  readonly table: string
  readonly rowId: string
  readonly before: Values
  readonly after: Values
}

/** A merging as the log has it: both names at that time, and every row it changed. */
export type MergeAct = {
  readonly from: string
  readonly into: string
  readonly people: number
  readonly rows: readonly MergedRow[]
}

/** The act that merged two of a list; undefined where there is none of this id and verb. */
export async function findMergeAct(db: Reader, actId: string, verb: string): Promise<MergeAct | undefined> {
  const entries = await db
    .selectFrom('audit_entry')
    .select(['verb', 'table_name', 'row_id', 'before', 'after'])
    .where('act_id', '=', actId)
    .where('outcome', '=', 'done')
    .orderBy('seq')
    .execute()
  const head = entries.find((entry) => entry.verb === verb && entry.table_name === null)
  if (head === undefined || head.before === null || head.after === null) return undefined
  const into = headSchema.parse(JSON.parse(head.after))
  return {
    from: headSchema.parse(JSON.parse(head.before)).name,
    into: into.name,
    people: into.count ?? 0,
    rows: entries.flatMap(({ table_name: table, row_id: rowId, before, after }) =>
      table === null || rowId === null || before === null || after === null
        ? []
        : [{ table, rowId, before: readValues(before), after: readValues(after) }],
    ),
  }
}
