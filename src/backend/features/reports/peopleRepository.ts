import { sql } from 'kysely'
import { z } from 'zod'
import { userIdSchema } from '#shared/domain/ids.ts'
import { ROLES } from '#shared/domain/roles.ts'
import { msToStamp, stampToMs } from '#shared/lib/hybridClock.ts'
import { inNameOrder } from '#shared/lib/fold.ts'
import type { Reader } from '../../db/clinicDatabase.ts'
import type { UserDirectoryTable } from '../../db/tables.ts'
import type { Standing, StandingChange } from './standing.ts'

type StandingRow = Pick<
  UserDirectoryTable,
  'id' | 'user_id' | 'is_active' | 'kind_rank' | 'role_mask' | 'discipline_id'
> & { created_at: number }

/** People of the directory after one of them, with when they were added; in the directory's order. */
export async function listStandings(
  db: Reader,
  afterId: number,
  most: number,
): Promise<(Standing & { id: number })[]> {
  // The index by creation has all that is asked of the person's own row, which is long where it holds a photo.
  const { rows } = await sql<StandingRow>`
    SELECT d.id, d.user_id, d.is_active, d.kind_rank, d.role_mask, d.discipline_id, u.created_at
    FROM user_directory d CROSS JOIN user u INDEXED BY user_by_creation ON u.id = d.user_id
    WHERE d.id > ${afterId} ORDER BY d.id LIMIT ${most}`.execute(db)
  return rows.map((row) => ({
    id: row.id,
    userId: row.user_id,
    createdAt: row.created_at,
    isActive: row.is_active === 1,
    kindRank: row.kind_rank,
    roleMask: row.role_mask,
    disciplineId: row.discipline_id,
  }))
}

const beforeSchema = z
  .object({
    status: z.string().optional(),
    discipline_id: z.string().nullable().optional(),
    is_held: z.number().optional(),
  })
  .catch({})

const roleOf = (rowId: string): number => ROLES.findIndex((role) => rowId.endsWith(`.${role}`))

/**
 * What the log says changed of people's status, discipline and roles since a moment, the latest first, each with what
 * it was before.
 */
export async function listStandingChanges(db: Reader, fromMs: number): Promise<StandingChange[]> {
  const { rows } = await sql<{
    at: number
    table_name: string
    row_id: string
    user: string
    before: string
  }>`
    SELECT at, table_name, row_id, about_user_id AS user, before FROM audit_entry INDEXED BY audit_entry_of_standing
    WHERE at >= ${fromMs} AND before IS NOT NULL AND table_name IN ('user', 'user_role')
      AND about_user_id IS NOT NULL ORDER BY at DESC, seq DESC`.execute(db)
  return rows.flatMap((row): StandingChange[] => {
    const parsed: unknown = JSON.parse(row.before)
    const { status, discipline_id: disciplineId, is_held: isHeld } = beforeSchema.parse(parsed)
    const about = { at: row.at, userId: userIdSchema.parse(row.user) }
    if (row.table_name === 'user_role') {
      const role = roleOf(row.row_id)
      return isHeld === undefined || role < 0 ? [] : [{ ...about, role, wasHeld: isHeld === 1 }]
    }
    if (status === undefined && disciplineId === undefined) return []
    return [
      {
        ...about,
        ...(status === undefined ? {} : { wasActive: status === 'active' }),
        ...(disciplineId === undefined ? {} : { discipline: disciplineId }),
      },
    ]
  })
}

/** Roles whose rows were made since a moment: before that, nobody had ever given them. The latest first. */
export async function listFirstGrants(db: Reader, fromMs: number): Promise<StandingChange[]> {
  const rows = await db
    .selectFrom('user_role')
    .select(['user_id', 'role', 'stamp'])
    .where('stamp', '>=', msToStamp(fromMs))
    .orderBy('stamp', 'desc')
    .execute()
  return rows.map((row) => ({
    at: stampToMs(row.stamp),
    userId: row.user_id,
    role: ROLES.indexOf(row.role),
    wasHeld: false,
  }))
}

/** When the first person of this clinic was added: before that there are no data. */
export async function firstDataAt(db: Reader): Promise<number | undefined> {
  const row = await db
    .selectFrom('user')
    .select((select) => select.fn.min('created_at').as('at'))
    .executeTakeFirst()
  return row?.at ?? undefined
}

/** The names of disciplines by id, also of those no longer in use. */
export async function listDisciplineNames(db: Reader): Promise<Map<string, string>> {
  const rows = await db.selectFrom('discipline').select(['id', 'name']).orderBy('id').execute()
  return new Map(inNameOrder(rows, ({ name }) => name).map(({ id, name }) => [id, name]))
}
